package org.backspike.bptt.loss;

import java.util.Arrays;

/**
 * What the readout did in one sample, and the errors that a loss finds for it. All arrays have the
 * shape [steps][classes]; they are reused from sample to sample.
 */
public final class Answer {
  private final int steps;
  private final int classes;
  private final double[] spikes;
  private final double[] membranes;
  private final double[] spikeErrors;
  private final double[] membraneErrors;

  /**
   * An answer without activity.
   *
   * @param steps number of steps, at least 1
   * @param classes neurons of the readout, at least 1
   */
  public Answer(int steps, int classes) {
    this.steps = steps;
    this.classes = classes;
    spikes = new double[Math.multiplyExact(steps, classes)];
    membranes = new double[spikes.length];
    spikeErrors = new double[spikes.length];
    membraneErrors = new double[spikes.length];
  }

  /**
   * Number of steps.
   *
   * @return at least 1
   */
  public int steps() {
    return steps;
  }

  /**
   * Number of classes.
   *
   * @return at least 1
   */
  public int classes() {
    return classes;
  }

  /**
   * Spikes.
   *
   * @return the live array: 0 or 1, between them in the smooth twin
   */
  public double[] spikes() {
    return spikes;
  }

  /**
   * Recorded membranes.
   *
   * @return the live array
   */
  public double[] membranes() {
    return membranes;
  }

  /**
   * Errors of the spikes.
   *
   * @return the live array, filled by a loss
   */
  public double[] spikeErrors() {
    return spikeErrors;
  }

  /**
   * Errors of the membranes.
   *
   * @return the live array, filled by a loss
   */
  public double[] membraneErrors() {
    return membraneErrors;
  }

  /** Sets all errors to 0. */
  public void clearErrors() {
    Arrays.fill(spikeErrors, 0);
    Arrays.fill(membraneErrors, 0);
  }

  /**
   * Spikes of each class.
   *
   * @return a new array, shape [classes]
   */
  public double[] counts() {
    return sums(spikes);
  }

  /**
   * Sums over the steps.
   *
   * @param values shape [steps][classes]
   * @return a new array, shape [classes]
   */
  double[] sums(double[] values) {
    double[] sums = new double[classes];
    for (int t = 0; t < steps; t++) {
      for (int c = 0; c < classes; c++) {
        sums[c] += values[t * classes + c];
      }
    }
    return sums;
  }

  /** Gives every step of an array of errors the same errors, shape [classes]. */
  void everyStep(double[] errors, double[] each) {
    for (int t = 0; t < steps; t++) {
      System.arraycopy(each, 0, errors, t * classes, classes);
    }
  }
}
