/**
 * Programs of a chip: phases made of steps, steps made of instructions per core. Inference and
 * learning are written in the same instructions.
 */
@NullMarked
package org.backspike.chip.program;

import org.jspecify.annotations.NullMarked;
