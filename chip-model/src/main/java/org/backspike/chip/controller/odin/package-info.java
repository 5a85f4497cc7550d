/**
 * ODIN with leaky integrate-and-fire neurons: 256 of 8 bits, 65 536 synapses of 3, spike-driven
 * synaptic plasticity, monitor packets, cycle by cycle.
 */
@NullMarked
package org.backspike.chip.controller.odin;

import org.jspecify.annotations.NullMarked;
