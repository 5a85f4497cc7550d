/** Integer primitives that hardware has: shifts, clips, decays, rounding, random registers. */
@NullMarked
package org.backspike.chip.arith;

import org.jspecify.annotations.NullMarked;
