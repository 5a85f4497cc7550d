package org.backspike.host.quantize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.datapath.WeightFormat;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.WeightArray;
import org.backspike.snn.Convention;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import org.backspike.snn.Relay;
import org.backspike.snn.Reset;

/**
 * Float networks into the integers of a datapath. Each population gets a state unit of its own: the
 * one with which the widest incoming projection uses all of its weight bits and the threshold has
 * at least {@link #THRESHOLD_BITS} bits. Other projections differ by powers of two. The gain of a
 * current and the size of a graded payload go into the weights.
 *
 * <p>Every projection takes a step on the chip; population k of a float network with latency 0 is k
 * steps late there, and so are its resets and the readout window.
 */
public final class Quantizer {
  /** Bits of a threshold that the unit leaves at least, where the exponent allows it. */
  private static final int THRESHOLD_BITS = 11;

  private final Network source;
  private final Datapath datapath;
  private final WeightRange range;
  private final double stretch;
  private final boolean gradedInput;
  private final List<Double> weightUnits = new ArrayList<>();
  private final List<Double> stateUnits = new ArrayList<>();
  private final List<Integer> exponents = new ArrayList<>();

  private Quantizer(Network source, Datapath datapath, WeightRange range, double stretch) {
    this.source = source;
    this.datapath = datapath;
    this.range = range;
    this.stretch = stretch;
    this.gradedInput = source.presentation().encoder().equals("direct");
  }

  /**
   * Quantizes a network.
   *
   * @param source the float network
   * @param datapath the integers
   * @param range what the largest integer weight stands for
   * @return the integer network and the meaning of its units
   * @throws IllegalArgumentException if the datapath cannot express the network; the message says
   *     what
   */
  public static QuantizedNetwork quantize(Network source, Datapath datapath, WeightRange range) {
    return quantize(source, datapath, range, 1);
  }

  /**
   * Quantizes a network with a wider range: other units, so other rounding errors.
   *
   * @param source the float network
   * @param datapath the integers
   * @param range what the largest integer weight stands for
   * @param stretch factor on that range, at least 1
   * @return the integer network and the meaning of its units
   * @throws IllegalArgumentException if the datapath cannot express the network; the message says
   *     what
   */
  public static QuantizedNetwork quantize(
      Network source, Datapath datapath, WeightRange range, double stretch) {
    return new Quantizer(SettledNeurons.of(source), datapath, range, stretch).run();
  }

  private IntegerReadout.Measure measure() {
    return switch (source.readout().measure()) {
      case COUNT -> IntegerReadout.Measure.COUNT;
      case MEAN_V -> IntegerReadout.Measure.MEAN_V;
      case MAX_V -> IntegerReadout.Measure.MAX_V;
      case LAST_V -> IntegerReadout.Measure.LAST_V;
      case FIRST_SPIKE ->
          throw new IllegalArgumentException(
              source.readout().population()
                  + " is read by its first spike; a chip reads count, mean_v, max_v or last_v");
    };
  }

  private QuantizedNetwork run() {
    requireExpressing();
    for (Projection projection : source.projections()) {
      requireExpressible(projection);
    }
    source.projections().forEach(p -> weightUnits.add(1.0));
    source.projections().forEach(p -> exponents.add(0));
    for (Population population : source.populations()) {
      stateUnits.add(population.dynamics() instanceof Input ? 1 : chooseUnits(population));
    }
    int steps = source.presentation().steps();
    int depth = source.depth(source.readout().population());
    List<IntegerPopulation> populations = new ArrayList<>();
    for (int p = 0; p < source.populations().size(); p++) {
      populations.add(population(source.populations().get(p), stateUnits.get(p), steps + depth));
    }
    List<IntegerProjection> projections = new ArrayList<>();
    for (int p = 0; p < source.projections().size(); p++) {
      projections.add(projection(p));
    }
    IntegerReadout readout =
        new IntegerReadout(source.readout().population(), measure(), depth, depth + steps);
    return new QuantizedNetwork(
        new IntegerNetwork(datapath, populations, projections, readout),
        weightUnits,
        stateUnits,
        source.readout().gain(),
        source.presentation());
  }

