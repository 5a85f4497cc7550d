/**
 * The inner loops of a core over flat arrays. Each has a scalar form, which is the specification,
 * and a vector form with the same bits; {@link Kernels} chooses once.
 */
@NullMarked
package org.backspike.chip.kernel;

import org.jspecify.annotations.NullMarked;
