/** One neuron, step by step, in double precision: the equations as they are written down. */
@NullMarked
package org.backspike.snn.neuron;

import org.jspecify.annotations.NullMarked;
