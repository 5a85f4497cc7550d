package org.backspike.host.run;

import org.backspike.bptt.Progress;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Probe;

/**
 * Tells how far a single long sample is.
 *
 * @param further what else looks on
 * @param steps of the sample
 * @param progress told now and then; may stop the run
 */
record StepProgress(Probe further, int steps, Progress progress) implements Probe {
  /** Steps between two reports. */
  private static final int INTERVAL = 256;

  @Override
  public void afterStep(int step, Machine machine) {
    further.afterStep(step, machine);
    boolean due = step % INTERVAL == INTERVAL - 1 || step == steps - 1;
    if (due && !progress.reached(step + 1L, steps)) {
      throw new InterruptedRun();
    }
  }
}
