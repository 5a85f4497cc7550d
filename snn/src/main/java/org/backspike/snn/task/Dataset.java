package org.backspike.snn.task;

import java.util.Arrays;

/** Labelled vectors of numbers between 0 and 1. */
public final class Dataset {
  private final int features;
  private final int classes;
  private final float[] values;
  private final int[] labels;

  /**
   * A data set.
   *
   * @param features length of a vector, at least 1
   * @param classes number of classes, at least 2
   * @param values shape [samples][features]; kept, not copied
   * @param labels shape [samples], each below {@code classes}; kept, not copied
   * @throws IllegalArgumentException if the sizes disagree or a label is out of range
   */
  public Dataset(int features, int classes, float[] values, int[] labels) {
    if (features < 1 || classes < 2 || (long) labels.length * features != values.length) {
      throw new IllegalArgumentException(
          values.length
              + " values for "
              + labels.length
              + " samples of "
              + features
              + " features, "
              + classes
              + " classes; sizes must agree, classes be at least 2");
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label " + labels[i] + " of sample " + i + "; must be 0 to " + (classes - 1));
      }
    }
    this.features = features;
    this.classes = classes;
    this.values = values;
    this.labels = labels;
  }

  /**
   * Number of samples.
   *
   * @return at least 0
   */
  public int size() {
    return labels.length;
  }

  /**
   * Length of a vector.
   *
   * @return at least 1
   */
  public int features() {
    return features;
  }

  /**
   * Number of classes.
   *
   * @return at least 2
   */
  public int classes() {
    return classes;
  }

  /**
   * The vector of a sample.
   *
   * @param sample from 0
   * @return a copy, shape [features]
   */
  public float[] features(int sample) {
    float[] vector = new float[features];
    System.arraycopy(values, sample * features, vector, 0, features);
    return vector;
  }

  /**
   * The class of a sample.
   *
   * @param sample from 0
   * @return 0 to classes - 1
   */
  public int label(int sample) {
    return labels[sample];
  }

  /**
   * The first samples.
   *
   * @param count how many; all if there are fewer
   * @return a data set that shares nothing
   */
  public Dataset first(int count) {
    int n = Math.min(count, size());
    return new Dataset(
        features, classes, Arrays.copyOf(values, n * features), Arrays.copyOf(labels, n));
  }

  /**
   * Some samples.
   *
   * @param samples which, in the wanted order
   * @return a new data set
   */
  public Dataset only(int[] samples) {
    float[] some = new float[Math.multiplyExact(samples.length, features)];
    int[] classesOf = new int[samples.length];
    for (int i = 0; i < samples.length; i++) {
      System.arraycopy(values, samples[i] * features, some, i * features, features);
      classesOf[i] = labels[samples[i]];
    }
    return new Dataset(features, classes, some, classesOf);
  }
}
