/** Published formulas for the time of chips whose controllers are not modelled. */
@NullMarked
package org.backspike.chip.estimate;

import org.jspecify.annotations.NullMarked;
