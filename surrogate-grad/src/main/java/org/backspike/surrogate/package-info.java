/** Surrogate derivatives of the spike, in float and as few-bit codes. */
@NullMarked
package org.backspike.surrogate;

import org.jspecify.annotations.NullMarked;
