/** The chips and datapaths that come with the program, as YAML resources. */
@NullMarked
package org.backspike.chip.presets;

import org.jspecify.annotations.NullMarked;
