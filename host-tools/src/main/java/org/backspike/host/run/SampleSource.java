package org.backspike.host.run;

import org.backspike.bptt.onchip.ChipStimulus;
import org.backspike.chip.execute.Stimulus;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.task.Dataset;

/**
 * Samples with the coding in which a network wants them.
 *
 * @param data the samples
 * @param encoder how they are fed
 * @param steps steps of a sample
 */
public record SampleSource(Dataset data, Encoder encoder, int steps) {
  /**
   * A sample as the float network gets it.
   *
   * @param sample from 0
   * @return spikes or currents
   */
  public org.backspike.snn.stimulus.Stimulus floatStimulus(int sample) {
    return encoder.encode(data.features(sample), sample);
  }

  /**
   * A sample as a chip gets it.
   *
   * @param sample from 0
   * @param largestPayload payload of a current of 1
   * @return events
   */
  public Stimulus chipStimulus(int sample, int largestPayload) {
    return ChipStimulus.of(floatStimulus(sample), steps, largestPayload);
  }
}
