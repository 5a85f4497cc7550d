package org.backspike.host.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.InputError;
import org.backspike.host.file.Npy;
import org.backspike.host.file.Npz;
import org.backspike.host.file.SpikeFile;
import org.backspike.host.file.SpikeFile.Spike;

/** Spikes from a file: a CSV table, or an array of steps (and samples) times channels. */
public final class SpikeInputs implements ChipInputs {
  private final List<Map<Integer, Stimulus>> samples;
  private final int steps;

  private SpikeInputs(List<Map<Integer, Stimulus>> samples, int steps) {
    this.samples = samples;
    this.steps = steps;
  }

  /**
   * Reads a file.
   *
   * @param file a .csv, .npy or .npz file
   * @param network the network that gets the spikes
   * @return the spikes
   * @throws InputError if they are not spikes of inputs of the network
   */
  public static SpikeInputs read(Path file, IntegerNetwork network) {
    String name = file.toString();
    if (name.endsWith(".npy")) {
      return ofArray(Npy.read(file, Npy.MOST_ELEMENTS), file, network);
    }
    if (name.endsWith(".npz")) {
      Map<String, Npy> arrays = Npz.read(file);
      if (arrays.size() != 1) {
        throw new InputError(
            file, "", "has arrays " + String.join(", ", arrays.keySet()) + "; must have one");
      }
      return ofArray(arrays.values().iterator().next(), file, network);
    }
    return ofTable(SpikeFile.read(file), file, network);
  }

  @Override
  public int samples() {
    return samples.size();
  }

  @Override
  public Map<Integer, Stimulus> of(int sample) {
    return samples.get(sample);
  }

  /**
   * Steps up to the last spike.
   *
   * @return at least 0
   */
  public int steps() {
    return steps;
  }

  private static SpikeInputs ofArray(Npy array, Path file, IntegerNetwork network) {
    int input = Inference.input(network);
    int channels = network.populations().get(input).size();
    int[] shape = array.shape();
    boolean several = shape.length == 3;
    if ((shape.length != 2 && !several) || shape[shape.length - 1] != channels) {
      throw new InputError(
          file,
          "",
          "shape "
              + Arrays.toString(shape)
              + "; must be [steps, "
              + channels
              + "] or [samples, steps, "
              + channels
              + "]");
    }
    int count = several ? shape[0] : 1;
    int steps = shape[shape.length - 2];
    List<Map<Integer, Stimulus>> samples = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      Train train = new Train();
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < channels; i++) {
          double value = array.values()[(s * steps + t) * channels + i];
          if (value != Math.rint(value)) {
            throw new InputError(
                file, "sample " + s + ", step " + t, "is " + value + "; must be an integer");
          }
          if (value != 0) {
            train.add(t, i, (int) value);
          }
        }
      }
      samples.add(Map.of(input, train.stimulus(steps)));
    }
    return new SpikeInputs(samples, steps);
  }

  private static SpikeInputs ofTable(List<Spike> spikes, Path file, IntegerNetwork network) {
    int steps = 0;
    List<Map<Integer, Train>> trains = new ArrayList<>();
    trains.add(new TreeMap<>());
    Map<String, Integer> inputs = inputs(network);
    for (int r = 0; r < spikes.size(); r++) {
      Spike spike = spikes.get(r);
      String where = "row " + (r + 2);
      Integer input = inputs.get(spike.population());
      if (input == null) {
        throw new InputError(
            file,
            where,
            "population "
                + spike.population()
                + " is no input; inputs are "
                + String.join(", ", inputs.keySet()));
      }
      int channels = network.populations().get(input).size();
      if (spike.index() >= channels) {
        throw new InputError(
            file, where, "index " + spike.index() + "; must be 0 to " + (channels - 1));
      }
      if (spike.sample() > trains.size()) {
        throw new InputError(
            file, where, "sample " + spike.sample() + "; samples must follow one another");
      }
      if (spike.sample() == trains.size()) {
        trains.add(new TreeMap<>());
      }
      if (!trains
          .get(spike.sample())
          .computeIfAbsent(input, _ -> new Train())
          .add(spike.step(), spike.index(), spike.value())) {
        throw new InputError(
            file, where, "a second spike of the channel in this step; give one with a value");
      }
      steps = Math.max(steps, spike.step() + 1);
    }
    int last = steps;
    List<Map<Integer, Stimulus>> samples = new ArrayList<>();
    for (Map<Integer, Train> ofSample : trains) {
      Map<Integer, Stimulus> stimuli = new TreeMap<>();
      ofSample.forEach((input, train) -> stimuli.put(input, train.stimulus(last)));
      samples.add(stimuli);
    }
    return new SpikeInputs(samples, steps);
  }

  private static Map<String, Integer> inputs(IntegerNetwork network) {
    Map<String, Integer> inputs = new TreeMap<>();
    for (int p = 0; p < network.populations().size(); p++) {
      if (network.populations().get(p).kind() == PopulationKind.INPUT) {
        inputs.put(network.populations().get(p).name(), p);
      }
    }
    return inputs;
  }

  /** Spikes of one input in one sample. */
  private static final class Train {
    private final Map<Integer, TreeMap<Integer, Integer>> bySteps = new HashMap<>();

    boolean add(int step, int channel, int value) {
      return bySteps.computeIfAbsent(step, _ -> new TreeMap<>()).put(channel, value) == null;
    }

    Stimulus stimulus(int steps) {
      int events = bySteps.values().stream().mapToInt(Map::size).sum();
      int[] offsets = new int[steps + 1];
      int[] channels = new int[events];
      int[] payloads = new int[events];
      int next = 0;
      for (int t = 0; t < steps; t++) {
        for (Map.Entry<Integer, Integer> event :
            bySteps.getOrDefault(t, new TreeMap<>()).entrySet()) {
          channels[next] = event.getKey();
          payloads[next++] = event.getValue();
        }
        offsets[t + 1] = next;
      }
      return new Stimulus(offsets, channels, payloads);
    }
  }
}
