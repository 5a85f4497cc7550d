package org.backspike.chip.execute;

import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Phase;

/** Learns what is executed, in order, so that it can tell how long that takes. */
public interface Clock {
  /**
   * A core executed an instruction.
   *
   * @param core the core
   * @param instruction what was done
   * @param work what it found to do; valid during the call
   */
  void executed(int core, Instruction instruction, Work work);

  /**
   * All cores met.
   *
   * @param phase phase of the segment
   * @param step step of the chip
   */
  void barrier(Phase phase, int step);
}