  private void requireExpressible(Projection projection) {
    int expected = projection.isRecurrent() ? 1 : 0;
    if (projection.latency() != expected) {
      throw new IllegalArgumentException(
          projection.from()
              + " -> "
              + projection.to()
              + ": latency "
              + projection.latency()
              + "; can be quantized with "
              + expected);
    }
  }

  /** Chooses the units and exponents of everything that drives a population. */
  private double chooseUnits(Population population) {
    double gain = gain(population);
    double threshold = population.dynamics() instanceof Lif lif ? lif.threshold() : 1;
    double[] widest = new double[source.projections().size()];
    double largest = 0;
    for (int p = 0; p < widest.length; p++) {
      Projection projection = source.projections().get(p);
      if (projection.to().equals(population.name())) {
        widest[p] =
            range.of(projection.weights().values())
                * stretch
                * gain
                / (payload(projection) * maxWeight());
        largest = Math.max(largest, widest[p]);
      }
    }
    if (largest == 0) {
      largest = threshold / maxWeight();
    }
    int top = 0;
    while (top < datapath.weights().maxExponent()
        && thresholdAt(threshold, largest, top) < 1 << THRESHOLD_BITS) {
      top++;
    }
    while (top > datapath.weights().minExponent()
        && thresholdAt(threshold, largest, top) > 1 << 18) {
      top--;
    }
    double unit = largest / Math.pow(2, datapath.weights().align() + top);
    for (int p = 0; p < widest.length; p++) {
      if (source.projections().get(p).to().equals(population.name())) {
        int below =
            widest[p] == 0 ? 0 : (int) Math.floor(Math.log(largest / widest[p]) / Math.log(2));
        int exponent = Math.max(datapath.weights().minExponent(), top - below);
        exponents.set(p, exponent);
        double perInteger = unit * Math.pow(2, datapath.weights().align() + exponent);
        weightUnits.set(p, perInteger * payload(source.projections().get(p)) / gain);
      }
    }
    return unit;
  }

  private double thresholdAt(double threshold, double weight, int exponent) {
    return threshold / weight * Math.pow(2, datapath.weights().align() + exponent);
  }

  private static double gain(Population population) {
    return switch (population.dynamics()) {
      case Lif lif -> lif.gain();
      case LeakyIntegrator li -> li.gain();
      case Input _, Relay _ -> 1;
    };
  }

  private double payload(Projection projection) {
    boolean fromInput = source.population(projection.from()).dynamics() instanceof Input;
    return fromInput && gradedInput ? datapath.maxPayload() : 1;
  }

  private IntegerPopulation population(Population population, double unit, int interval) {
    int n = population.size();
    PeriodicReset reset = new PeriodicReset(interval, source.depth(population.name()) % interval);
    return switch (population.dynamics()) {
      case Input _ -> IntegerPopulation.input(population.name(), n);
      case Relay _ ->
          throw new IllegalArgumentException(
              population.name() + " passes analog values on; fold it into the weights around it");
      case Lif lif -> {
        requireConvention(population.name(), lif);
        Map<Parameter, int[]> values = parameters(lif.synapticDecay(), lif.membraneDecay());
        values.put(Parameter.THRESHOLD, new int[] {threshold(population, lif.threshold() / unit)});
        values.put(Parameter.BIAS, bias(population, lif.synapticDecay(), unit));
        values.put(Parameter.RESET, new int[] {lif.reset() == Reset.SUBTRACT ? 1 : 0});
        values.put(Parameter.REFRACTORY, new int[] {lif.refractory()});
        yield IntegerPopulation.atRest(
            population.name(), PopulationKind.LIF, NeuronParameters.of(n, values), reset);
      }
      case LeakyIntegrator li -> {
        Map<Parameter, int[]> values = parameters(li.synapticDecay(), li.membraneDecay());
        values.put(Parameter.BIAS, bias(population, li.synapticDecay(), unit));
        yield IntegerPopulation.atRest(
            population.name(), PopulationKind.LI, NeuronParameters.of(n, values), reset);
      }
    };
  }

