/** How a gradient becomes a step, and how the size of the step changes. */
@NullMarked
package org.backspike.bptt.optimize;

import org.jspecify.annotations.NullMarked;
