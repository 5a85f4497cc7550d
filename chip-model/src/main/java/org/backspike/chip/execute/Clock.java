package org.backspike.chip.execute;

import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Phase;

/** Learns what is executed, in order, so that it can tell how long that takes. */
public interface Clock {
  /**
   * A core executed an instruction.
   *
   * @param machine the chip, as the instruction left it
   * @param core the core
   * @param instruction what was done
   * @param work what it found to do; valid during the call
   */
  void executed(Machine machine, int core, Instruction instruction, Work work);

  /**
   * All cores met.
   *
   * @param machine the chip, with the messages of the stretch still under way
   * @param phase phase of the segment
   * @param step step of the chip
   */
  void barrier(Machine machine, Phase phase, int step);
}
