package org.backspike.chip.program;

import org.backspike.chip.image.ArrayLayout;

/**
 * The errors of a slice: mantissas with one exponent per array, carried from step to step.
 *
 * @param membrane errors of the membrane, shape [1][neurons]
 * @param current errors of the current, shape [1][neurons]; they are also the errors of the drive
 */
public record ErrorState(ArrayLayout membrane, ArrayLayout current) {}
