package org.backspike.chip.account;

import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.program.Phase;

/**
 * What is counted in time, whoever works meanwhile: everything that is powered. All cores of a chip
 * are powered, those without work included.
 */
public final class Standing {
  private Standing() {}

  /**
   * Books a stretch of time.
   *
   * @param chip what is powered
   * @param phase the phase that lasts
   * @param picoseconds how long; at least 0
   * @param counts receives picoseconds of the chip, of every core, and cycles of its clock
   * @throws ArithmeticException if a count leaves 63 bits
   */
  public static void book(Chip chip, Phase phase, long picoseconds, Counts counts) {
    CountKey key = new CountKey(phase, CountKey.NO_LAYER, CountKey.WHOLE_CHIP);
    long cores = chip.mesh().cores();
    long ofCores = Math.multiplyExact(picoseconds, cores);
    counts.add(key, Operation.MEMORY_LEAKAGE, ofCores);
    counts.add(key, Operation.LOGIC_LEAKAGE, ofCores);
    counts.add(key, Operation.CORE_STATIC, ofCores);
    counts.add(key, Operation.CHIP_STATIC, picoseconds);
    counts.add(key, Operation.MANAGEMENT, picoseconds);
    if (chip.timeBase() instanceof TimeBase.Clocked clocked) {
      counts.add(
          key,
          Operation.CORE_CYCLE,
          Math.multiplyExact(Math.ceilDiv(picoseconds, clocked.periodPs()), cores));
    }
  }
}
