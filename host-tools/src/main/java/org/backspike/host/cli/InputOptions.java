package org.backspike.host.cli;

import java.nio.file.Path;
import org.backspike.chip.controller.TimedEvents;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.EventFile;
import org.backspike.host.file.InputError;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.run.ChipInputs;
import org.backspike.host.run.EventDrivenChip;
import org.backspike.host.run.RandomInputs;
import org.backspike.host.run.SampleSource;
import org.backspike.host.run.SpikeInputs;
import org.backspike.host.run.TaskInputs;
import org.backspike.snn.task.Dataset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a network is fed, and for how long. */
final class InputOptions {
  /** Steps of one sample. */
  private static final int MOST_STEPS = 10_000_000;

  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = {
        "spikes: a .csv with step,population,index (and sample, value),",
        "or an .npy or .npz array [steps, channels] or [samples, steps, channels];",
        "for chips that run by their own clock events: a .csv with cycle,address"
      })
  private @Nullable Path file;

  @Option(
      names = "--noise",
      paramLabel = "P",
      description = "every channel of every input fires with this probability in every step")
  private @Nullable Double noise;

  @Option(
      names = "--steps",
      paramLabel = "T",
      description = {
        "steps of a sample on the chip (default: what input and readout need);",
        "most cycles of a chip that runs by its own clock (default 10,000,000)"
      })
  private @Nullable Integer steps;

  private @Nullable SpikeInputs spikes;

  /** The samples. */
  ChipInputs of(QuantizedNetwork quantized, int seed) {
    IntegerNetwork network = quantized.network();
    boolean task = data.isGiven();
    if ((file != null ? 1 : 0) + (noise != null ? 1 : 0) + (task ? 1 : 0) > 1) {
      throw new InputError("--input, --noise and --task or --data exclude each other; give one");
    }
    if (file != null) {
      spikes = SpikeInputs.read(file, network);
      return spikes;
    }
    if (task) {
      Dataset test = data.test();
      return new TaskInputs(SampleSource.of(test, quantized, seed), network, test.size());
    }
    double rate = noise == null ? 0 : noise;
    if (!(rate >= 0 && rate <= 1)) {
      throw new InputError("--noise " + rate + "; must be 0 to 1");
    }
    if (steps == null) {
      throw new InputError(
          "no samples; give --task NAME, --data DIR or --input FILE, or --steps T without any");
    }
    int samples = data.samples == null ? 1 : data.samples;
    if (samples < 1) {
      throw new InputError("--samples " + samples + "; must be at least 1");
    }
    return new RandomInputs(network, samples, steps(quantized), rate, seed);
  }

  /** Events for a chip that runs by its own clock. */
  TimedEvents events(EventDrivenChip chip) {
    if (file == null || noise != null || data.isGiven()) {
      throw new InputError(
          chip.key()
              + " runs by its own clock; give --input FILE with cycle,address, and no other");
    }
    return EventFile.read(file, chip.addressBits());
  }

  /** Cycles after which a chip that runs by its own clock is stopped. */
  long cycles() {
    int most = steps == null ? MOST_STEPS : steps;
    if (most < 1) {
      throw new InputError("--steps " + most + "; must be at least 1");
    }
    return most;
  }

  /** Steps of a sample on the chip. */
  int steps(QuantizedNetwork quantized) {
    IntegerNetwork network = quantized.network();
    int readout = network.hasReadout() ? network.readout().lastStep() : 1;
    if (steps == null) {
      int needed = spikes == null ? quantized.chipSteps() : spikes.steps();
      return Math.max(readout, needed);
    }
    if (steps < readout || steps > MOST_STEPS) {
      throw new InputError(
          "--steps "
              + steps
              + "; must be "
              + readout
              + " to "
              + MOST_STEPS
              + (network.hasReadout() ? ", to the end of the readout window" : ""));
    }
    return steps;
  }
}
