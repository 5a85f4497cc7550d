/**
 * Prices of a chip that nobody built: a sweep of a memory model, published energies of arithmetic,
 * and the rules that carry them from one technology node to another.
 */
@NullMarked
package org.backspike.chip.technology;

import org.jspecify.annotations.NullMarked;
