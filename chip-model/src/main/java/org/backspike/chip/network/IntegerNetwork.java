package org.backspike.chip.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.ConvolutionRule;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.WeightFormat;

/**
 * A network in the integers of a datapath: what a quantizer writes, a mapper places and a chip
 * runs.
 *
 * <p>Populations keep their order of declaration; it is the order of events within a step.
 */
public final class IntegerNetwork {
  private final Datapath datapath;
  private final List<IntegerPopulation> populations;
  private final List<IntegerProjection> projections;
  private final Optional<IntegerReadout> readout;
  private final Map<String, Integer> indexOfName = new HashMap<>();

  /**
   * A checked network.
   *
   * @param datapath the arithmetic it is written for
   * @param populations at least one input and one other
   * @param projections between them
   * @param readout how its answer is read
   * @throws IllegalArgumentException if names, sizes or value ranges disagree
   */
  public IntegerNetwork(
      Datapath datapath,
      List<IntegerPopulation> populations,
      List<IntegerProjection> projections,
      IntegerReadout readout) {
    this(datapath, populations, projections, Optional.of(readout));
  }

  /**
   * A checked network that may have no answer, only states and spikes.
   *
   * @param datapath the arithmetic it is written for
   * @param populations at least one
   * @param projections between them
   * @param readout how its answer is read, if it has one
   * @throws IllegalArgumentException if names, sizes or value ranges disagree
   */
  public IntegerNetwork(
      Datapath datapath,
      List<IntegerPopulation> populations,
      List<IntegerProjection> projections,
      Optional<IntegerReadout> readout) {
    this.datapath = datapath;
    this.populations = List.copyOf(populations);
    this.projections = List.copyOf(projections);
    this.readout = readout;
    for (int i = 0; i < this.populations.size(); i++) {
      IntegerPopulation population = this.populations.get(i);
      if (indexOfName.put(population.name(), i) != null) {
        throw new IllegalArgumentException("two populations are named " + population.name());
      }
    }
    this.populations.forEach(this::check);
    this.projections.forEach(this::check);
    readout.ifPresent(this::check);
  }

  /**
   * The arithmetic it is written for.
   *
   * @return the datapath
   */
  public Datapath datapath() {
    return datapath;
  }

  /**
   * All populations.
   *
   * @return in order of declaration
   */
  public List<IntegerPopulation> populations() {
    return populations;
  }

  /**
   * All projections.
   *
   * @return in order of declaration
   */
  public List<IntegerProjection> projections() {
    return projections;
  }

  /**
   * How its answer is read.
   *
   * @return the readout
   * @throws IllegalArgumentException if it has none
   */
  public IntegerReadout readout() {
    return readout.orElseThrow(
        () -> new IllegalArgumentException("the network has no readout; an answer needs one"));
  }

  /**
   * Whether it has an answer.
   *
   * @return true if it has a readout
   */
  public boolean hasReadout() {
    return readout.isPresent();
  }

  /**
   * A population by name.
   *
   * @param name its name
   * @return the population
   * @throws IllegalArgumentException if there is none
   */
  public IntegerPopulation population(String name) {
    return populations.get(indexOf(name));
  }

