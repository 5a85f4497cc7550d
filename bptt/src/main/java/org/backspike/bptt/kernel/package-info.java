/** The inner loops of backpropagation in float, scalar and vector. */
@NullMarked
package org.backspike.bptt.kernel;

import org.jspecify.annotations.NullMarked;
