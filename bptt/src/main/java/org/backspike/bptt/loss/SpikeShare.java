package org.backspike.bptt.loss;

/**
 * Negative logarithm of the share that the label has in all spikes, each count raised by a small
 * floor. Source: lava-dl SpikeMax, mode "probability".
 *
 * @param floor added to every count, above 0
 */
public record SpikeShare(double floor) implements Loss {
  /**
   * Checks the floor.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public SpikeShare {
    if (!(floor > 0)) {
      throw new IllegalArgumentException("floor " + floor + "; must be above 0");
    }
  }

  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    double[] counts = answer.counts();
    double sum = 0;
    for (double count : counts) {
      sum += count + floor;
    }
    double[] errors = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      errors[c] = 1 / sum - (c == label ? 1 / (counts[c] + floor) : 0);
    }
    answer.everyStep(answer.spikeErrors(), errors);
    return Math.log(sum) - Math.log(counts[label] + floor);
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
