package org.backspike.chip.execute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.program.ForwardProgram;
import org.backspike.chip.program.Program;

/** A run of a network on a chip, with every state and every spike of every step. */
public final class Trial implements Probe {
  public static final int WHOLE = Integer.MAX_VALUE;

  private final ChipImage image;
  private final List<Map<String, int[]>> steps = new ArrayList<>();

  public Trial(ChipImage image) {
    this.image = image;
  }

  /** Runs a network in slices of some size from rest. */
  public static Trial run(
      IntegerNetwork network, int sliceSize, Map<Integer, Stimulus> inputs, int steps) {
    ChipImage image = image(network, sliceSize);
    Trial trial = new Trial(image);
    Executor.functional(trial).run(load(image, steps), inputs);
    return trial;
  }

  /** Runs a network with one input, its first population, in whole slices. */
  public static Trial run(IntegerNetwork network, Stimulus input, int steps) {
    return run(network, WHOLE, Map.of(0, input), steps);
  }

  public static LoadedProgram load(ChipImage image, int steps) {
    return new LoadedProgram(program(image, steps), new Machine(image, List.of(), 1));
  }

  public static Program program(ChipImage image, int steps) {
    return new Program(
        "trial",
        List.of(
            ForwardProgram.load(image, ForwardProgram.Recording.NONE),
            ForwardProgram.forward(image, steps, ForwardProgram.Recording.NONE)));
  }

  /** Slices of one size, on one core after the other. */
  public static ChipImage image(IntegerNetwork network, int sliceSize) {
    Chip chip = chip(network.datapath());
    List<Slice> slices = new ArrayList<>();
    for (int p = 0; p < network.populations().size(); p++) {
      IntegerPopulation population = network.populations().get(p);
      if (population.kind() == PopulationKind.INPUT) {
        continue;
      }
      int size = population.size();
      for (int first = 0; first < size; first += Math.min(sliceSize, size)) {
        int core = slices.size() % chip.mesh().cores();
        slices.add(new Slice(core, p, first, Math.min(sliceSize, size - first)));
      }
    }
    return new ChipImage(chip, network, new Placement(slices));
  }

  static Chip chip(Datapath datapath) {
    return ChipFixture.chip(List.of()).computing(datapath);
  }

  @Override
  public void afterStep(int step, Machine machine) {
    Map<String, int[]> now = new TreeMap<>();
    for (SliceLayout slice : image.slices()) {
      String name = slice.population().name();
      int size = slice.population().size();
      int first = slice.slice().first();
      for (Variable variable : slice.registersByName().keySet()) {
        int[] values = machine.register(slice, variable).orElse(new int[0]);
        if (variable != Variable.LFSR && values.length == slice.neurons()) {
          int[] all = now.computeIfAbsent(name + "." + variable.key(), _ -> new int[size]);
          System.arraycopy(values, 0, all, first, values.length);
        }
      }
      int[] spikes = now.computeIfAbsent(name + ".spikes", _ -> new int[size]);
      int[] fired = machine.fired(slice);
      int[] sent = machine.sent(slice);
      for (int k = 0; k < fired.length; k++) {
        spikes[first + fired[k]] = sent[k];
      }
    }
    steps.add(now);
  }

  public ChipImage image() {
    return image;
  }

  /** A register of all neurons of a population after a step. */
  public int[] state(int step, String population, Variable variable) {
    return get(step, population + "." + variable.key());
  }

  /** What every neuron of a population sent in a step, 0 where it was silent. */
  public int[] spikes(int step, String population) {
    return get(step, population + ".spikes");
  }

  private int[] get(int step, String key) {
    int[] found = steps.get(step).get(key);
    if (found == null) {
      throw new IllegalArgumentException("no " + key + "; there are " + steps.get(step).keySet());
    }
    return found;
  }

  /** Spikes of a population in all steps. */
  public long spikesOf(String population) {
    return steps.stream()
        .mapToLong(step ->
            Arrays.stream(step.getOrDefault(population + ".spikes", new int[0]))
                .filter(s -> s != 0)
                .count())
        .sum();
  }

  /** One line per step, population and register: equal lines are equal bits. */
  public List<String> lines() {
    return lines(0, "");
  }

  /** The lines of a population, its name given, from a step on, which is then numbered 0. */
  public List<String> lines(int first, String population) {
    List<String> lines = new ArrayList<>();
    for (int t = first; t < steps.size(); t++) {
      for (Map.Entry<String, int[]> entry : steps.get(t).entrySet()) {
        if (population.isEmpty() || entry.getKey().startsWith(population + ".")) {
          lines.add((t - first) + " " + entry.getKey() + " " + Arrays.toString(entry.getValue()));
        }
      }
    }
    return lines;
  }
}
