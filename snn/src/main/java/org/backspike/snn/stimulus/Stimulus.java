package org.backspike.snn.stimulus;

/** What one sample feeds into the input population. */
public sealed interface Stimulus permits SpikeTrain, ConstantCurrent, CurrentSeries {
  /**
   * Number of channels.
   *
   * @return size of the input population
   */
  int channels();

  /**
   * Some of the channels.
   *
   * @param first the channel that becomes channel 0
   * @param count how many, at least 1
   * @return the same stimulus if these are all channels
   * @throws IllegalArgumentException if there are not as many
   */
  default Stimulus slice(int first, int count) {
    if (first < 0 || count < 1 || first > channels() - count) {
      throw new IllegalArgumentException(
          "channels "
              + first
              + " to "
              + ((long) first + count - 1)
              + " of a stimulus of "
              + channels());
    }
    return count == channels() ? this : part(first, count);
  }

  /**
   * Some of the channels, but not all.
   *
   * @param first the channel that becomes channel 0, in range
   * @param count how many, in range
   * @return a stimulus with arrays of its own
   */
  Stimulus part(int first, int count);
}
