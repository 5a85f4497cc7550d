package org.backspike.bptt;

import java.util.List;

/**
 * How a gradient becomes a step. Moments are kept in double precision; the state can be taken out
 * and put back, so that a resumed training is the same training.
 */
public interface Optimizer {
  /**
   * Changes parameters.
   *
   * @param parameters modified
   * @param gradient of the same shapes; not modified
   * @param rate learning rate
   */
  void step(Parameters parameters, Parameters gradient, double rate);

  /**
   * Moments, one array per parameter array and moment.
   *
   * @return live arrays
   */
  List<double[]> moments();

  /**
   * Steps made so far.
   *
   * @return at least 0
   */
  long steps();

  /**
   * Puts a number of steps back.
   *
   * @param steps as {@link #steps()} gave it
   */
  void resumeAt(long steps);
}
