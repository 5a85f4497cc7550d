package org.backspike.chip;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.Synapses;
import org.backspike.chip.network.WeightArray;

/** Small networks for tests, by hand or at random. */
public final class Networks {
  private Networks() {}

  public static IntegerNetwork of(
      Datapath datapath, List<IntegerPopulation> populations, List<IntegerProjection> projections) {
    return new IntegerNetwork(datapath, populations, projections, Optional.empty());
  }

  /** Neurons with the same parameters, from rest. */
  public static IntegerPopulation population(
      String name, PopulationKind kind, int n, Map<Parameter, Integer> given) {
    EnumMap<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    given.forEach((parameter, value) -> values.put(parameter, new int[] {value}));
    return IntegerPopulation.atRest(
        name, kind, NeuronParameters.of(n, values), PeriodicReset.NEVER);
  }

  public static IntegerProjection projection(
      String from, String to, Synapses synapses, Coding coding, Delivery delivery) {
    return new IntegerProjection(from, to, synapses, coding, delivery, Optional.empty());
  }

  /** A matrix of weights, row by row. */
  public static DenseSynapses dense(int sources, int targets, int... weights) {
    return new DenseSynapses(sources, targets, weights(weights));
  }

  public static WeightArray weights(int... weights) {
    return WeightArray.of(weights.length, i -> weights[i]);
  }

  /** The same matrix as single synapses, those of weight 0 left out or kept. */
  public static SparseSynapses sparse(Synapses dense, boolean keepZeros) {
    int targets = dense.targets();
    int[] starts = new int[dense.sources() + 1];
    List<Integer> at = new ArrayList<>();
    for (int source = 0; source < dense.sources(); source++) {
      for (int i = 0; i < targets; i++) {
        if (keepZeros || dense.weights().get(source * targets + i) != 0) {
          at.add(source * targets + i);
        }
      }
      starts[source + 1] = at.size();
    }
    WeightArray weights = WeightArray.of(at.size(), i -> dense.weights().get(at.get(i)));
    int[] to = at.stream().mapToInt(i -> i % targets).toArray();
    return new SparseSynapses(new SparseRows(starts, to, weights, new byte[0]), targets);
  }

  /**
   * An input of 6, a recurrent population of 9 and a second one of 5, with parameters and weights
   * that make them fire and, some of them, overflow.
   */
  public static IntegerNetwork random(Datapath datapath, long seed) {
    return random(datapath, seed, new int[] {0, 0, 0}, true);
  }

  /** The same with the exponents of the three projections, with or without recurrence. */
  public static IntegerNetwork random(
      Datapath datapath, long seed, int[] exponents, boolean recurrent) {
    SplittableRandom random = new SplittableRandom(seed);
    List<IntegerPopulation> populations =
        List.of(
            IntegerPopulation.input("in", 6),
            lif(datapath, "a", 9, random),
            lif(datapath, "b", 5, random));
    List<IntegerProjection> projections = new ArrayList<>();
    projections.add(projection("in", "a", random(datapath, 6, 9, random), datapath, exponents[0]));
    if (recurrent) {
      projections.add(projection("a", "a", random(datapath, 9, 9, random), datapath, exponents[1]));
    }
    projections.add(projection("a", "b", random(datapath, 9, 5, random), datapath, exponents[2]));
    return of(datapath, populations, projections);
  }

  private static IntegerProjection projection(
      String from, String to, Synapses synapses, Datapath datapath, int exponent) {
    return projection(from, to, synapses, coding(datapath, exponent), delivery(datapath));
  }

  public static Coding coding(Datapath datapath, int exponent) {
    return new Coding(datapath.weights().bits(), SignMode.MIXED, exponent);
  }

  /** What the datapath assumes. */
  public static Delivery delivery(Datapath datapath) {
    return new Delivery(1, 0, 0, Delivery.Event.SYNAPSE, datapath.accumulate().messageBits());
  }

