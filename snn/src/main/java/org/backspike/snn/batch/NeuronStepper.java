package org.backspike.snn.batch;

/** Runs the neurons of one population on their drive. */
interface NeuronStepper {
  /**
   * Starts a sample from rest.
   *
   * @param sample from 0
   */
  void begin(int sample);

  /**
   * Goes on with a sample in a window.
   *
   * @param sample from 0
   * @param step first step of the window, at least 1
   * @param from what was carried over
   */
  void resume(int sample, int step, Carried from);

  /**
   * Keeps what the next window needs.
   *
   * @param sample from 0
   * @param step end of the steps that were run
   * @param to receives it
   */
  void keep(int sample, int step, Carried to);

  /**
   * Runs steps.
   *
   * @param sample from 0
   * @param firstStep first step
   * @param endStep end
   * @param drive I of the sample, step by step
   * @param driveAt place of step 0
   * @param driveStride from one step to the next, 0 for the same drive at every step
   */
  void run(int sample, int firstStep, int endStep, float[] drive, int driveAt, int driveStride);
}
