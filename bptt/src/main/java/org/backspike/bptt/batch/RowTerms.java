package org.backspike.bptt.batch;

/**
 * What one kind of source adds to a range of rows of a gradient, in an order that depends on
 * nothing but the samples.
 */
interface RowTerms {
  /**
   * Adds the terms of samples of its kind.
   *
   * @param samples from 0 to this one, which is not among them
   */
  void add(int samples);

  /** Memory of what grows with steps or samples, bytes. */
  long bytes();
}
