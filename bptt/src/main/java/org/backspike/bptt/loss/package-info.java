/** What is minimized: functions of the spikes and membranes of the readout in one sample. */
@NullMarked
package org.backspike.bptt.loss;

import org.jspecify.annotations.NullMarked;
