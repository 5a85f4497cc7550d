/** What backpropagation through time keeps of the forward pass, and what it computes again. */
@NullMarked
package org.backspike.bptt.memory;

import org.jspecify.annotations.NullMarked;
