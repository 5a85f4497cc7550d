package org.backspike.chip.execute;

import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Phase;

/**
 * An instruction of a program with everything it did so far.
 *
 * @param phase phase of its segment
 * @param core core whose list it stands in
 * @param instruction what was done
 * @param work the sum over all executions; live
 */
public record Executed(Phase phase, int core, Instruction instruction, Work work) {}
