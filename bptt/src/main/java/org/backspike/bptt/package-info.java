/** Learning by backpropagation through time. */
@NullMarked
package org.backspike.bptt;

import org.jspecify.annotations.NullMarked;
