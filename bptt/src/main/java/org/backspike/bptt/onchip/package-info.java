/**
 * Backpropagation through time on a chip: which arrays it needs, what does not fit, and the
 * programs that the chip model executes. No arithmetic of the network happens here.
 */
@NullMarked
package org.backspike.bptt.onchip;

import org.jspecify.annotations.NullMarked;
