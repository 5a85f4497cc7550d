package org.backspike.bptt;

import java.util.List;

/**
 * What a network did on a data set.
 *
 * @param samples number of samples
 * @param correct how many were right
 * @param ties how many had two equal largest scores; the lowest index won
 * @param surely how many were right without a tie
 * @param possibly how many had the right class among the largest scores
 * @param spikes spikes of every population over all samples, in the order of the network
 */
public record Evaluation(
    int samples, int correct, int ties, int surely, int possibly, List<Long> spikes) {
  /** Copies the list. */
  public Evaluation {
    spikes = List.copyOf(spikes);
  }

  /**
   * Fraction of samples that were right.
   *
   * @return 0 to 1
   */
  public double accuracy() {
    return (double) correct / samples;
  }

  /**
   * Fraction of samples with a tie.
   *
   * @return 0 to 1
   */
  public double tieRate() {
    return (double) ties / samples;
  }

  /**
   * The accuracy of the rule for ties that is always wrong.
   *
   * @return 0 to 1
   */
  public double lowestAccuracy() {
    return (double) surely / samples;
  }

  /**
   * The accuracy of the rule for ties that is always right where it can be.
   *
   * @return 0 to 1
   */
  public double highestAccuracy() {
    return (double) possibly / samples;
  }
}