  /**
   * The place of a population in {@link #populations()}.
   *
   * @param name its name
   * @return its index, from 0
   * @throws IllegalArgumentException if there is none
   */
  public int indexOf(String name) {
    Integer index = indexOfName.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "no population "
              + name
              + "; there are "
              + String.join(", ", indexOfName.keySet().stream().sorted().toList()));
    }
    return index;
  }

  /**
   * Steps from the presentation of an input to its first effect in a population: projections on the
   * longest path without loops, delays not counted.
   *
   * @param name the population
   * @return 0 for an input
   */
  public int depth(String name) {
    return depth(name, 0);
  }

  private int depth(String name, int length) {
    if (length > populations.size()) {
      throw new IllegalArgumentException(
          "a loop through several populations at "
              + name
              + "; only a projection of a population onto itself may loop");
    }
    int depth = 0;
    for (IntegerProjection projection : projections) {
      if (projection.to().equals(name) && !projection.from().equals(name)) {
        depth = Math.max(depth, 1 + depth(projection.from(), length + 1));
      }
    }
    return depth;
  }

  private void check(IntegerReadout read) {
    if (population(read.population()).kind() == PopulationKind.INPUT) {
      throw new IllegalArgumentException(
          "readout of " + read.population() + ", an input; must be a population with state");
    }
  }

  private void check(IntegerProjection projection) {
    IntegerPopulation from = population(projection.from());
    IntegerPopulation to = population(projection.to());
    if (from.size() != projection.sources() || to.size() != projection.targets()) {
      throw wrong(
          projection,
          projection.sources() + " x " + projection.targets() + " weights",
          from.size() + " x " + to.size());
    }
    if (to.kind() == PopulationKind.INPUT) {
      throw wrong(projection, "an input as target", "a population with state");
    }
    Delivery delivery = projection.delivery();
    if (delivery.latency() == 0 && from.kind() != PopulationKind.INPUT) {
      throw wrong(projection, "a latency of 0", "1 unless the source is an input");
    }
    if (delivery.port() >= ports(to)) {
      throw wrong(projection, "current " + delivery.port(), "below " + ports(to));
    }
    if (delivery.messageBits() > datapath.accumulate().maxMessageBits()) {
      throw wrong(
          projection,
          "num_message_bits " + delivery.messageBits(),
          "at most " + datapath.accumulate().maxMessageBits() + " in " + datapath.name());
    }
    if ((delivery.event() == Delivery.Event.SYNAPSE) == projection.synapses() instanceof Broadcast
        || (delivery.event() != Delivery.Event.SYNAPSE
            && !(datapath.actsPerEvent() && datapath.currents().count() == 0))) {
      throw wrong(
          projection,
          "event " + delivery.event(),
          "weights, or no weights where events act one by one on the membrane");
    }
    if (datapath.actsPerEvent() && delays(projection)) {
      throw wrong(projection, "a delay", "0 where events act one by one");
    }
    if (projection.plasticity().isPresent()
        && !(projection.synapses() instanceof DenseSynapses
            && projection.coding().bits() == datapath.weights().bits()
            && !datapath.actsPerEvent())) {
      throw wrong(projection, "learning", "on a dense projection with all weight bits, per step");
    }
    checkWeights(projection);
  }

  private static boolean delays(IntegerProjection projection) {
    return projection.delivery().delay() > 0
        || (projection.synapses() instanceof SparseSynapses sparse
            && sparse.rows().delays().length > 0);
  }

  private int ports(IntegerPopulation population) {
    return switch (population.kind()) {
      case RF, RF_IZ -> 2;
      case LIF, LI, TERNARY -> Math.max(1, datapath.currents().count());
      default -> 1;
    };
  }

  private void checkWeights(IntegerProjection projection) {
    WeightFormat format = datapath.weights();
    Coding coding = projection.coding();
    if (coding.exponent() < format.minExponent() || coding.exponent() > format.maxExponent()) {
      throw wrong(
          projection,
          "exponent " + coding.exponent(),
          format.minExponent() + " to " + format.maxExponent() + " in " + datapath.name());
    }
    if (coding.bits() < 1 || coding.bits() > format.bits()) {
      throw wrong(projection, "num_weight_bits " + coding.bits(), "1 to " + format.bits());
    }
    boolean asGiven =
        projection.synapses() instanceof Convolution
            && datapath.accumulate().convolution().weights() == ConvolutionRule.Weights.AS_GIVEN;
    if (format.outOfRange() == WeightFormat.OutOfRange.REFUSE && !asGiven) {
      WeightArray weights = projection.synapses().weights();
      int least = format.min(coding.mode(), coding.bits());
      int most = format.max(coding.mode(), coding.bits());
      for (int i = 0; i < weights.length(); i++) {
        int weight = weights.get(i);
        if (weight < least || weight > most) {
          throw wrong(
              projection,
              "weight " + weight + place(projection.synapses(), i),
              least + " to " + most + " with " + coding.bits() + " bits in " + datapath.name());
        }
      }
    }
  }

  private static String place(Synapses synapses, int weight) {
    return switch (synapses) {
      case DenseSynapses dense ->
          " from " + weight / dense.targets() + " to " + weight % dense.targets();
      case SparseSynapses sparse -> " to " + sparse.rows().targets()[weight];
      case Convolution _, Broadcast _ -> " of the kernel";
    };
  }

  private void check(IntegerPopulation population) {
    if (population.kind() == PopulationKind.INPUT) {
      return;
    }
    population
        .parameters()
        .given()
        .forEach((parameter, values) -> {
          if (datapath.named(parameter).isEmpty() || !parameter.belongsTo(population.kind())) {
            throw new IllegalArgumentException(
                population.name()
                    + ": "
                    + parameter
                    + " is given; "
                    + datapath.name()
                    + " has none for "
                    + population.kind());
          }
          for (int value : values) {
            checkValue(population, parameter, value);
          }
        });
  }

  private void checkValue(IntegerPopulation population, Parameter parameter, int value) {
    Range range = Range.of(parameter, datapath);
    if (value < range.low() || value > range.high()) {
      throw new IllegalArgumentException(
          population.name()
              + ": "
              + datapath.named(parameter).map(NamedParameter::name).orElse("")
              + " is "
              + value
              + "; must be "
              + range.low()
              + " to "
              + range.high());
    }
  }

  private static IllegalArgumentException wrong(
      IntegerProjection projection, String is, String must) {
    return new IllegalArgumentException(projection.name() + ": " + is + "; must be " + must);
  }
}