  /**
   * Weights of the whole range, a third of them 0, whose lowest bit is 0 where it may be dropped.
   */
  public static DenseSynapses random(
      Datapath datapath, int sources, int targets, SplittableRandom random) {
    int bits = datapath.weights().bits();
    int least = datapath.weights().min(SignMode.MIXED, bits);
    int most = datapath.weights().max(SignMode.MIXED, bits);
    int unit = 1 << datapath.weights().dropped(SignMode.MIXED, bits);
    int[] weights = new int[sources * targets];
    for (int i = 0; i < weights.length; i++) {
      int weight = random.nextInt(least, most + 1) / unit * unit;
      weights[i] = random.nextInt(3) == 0 ? 0 : weight;
    }
    return dense(sources, targets, weights);
  }

  /** Neurons that differ in every parameter their datapath has. */
  public static IntegerPopulation lif(
      Datapath datapath, String name, int n, SplittableRandom random) {
    return IntegerPopulation.atRest(
        name, PopulationKind.LIF, parameters(datapath, n, random), PeriodicReset.NEVER);
  }

  private static NeuronParameters parameters(Datapath datapath, int n, SplittableRandom random) {
    EnumMap<Parameter, int[]> given = new EnumMap<>(Parameter.class);
    IntUnaryOperator below = limit -> random.nextInt(limit);
    switch (datapath.name()) {
      case "lava", "loihi1", "backspike" -> {
        boolean own = datapath.name().equals("backspike");
        given.put(Parameter.CURRENT_DECAY, ints(n, i -> 500 + below.applyAsInt(3000)));
        given.put(Parameter.MEMBRANE_DECAY, ints(n, i -> below.applyAsInt(2000)));
        given.put(Parameter.THRESHOLD, ints(n, i -> (own ? 64 : 1) * (50 + below.applyAsInt(500))));
        given.put(Parameter.BIAS, ints(n, i -> below.applyAsInt(600) - 300));
        if (!datapath.name().equals("lava")) {
          given.put(Parameter.REFRACTORY, ints(n, i -> 1 + below.applyAsInt(3)));
        }
        if (own) {
          given.put(Parameter.RESET, new int[] {below.applyAsInt(2)});
        }
      }
      case "xylo2" -> {
        given.put(Parameter.CURRENT_DECAY, ints(n, i -> 1 + below.applyAsInt(4)));
        given.put(Parameter.SECOND_CURRENT_DECAY, ints(n, i -> 1 + below.applyAsInt(4)));
        given.put(Parameter.MEMBRANE_DECAY, ints(n, i -> 1 + below.applyAsInt(6)));
        given.put(Parameter.THRESHOLD, ints(n, i -> 40 + below.applyAsInt(300)));
        given.put(Parameter.BIAS, ints(n, i -> below.applyAsInt(40) - 20));
        given.put(Parameter.MAX_SPIKES, ints(n, i -> 1 + below.applyAsInt(31)));
      }
      case "tinyodin", "odin" -> {
        given.put(Parameter.MEMBRANE_DECAY, ints(n, i -> below.applyAsInt(4)));
        given.put(Parameter.THRESHOLD, ints(n, i -> 4 + below.applyAsInt(20)));
      }
      case "reckon" -> {
        given.put(Parameter.MEMBRANE_DECAY, ints(n, i -> 0x7000 + below.applyAsInt(0x1001)));
        given.put(Parameter.THRESHOLD, ints(n, i -> 50 + below.applyAsInt(300)));
        given.put(Parameter.RESET_TO_ZERO, new int[] {below.applyAsInt(2)});
        given.put(Parameter.STOCHASTIC_ROUNDING, new int[] {0});
      }
      default -> throw new IllegalArgumentException(datapath.name());
    }
    return NeuronParameters.of(n, given);
  }

  private static int[] ints(int n, IntUnaryOperator value) {
    int[] values = new int[n];
    for (int i = 0; i < n; i++) {
      values[i] = value.applyAsInt(i);
    }
    return values;
  }

  /** The same network with other projections. */
  public static IntegerNetwork with(IntegerNetwork network, List<IntegerProjection> projections) {
    return of(network.datapath(), network.populations(), projections);
  }

  /** The same projection with other synapses. */
  public static IntegerProjection with(IntegerProjection projection, Synapses synapses) {
    return projection(
        projection.from(), projection.to(), synapses, projection.coding(), projection.delivery());
  }
}
