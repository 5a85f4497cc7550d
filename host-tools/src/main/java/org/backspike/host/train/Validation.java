package org.backspike.host.train;

import java.util.Arrays;
import org.backspike.bptt.Trainer;
import org.backspike.host.file.InputError;
import org.backspike.snn.task.Dataset;

/**
 * Which training samples are kept to validate every epoch, and what is done with what they say.
 *
 * @param share part of the samples that is kept, above 0 and below 1; 0 to keep none
 * @param patience epochs without a better validation after which training stops and takes the
 *     weights of the best one; 0 to train to the end and take the last
 */
public record Validation(double share, int patience) {
  /** Nothing is kept. */
  public static final Validation NONE = new Validation(0, 0);

  /** An epoch that no training has: its shuffle decides which samples are kept. */
  private static final int BEFORE_ALL_EPOCHS = -1;

  /**
   * Samples in two parts.
   *
   * @param train those that are learned, in their old order
   * @param kept those that validate
   */
  public record Split(Dataset train, Dataset kept) {}

  /**
   * Checks the numbers.
   *
   * @throws InputError if one is out of range, or there is patience and nothing to validate
   */
  public Validation {
    if (!(share >= 0 && share < 1)) {
      throw new InputError("validation by " + share + " of the samples; must be 0 to below 1");
    }
    if (patience < 0 || (patience > 0 && share == 0)) {
      throw new InputError(
          "patience " + patience + "; must be at least 0, and 0 without validation");
    }
  }

  /**
   * Whether epochs are validated.
   *
   * @return true if samples are kept
   */
  public boolean isGiven() {
    return share > 0;
  }

  /**
   * Whether the weights of the best epoch are taken instead of the last.
   *
   * @return true if training may stop before its last epoch
   */
  public boolean isPatient() {
    return patience > 0;
  }

  /**
   * Keeps a random part of the samples.
   *
   * @param all not modified
   * @param seed which part
   * @return both parts
   * @throws InputError if one of them would be empty
   */
  public Split split(Dataset all, int seed) {
    if (!isGiven()) {
      return new Split(all, all.first(0));
    }
    int kept = (int) Math.round(share * all.size());
    if (kept == 0 || kept == all.size()) {
      throw new InputError(
          "validation by "
              + share
              + " of the samples; must leave some of "
              + all.size()
              + " samples on each side");
    }
    int[] order = Trainer.order(all.size(), seed, BEFORE_ALL_EPOCHS);
    int[] train = Arrays.copyOfRange(order, kept, order.length);
    Arrays.sort(train);
    return new Split(all.only(train), all.only(Arrays.copyOf(order, kept)));
  }
}
