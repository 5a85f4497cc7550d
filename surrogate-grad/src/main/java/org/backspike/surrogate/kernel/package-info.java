/** Surrogate derivatives of whole populations, scalar and vector. */
@NullMarked
package org.backspike.surrogate.kernel;

import org.jspecify.annotations.NullMarked;
