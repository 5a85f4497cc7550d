package org.backspike.chip.timing;

import java.util.List;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.noc.Traffic;
import org.backspike.chip.noc.Transit;
import org.backspike.chip.program.Phase;

/** Looks at what every stretch between two barriers was spent on. */
interface StretchView {
  /** Sees nothing. */
  StretchView NONE = (_, _, _, _, _, _, _) -> {};

  /**
   * A stretch is over.
   *
   * @param machine the chip as it stands then
   * @param phase phase of the program
   * @param step step of the chip
   * @param length its cycles
   * @param cores what each core did, by number
   * @param traffic what was sent
   * @param transit what became of it
   */
  void ended(
      Machine machine,
      Phase phase,
      int step,
      long length,
      List<CoreStretch> cores,
      Traffic traffic,
      Transit transit);
}
