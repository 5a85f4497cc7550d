package org.backspike.host.cli;

import java.nio.file.Path;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.InputError;
import org.backspike.host.file.InputFile;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.Dataset;

/** Networks that verbs are given. */
final class NetworkFiles {
  private NetworkFiles() {}

  static boolean isInteger(Path file) {
    InputFile.requireReadable(file);
    return file.toString().endsWith(".json");
  }

  static Network readFloat(Path file) {
    if (isInteger(file)) {
      throw new InputError(file, "", "is an integer network; must be a float network (.yaml)");
    }
    return FloatNetworkFile.read(file);
  }

  static QuantizedNetwork readInteger(Path file) {
    if (!isInteger(file)) {
      throw new InputError(
          file, "", "is not an integer network (.json); make one with backspike quantize");
    }
    return IntegerNetworkFile.read(file);
  }

  /** Samples in the coding of a network. */
  static SampleSource source(
      Dataset data, Presentation presentation, int inputs, int classes, int seed) {
    Encoder encoder;
    try {
      encoder = Encoders.named(presentation.encoder(), presentation.steps(), seed);
    } catch (IllegalArgumentException e) {
      throw new InputError(e.getMessage() == null ? "no such encoder" : e.getMessage());
    }
    if (encoder.channels(data.features()) != inputs) {
      throw new InputError(
          "the network has "
              + inputs
              + " inputs; the samples need "
              + encoder.channels(data.features())
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

  static SampleSource source(Dataset data, Network network, int seed) {
    return source(
        data,
        network.presentation(),
        network.input().size(),
        network.population(network.readout().population()).size(),
        seed);
  }

  static SampleSource source(Dataset data, QuantizedNetwork quantized, int seed) {
    int input = org.backspike.chip.execute.Inference.input(quantized.network());
    return source(
        data,
        quantized.presentation(),
        quantized.network().populations().get(input).size(),
        quantized.network().population(quantized.network().readout().population()).size(),
        seed);
  }
}
