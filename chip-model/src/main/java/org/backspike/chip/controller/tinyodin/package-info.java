/**
 * tinyODIN: 256 leaky integrate-and-fire neurons of 12 bits, 65 536 synapses of 4, cycle by cycle.
 */
@NullMarked
package org.backspike.chip.controller.tinyodin;

import org.jspecify.annotations.NullMarked;
