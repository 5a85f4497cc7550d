package org.backspike.host.run;

import org.backspike.bptt.onchip.ChipStimulus;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Stimulus;
import org.backspike.host.file.InputError;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.Encoders;
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
   * Samples in the coding of a float network.
   *
   * @param data the samples
   * @param network not modified
   * @param seed of random encoders
   * @return the samples with their encoder
   * @throws InputError if the network cannot take them
   */
  public static SampleSource of(Dataset data, Network network, int seed) {
    return of(
        data,
        network.presentation(),
        network.channels(),
        network.population(network.readout().population()).size(),
        seed);
  }

  /**
   * Samples in the coding of an integer network.
   *
   * @param data the samples
   * @param quantized not modified
   * @param seed of random encoders
   * @return the samples with their encoder
   * @throws InputError if the network cannot take them
   */
  public static SampleSource of(Dataset data, QuantizedNetwork quantized, int seed) {
    return of(
        data,
        quantized.presentation(),
        quantized.network().populations().get(Inference.input(quantized.network())).size(),
        quantized.network().population(quantized.network().readout().population()).size(),
        seed);
  }

  private static SampleSource of(
      Dataset data, Presentation presentation, int inputs, int classes, int seed) {
    Encoder encoder;
    int channels;
    try {
      encoder = Encoders.named(presentation.encoder(), presentation.steps(), seed);
      channels = encoder.channels(data.features());
    } catch (IllegalArgumentException e) {
      throw new InputError(e.getMessage() == null ? "no such encoder" : e.getMessage());
    }
    if (channels != inputs) {
      throw new InputError(
          "the network has "
              + inputs
              + " inputs; the samples need "
              + channels
              + " with "
              + encoder.name()
              + " coding");
    }
    if (data.classes() > classes) {
      throw new InputError(
          "the network has "
              + classes
              + " outputs; the samples have "
              + data.classes()
              + " classes");
    }
    return new SampleSource(data, encoder, presentation.steps());
  }

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
