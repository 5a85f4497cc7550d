/** What a training looks like from the inside: gradients, silent and saturated neurons, rates. */
@NullMarked
package org.backspike.bptt.diagnose;

import org.jspecify.annotations.NullMarked;
