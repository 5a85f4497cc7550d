package org.backspike.host.check;

import java.nio.file.Path;
import org.backspike.host.file.InputError;

/**
 * Which sample of a run.
 *
 * @param epoch from 0
 * @param phase half of the epoch
 * @param index from 0, in the file of its phase
 */
record ReckonSampleKey(int epoch, ReckonPhase phase, int index) {
  /** Reads the first three fields of a row. */
  static ReckonSampleKey of(long epoch, long phase, long index, Path file, int row) {
    if (epoch < 0 || phase < 0 || phase > 1 || index < 0 || epoch + index > Integer.MAX_VALUE) {
      throw new InputError(
          file,
          "row " + row,
          "epoch "
              + epoch
              + ", phase "
              + phase
              + ", sample "
              + index
              + "; phase must be 0 or 1, no number negative");
    }
    return new ReckonSampleKey(
        (int) epoch, phase == 0 ? ReckonPhase.TRAIN : ReckonPhase.TEST, (int) index);
  }

  /** Whether both are played without a break. */
  boolean inBlockOf(ReckonSampleKey other) {
    return epoch == other.epoch && phase == other.phase;
  }

  String describe() {
    return "epoch " + epoch + ", " + phase.word() + " sample " + index;
  }
}
