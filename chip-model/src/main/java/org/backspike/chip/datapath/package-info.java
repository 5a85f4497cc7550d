/** The fixed-point rules of a core: what is computed, in which widths, with which rounding. */
@NullMarked
package org.backspike.chip.datapath;

import org.jspecify.annotations.NullMarked;
