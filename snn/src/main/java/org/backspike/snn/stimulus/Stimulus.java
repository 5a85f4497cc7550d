package org.backspike.snn.stimulus;

/** What one sample feeds into the input population. */
public sealed interface Stimulus permits SpikeTrain, ConstantCurrent, CurrentSeries {
  /**
   * Number of channels.
   *
   * @return size of the input population
   */
  int channels();
}
