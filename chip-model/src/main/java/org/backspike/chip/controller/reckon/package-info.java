/**
 * ReckOn clock by clock: a recurrent network of spiking neurons that learns on the chip by e-prop,
 * with the bench that plays samples to it.
 */
@NullMarked
package org.backspike.chip.controller.reckon;

import org.jspecify.annotations.NullMarked;
