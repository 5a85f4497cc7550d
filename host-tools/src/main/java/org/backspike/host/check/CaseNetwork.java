package org.backspike.host.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.Synapses;
import org.backspike.chip.network.WeightArray;

/** Puts the network of a reference case together. */
final class CaseNetwork {
  private final Datapath datapath;
  private final List<IntegerPopulation> populations = new ArrayList<>();
  private final List<IntegerProjection> projections = new ArrayList<>();
  private final Map<String, Stimulus> inputs = new HashMap<>();
  private final List<Recorded> recorded = new ArrayList<>();

  CaseNetwork(Datapath datapath) {
    this.datapath = datapath;
  }

  Datapath datapath() {
    return datapath;
  }

  /** An input that sends what each channel has in each step. */
  CaseNetwork input(String name, int channels, int[][] values) {
    populations.add(IntegerPopulation.input(name, channels));
    inputs.put(name, Spikes.stimulus(values));
    return this;
  }

  CaseNetwork population(
      String name,
      PopulationKind kind,
      int neurons,
      Map<Parameter, int[]> parameters,
      PeriodicReset reset,
      Map<Variable, int[]> initial) {
    Map<Parameter, int[]> complete = new EnumMap<>(Parameter.class);
    for (NamedParameter named : datapath.parameters()) {
      if (named.parameter().belongsTo(kind)) {
        named.missing().ifPresent(value -> complete.put(named.parameter(), new int[] {value}));
      }
    }
    complete.putAll(parameters);
    populations.add(
        new IntegerPopulation(name, kind, NeuronParameters.of(neurons, complete), reset, initial));
    return this;
  }

  CaseNetwork projection(
      String from, String to, Synapses synapses, Coding coding, Delivery delivery) {
    projections.add(new IntegerProjection(from, to, synapses, coding, delivery, Optional.empty()));
    return this;
  }

  CaseNetwork projection(IntegerProjection projection) {
    projections.add(projection);
    return this;
  }

  CaseNetwork record(String population, String variable, int[][] values) {
    recorded.add(Recorded.of(population, variable, values));
    return this;
  }

  NetworkReplay replay(String name) {
    return new NetworkReplay(
        name,
        new IntegerNetwork(datapath, populations, projections, Optional.empty()),
        inputs,
        recorded);
  }

  /**
   * The case, if everything it was given is there for each of its steps.
   *
   * @throws IllegalArgumentException if some of it is missing
   */
  NetworkReplay replay(String name, int steps) {
    NetworkReplay replay = replay(name);
    inputs.forEach((input, stimulus) -> {
      if (stimulus.steps() != steps) {
        throw new IllegalArgumentException(
            input
                + ": spikes of "
                + stimulus.steps()
                + " steps; must be "
                + steps
                + ", one row per step");
      }
    });
    for (Recorded wanted : recorded) {
      wanted.requireAll(steps, width(wanted, replay.network()));
    }
    return replay;
  }

  /** How many numbers of a variable there are after a step. */
  private int width(Recorded wanted, IntegerNetwork network) {
    int neurons = network.populations().get(network.indexOf(wanted.population())).size();
    return switch (wanted.variable()) {
      case Recorded.SATURATED -> 1;
      case "x1" -> learning().sources();
      case "weight" -> learning().sources() * neurons;
      default -> neurons;
    };
  }

  private IntegerProjection learning() {
    return projections.stream().filter(p -> p.plasticity().isPresent()).findFirst().orElseThrow();
  }

  /** The network with a readout, without what was recorded. */
  IntegerNetwork network(IntegerReadout readout) {
    return new IntegerNetwork(datapath, populations, projections, readout);
  }

  /** A matrix with one row per target, as the files have it. */
  static Synapses dense(int[][] rows) {
    requireAny(rows);
    int targets = rows.length;
    int sources = rows[0].length;
    return new DenseSynapses(
        sources, targets, WeightArray.of(sources * targets, i -> rows[i % targets][i / targets]));
  }

  private static void requireAny(int[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no weights; must be a row per target");
    }
  }

  /** Each source to the target of the same index, with a weight of 1. */
  static Synapses oneToOne(int neurons) {
    int[] starts = new int[neurons + 1];
    int[] targets = new int[neurons];
    for (int i = 0; i < neurons; i++) {
      starts[i + 1] = i + 1;
      targets[i] = i;
    }
    return new SparseSynapses(
        new SparseRows(starts, targets, WeightArray.of(neurons, i -> 1), new byte[0]), neurons);
  }

  /** All synapses of a matrix, zeros left out on request of the reference, with their delays. */
  static Synapses sparse(int[][] rows, int[][] delays, boolean zeros) {
    requireAny(rows);
    if (delays.length > 0 && (delays.length != rows.length || delays[0].length != rows[0].length)) {
      throw new IllegalArgumentException(
          delays.length + " rows of delays; must be as many and as long as those of weights");
    }
    int targets = rows.length;
    int sources = rows[0].length;
    int[] starts = new int[sources + 1];
    List<Integer> target = new ArrayList<>();
    List<Integer> weight = new ArrayList<>();
    List<Integer> delay = new ArrayList<>();
    for (int j = 0; j < sources; j++) {
      for (int i = 0; i < targets; i++) {
        if (zeros || rows[i][j] != 0) {
          target.add(i);
          weight.add(rows[i][j]);
          delay.add(delays.length == 0 ? 0 : delays[i][j]);
        }
      }
      starts[j + 1] = target.size();
    }
    byte[] steps = new byte[delays.length == 0 ? 0 : delay.size()];
    for (int s = 0; s < steps.length; s++) {
      steps[s] = delay.get(s).byteValue();
    }
    return new SparseSynapses(
        new SparseRows(
            starts,
            target.stream().mapToInt(Integer::intValue).toArray(),
            WeightArray.of(weight.size(), weight::get),
            steps),
        targets);
  }
}
