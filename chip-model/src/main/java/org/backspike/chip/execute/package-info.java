/**
 * The executor: the bits of a chip. Instructions are bound to the contents of its memories once and
 * then run as kernels; nothing here knows time or prices.
 */
@NullMarked
package org.backspike.chip.execute;

import org.jspecify.annotations.NullMarked;
