/** The inner loops of the float simulator, scalar and vector. */
@NullMarked
package org.backspike.snn.kernel;

import org.jspecify.annotations.NullMarked;
