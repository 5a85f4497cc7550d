package org.backspike.snn.task;

/** A generated classification task with its usual network and coding. */
public interface Task {
  /**
   * The name on the command line.
   *
   * @return lower case with hyphens
   */
  String name();

  /**
   * What it is, with the source.
   *
   * @return one sentence
   */
  String description();

  /**
   * The usual encoder.
   *
   * @return its name
   */
  String encoder();

  /**
   * The usual number of steps.
   *
   * @return at least 1
   */
  int steps();

  /**
   * The usual network.
   *
   * @return layer sizes from input to output, such as {@code 5-120-3}
   */
  String shape();

  /**
   * Samples to learn from.
   *
   * @return always the same
   */
  Dataset train();

  /**
   * Samples to choose settings by.
   *
   * @return always the same
   */
  Dataset validation();

  /**
   * Samples to report.
   *
   * @return always the same
   */
  Dataset test();
}
