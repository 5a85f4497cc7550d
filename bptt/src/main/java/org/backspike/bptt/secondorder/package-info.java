/** Second-order optimization of small networks, on the smooth twin and full batches. */
@NullMarked
package org.backspike.bptt.secondorder;

import org.jspecify.annotations.NullMarked;
