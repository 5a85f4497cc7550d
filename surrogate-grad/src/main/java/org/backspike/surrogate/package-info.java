/**
 * Surrogate derivatives of the spike: in float, as vectors, and as the few-bit codes that a chip
 * holds.
 */
@NullMarked
package org.backspike.surrogate;

import org.jspecify.annotations.NullMarked;