  /** What gradients and recordings do differently makes no difference on a chip. */
  private static void requireConvention(String name, Lif lif) {
    if (lif.adaptation().strength() > 0) {
      throw new IllegalArgumentException(
          name + " adapts its threshold; the datapath has no such state");
    }
    Convention is = lif.convention();
    Convention own = Convention.BACKSPIKE;
    if (is.firing() != own.firing()
        || is.timing() != own.timing()
        || is.scope() != own.scope()
        || is.rest() != own.rest()
        || is.resetValue() != own.resetValue()
        || lif.reset() == Reset.NONE) {
      throw new IllegalArgumentException(
          name
              + " fires or resets otherwise than the datapath; must fire above its threshold and be"
              + " reset to 0 or by its threshold in the same step");
    }
  }

  private Map<Parameter, int[]> parameters(double synapticKept, double membraneKept) {
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    values.put(
        Parameter.CURRENT_DECAY, new int[] {decay(datapath.currents().decay(), synapticKept)});
    values.put(
        Parameter.MEMBRANE_DECAY, new int[] {decay(datapath.membrane().decay(), membraneKept)});
    return values;
  }

  private static int decay(Decay decay, double kept) {
    return (int) Math.round(decay.one() * (1 - kept)) - decay.offset();
  }

  private int threshold(Population population, double inUnits) {
    long threshold = Math.round(inUnits);
    if (threshold < 1 || threshold > datapath.stateLimit()) {
      throw new IllegalArgumentException(
          population.name()
              + ": a threshold of "
              + threshold
              + " state units; must be 1 to "
              + datapath.stateLimit()
              + ", weights and threshold are too far apart");
    }
    return (int) threshold;
  }

  /** The datapath adds a bias to the membrane; behind a synaptic current that is something else. */
  private int[] bias(Population population, double synapticDecay, double unit) {
    float[] bias = population.bias();
    if (bias.length == 0) {
      return new int[] {0};
    }
    if (synapticDecay > 0) {
      throw new IllegalArgumentException(
          population.name()
              + ": biases of a synaptic current; the datapath adds biases to the "
              + "membrane, train without biases or without current");
    }
    int[] integers = new int[bias.length];
    for (int i = 0; i < bias.length; i++) {
      long value = Math.round(bias[i] * gain(population) / unit);
      if (Math.abs(value) > datapath.stateLimit()) {
        throw new IllegalArgumentException(
            population.name()
                + ": a bias of "
                + value
                + " state units; at most "
                + datapath.stateLimit());
      }
      integers[i] = (int) value;
    }
    return integers;
  }

  private IntegerProjection projection(int index) {
    Projection projection = source.projections().get(index);
    float[] values = projection.weights().values();
    byte[] weights = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      long rounded = Math.round(values[i] / weightUnits.get(index));
      weights[i] = (byte) Math.max(-maxWeight(), Math.min(maxWeight(), rounded));
    }
    WeightFormat format = datapath.weights();
    return new IntegerProjection(
        projection.from(),
        projection.to(),
        new DenseSynapses(
            projection.weights().sources(),
            projection.weights().targets(),
            WeightArray.of(weights)),
        Coding.mixed(format.bits(), exponents.get(index)),
        Delivery.graded(datapath.accumulate().messageBits(), projection.delay()),
        Optional.empty());
  }

  private int maxWeight() {
    return datapath.weights().max(SignMode.MIXED, datapath.weights().bits());
  }

  /** Units are chosen for weights of two's complement whose sums meet before they act. */
  private void requireExpressing() {
    if (source.inputs().size() != 1) {
      throw new IllegalArgumentException(
          "the network has "
              + source.inputs().size()
              + " inputs, "
              + String.join(", ", source.inputs().stream().map(Population::name).toList())
              + "; can be quantized with one");
    }
    if (datapath.actsPerEvent()
        || datapath.currents().count() != 1
        || datapath.weights().encoding() != WeightFormat.Encoding.TWOS_COMPLEMENT
        || datapath.weights().bits() > Byte.SIZE
        || datapath.named(Parameter.RESET).isEmpty()) {
      throw new IllegalArgumentException(
          datapath.name()
              + " has other weights or other events; quantization is for datapaths like backspike");
    }
  }
}
