package org.backspike.bptt.batch;

/** Turns errors of what a population put out into errors of its drive, backward in time. */
interface ErrorStepper {
  /** Starts a sample behind its last step. */
  void begin(int sample);

  /** Memory of the arrays, bytes. */
  long bytes();

  /** Runs the steps from {@code endStep - 1} down to {@code firstStep}. */
  void run(int sample, int firstStep, int endStep);
}
