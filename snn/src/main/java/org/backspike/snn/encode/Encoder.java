package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/** Turns a vector of numbers between 0 and 1 into a stimulus. */
public interface Encoder {
  /**
   * The name in files and on the command line.
   *
   * @return lower case with hyphens
   */
  String name();

  /**
   * Input channels needed.
   *
   * @param features length of the vectors
   * @return size of the input population
   */
  int channels(int features);

  /**
   * Encodes one sample.
   *
   * @param features values from 0 to 1; not modified
   * @param sample identity of the sample: random encoders draw by it, so that a sample has the same
   *     spikes wherever and whenever it is encoded
   * @return the stimulus
   */
  Stimulus encode(float[] features, long sample);
}
