package org.backspike.chip.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Firing.Tested;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.WeightArray;

/** A network laid out on a chip: what is loaded before anything runs. */
public final class ChipImage {
  /** Bits of a sum of weights. */
  public static final int ACCUMULATOR_BITS = 32;

  /** Bits of a refractory counter. */
  private static final int REFRACTORY_BITS = 6;

  /** Bits of a decay: 0 to 4096. */
  private static final int DECAY_BITS = 13;

  /** Bits of a trace of recent spikes. */
  private static final int TRACE_BITS = 7;

  private final Chip chip;
  private final IntegerNetwork network;
  private final Placement placement;
  private final List<SliceLayout> slices;
  private final List<RowBlock> blocks;
  private final List<Routes> routes = new ArrayList<>();

  /**
   * Lays a network out.
   *
   * @param chip the chip
   * @param network the network, of the datapath of the chip
   * @param placement where its neurons go
   * @throws IllegalArgumentException if datapaths differ, a neuron is not placed once or a core
   *     does not exist; memory that does not suffice is told by {@link #overflows()}
   */
  public ChipImage(Chip chip, IntegerNetwork network, Placement placement) {
    if (!network.datapath().equals(chip.datapath())) {
      throw new IllegalArgumentException(
          "a network for "
              + network.datapath().name()
              + " on "
              + chip.name()
              + ", which computes "
              + chip.datapath().name());
    }
    placement.requireCovers(network);
    this.chip = chip;
    this.network = network;
    this.placement = placement;
    List<SliceLayout> laidOut = new ArrayList<>();
    List<RowBlock> rows = new ArrayList<>();
    for (Slice slice : placement.slices()) {
      if (slice.core() >= chip.mesh().cores()) {
        throw new IllegalArgumentException(
            "core " + slice.core() + "; " + chip.name() + " has " + chip.mesh().cores());
      }
      List<RowBlock> into = rowsInto(slice);
      rows.addAll(into);
      laidOut.add(layOut(slice, into));
    }
    this.slices = List.copyOf(laidOut);
    this.blocks = List.copyOf(rows);
    for (int p = 0; p < network.populations().size(); p++) {
      routes.add(Routes.of(network.populations().get(p).size(), blocksFrom(p)));
    }
  }

  /** In the order of their sources, which is the order of their events. */
  private List<RowBlock> rowsInto(Slice slice) {
    String name = network.populations().get(slice.population()).name();
    List<RowBlock> rows = new ArrayList<>();
    for (int p = 0; p < network.projections().size(); p++) {
      IntegerProjection projection = network.projections().get(p);
      if (projection.to().equals(name)) {
        for (IntegerProjection part : DelaySplit.of(projection, chip.datapath())) {
          rows.add(layOut(p, part, slice));
        }
      }
    }
    rows.sort(Comparator.comparingInt(RowBlock::source));
    return rows;
  }

  private SliceLayout layOut(Slice slice, List<RowBlock> into) {
    IntegerPopulation population = network.populations().get(slice.population());
    String name = population.name() + "[" + slice.first() + "]";
    Map<Variable, ArrayLayout> registers = new TreeMap<>();
    Registers.of(population.kind(), chip.datapath())
        .forEach((variable, bits) ->
            registers.put(
                variable,
                array(
                    name + "." + variable.key(),
                    slice,
                    Macro.NEURON,
                    1,
                    variable == Variable.LFSR ? chip.datapath().random().lanes() : slice.neurons(),
                    bits)));
    int sets =
        population.parameters().slice(slice.first(), slice.neurons()).isUniform()
            ? 1
            : slice.neurons();
    ArrayLayout constants =
        new ArrayLayout(
            name + ".constants",
            slice.core(),
            chip.core().memory(Macro.NEURON),
            sets,
            1,
            2 * DECAY_BITS + chip.datapath().membrane().register().bits() + REFRACTORY_BITS);
    boolean byEvent =
        into.stream().anyMatch(block -> block.delivery().event() == Delivery.Event.TICK);
    return new SliceLayout(
        slice,
        population,
        registers,
        constants,
        input(population, slice, into),
        byEvent ? SliceLayout.Tick.BY_EVENT : SliceLayout.Tick.EVERY_STEP);
  }

  private SliceLayout.Input input(IntegerPopulation population, Slice slice, List<RowBlock> into) {
    Datapath datapath = chip.datapath();
    if (!datapath.actsPerEvent()) {
      return SliceLayout.Input.SUMMED;
    }
    boolean onlyWeights =
        into.stream().allMatch(block -> block.delivery().event() == Delivery.Event.SYNAPSE);
    return onlyWeights
            && datapath.firing().tested() != Tested.EVERY_EVENT
            && new StateBound(datapath, population, slice)
                .holds(into, into.stream().map(this::maxPayload).toList())
        ? SliceLayout.Input.SUMMED
        : SliceLayout.Input.IN_ORDER;
  }

  private RowBlock layOut(int index, IntegerProjection projection, Slice target) {
    IntegerPopulation population = network.populations().get(target.population());
    String name = projection.from() + "->" + projection.to() + "[" + target.first() + "]#" + index;
    boolean whole = target.neurons() == population.size();
    SynapseCompiler compiler =
        new SynapseCompiler(
            chip.datapath(), projection, exponent(projection, population), target, whole);
    StoredSynapses synapses = compiler.compile();
    int source = network.indexOf(projection.from());
    int delay = longestDelay(projection);
    int slots = delay + (projection.plasticity().isPresent() ? 2 : 1);
    return new RowBlock(
        index,
        projection,
        source,
        placement.of(source),
        target,
        synapses,
        compiler.scale(population.kind().integrates()),
        delay,
        weights(name, projection, synapses, target),
        array(
            name + ".accumulators",
            target,
            Macro.ACCUMULATOR,
            slots,
            target.neurons(),
            ACCUMULATOR_BITS),
        array(
            name + ".axons",
            target,
            Macro.AXON_TABLE,
            projection.sources(),
            1,
            chip.core().memory(Macro.AXON_TABLE).wordBits()),
        projection.plasticity().map(_ -> traces(name, projection, target)));
  }

  private TraceLayout traces(String name, IntegerProjection projection, Slice target) {
    return new TraceLayout(
        array(name + ".x1", target, Macro.LEARNING, 2, projection.sources(), TRACE_BITS),
        array(name + ".y1", target, Macro.LEARNING, 2, target.neurons(), TRACE_BITS));
  }

  private ArrayLayout weights(
      String name, IntegerProjection projection, StoredSynapses synapses, Slice target) {
    int count = Math.max(1, synapses.weights().length());
    boolean dense = synapses instanceof StoredSynapses.Dense;
    return array(
        name + ".weights",
        target,
        Macro.SYNAPSE,
        dense ? projection.sources() : 1,
        dense ? target.neurons() : count,
        synapses instanceof StoredSynapses.Sparse sparse
            ? SynapseFields.bits(
                chip.datapath(), target.neurons(), SynapseFields.longest(sparse.rows().delays()))
            : chip.datapath().weights().bits());
  }

  /** The power of two of the weights: that of the projection or one the target population gives. */
  private static int exponent(IntegerProjection projection, IntegerPopulation target) {
    Parameter parameter =
        projection.isRecurrent() ? Parameter.RECURRENT_EXPONENT : Parameter.INPUT_EXPONENT;
    return projection.exponent() + target.parameters().shared(parameter, 0);
  }

  private static int longestDelay(IntegerProjection projection) {
    int longest = projection.delivery().delay();
    if (projection.synapses() instanceof SparseSynapses sparse) {
      longest = Math.max(longest, SynapseFields.longest(sparse.rows().delays()));
    }
    return longest;
  }

  private ArrayLayout array(
      String name, Slice slice, Macro macro, int rows, int fields, int fieldBits) {
    return new ArrayLayout(name, slice.core(), chip.core().memory(macro), rows, fields, fieldBits);
  }

  /**
   * The largest payload with which events of a block multiply its weights.
   *
   * @param block a block of this image
   * @return at least 1
   */
  public long maxPayload(RowBlock block) {
    int bits = block.delivery().messageBits();
    PopulationKind kind = network.populations().get(block.source()).kind();
    if (bits == 0 || (kind.integrates() && chip.datapath().firing().maxSpikes() == 1)) {
      return 1;
    }
    long byBits = (1L << bits) - 1;
    return kind.integrates() ? Math.min(byBits, chip.datapath().firing().maxSpikes()) : byBits;
  }

  /**
   * The largest magnitude that the shifted sum of a block can have in one step, whatever its
   * weights become.
   *
   * @param block a block of this image
   * @return bound; {@link Long#MAX_VALUE} where there is none worth the name
   */
  public long largestSum(RowBlock block) {
    int bits =
        block.synapses().weights().storage() == WeightArray.Storage.SHORTS ? Short.SIZE : Byte.SIZE;
    long synapses = 0;
    if (block.synapses() instanceof StoredSynapses.Dense) {
      synapses = block.rows();
    } else {
      long[] fanIn = new long[block.target().neurons()];
      for (int source = 0; source < block.synapses().sources(); source++) {
        block.synapses().visit(source, (target, _) -> fanIn[target]++);
      }
      for (long count : fanIn) {
        synapses = Math.max(synapses, count);
      }
    }
    double bound = (double) synapses * (1 << (bits - 1)) * maxPayload(block);
    // a floor may add one unit of what is left of the sum
    bound = bound * Math.pow(2, block.shift()) + Math.pow(2, block.scale().left());
    return bound > Long.MAX_VALUE / 2.0 ? Long.MAX_VALUE : (long) Math.ceil(bound);
  }

  /**
   * The chip.
   *
   * @return as given
   */
  public Chip chip() {
    return chip;
  }

  /**
   * The network.
   *
   * @return as given
   */
  public IntegerNetwork network() {
    return network;
  }

  /**
   * Where neurons lie.
   *
   * @return as given
   */
  public Placement placement() {
    return placement;
  }

  /**
   * All slices.
   *
   * @return in the order of the placement
   */
  public List<SliceLayout> slices() {
    return slices;
  }

  /**
   * All row blocks.
   *
   * @return slice by slice, in the order of their sources
   */
  public List<RowBlock> blocks() {
    return blocks;
  }

  /**
   * Slices of a core.
   *
   * @param core the core, from 0
   * @return in the order of the placement
   */
  public List<SliceLayout> slicesOn(int core) {
    return slices.stream().filter(slice -> slice.core() == core).toList();
  }

  /**
   * Where the spikes of a population go.
   *
   * @param population its index in the network
   * @return its routes
   */
  public Routes routes(int population) {
    return routes.get(population);
  }

  /**
   * Flits of a message of a population. Where a projection carries payloads and the population can
   * send others than 1, every message has room for them.
   *
   * @param population its index in the network
   * @return at least 1
   */
  public int flits(int population) {
    int payload =
        blocksFrom(population).stream()
            .filter(block -> maxPayload(block) > 1)
            .mapToInt(block -> block.delivery().messageBits())
            .max()
            .orElse(0);
    return chip.noc().flits(payload);
  }

  /**
   * How the neurons of a slice lie.
   *
   * @param slice a slice of the placement
   * @return its layout
   * @throws IllegalArgumentException if it is a slice of another placement
   */
  public SliceLayout layout(Slice slice) {
    return slices.stream()
        .filter(layout -> layout.slice().equals(slice))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a slice of another placement"));
  }

  /**
   * The rows whose events are received for the whole core by one block. An event that several
   * blocks of a core need comes there once; the first of them that holds its row receives it.
   *
   * @param block a block of this image
   * @return shape [rows]: whether the block is the first on its core
   */
  public boolean[] receives(RowBlock block) {
    boolean[] receives = new boolean[block.rows()];
    List<RowBlock> before = new ArrayList<>();
    for (RowBlock other : blocks) {
      if (other == block) {
        break;
      }
      if (other.source() == block.source() && other.target().core() == block.target().core()) {
        before.add(other);
      }
    }
    for (int row = 0; row < receives.length; row++) {
      int source = row;
      receives[row] = block.holds(row) && before.stream().noneMatch(b -> b.holds(source));
    }
    return receives;
  }

  /**
   * Row blocks into a slice.
   *
   * @param slice the target
   * @return in the order of their sources
   */
  public List<RowBlock> blocksInto(Slice slice) {
    return blocks.stream().filter(block -> block.target().equals(slice)).toList();
  }

  /**
   * Row blocks from a population.
   *
   * @param population its index in the network
   * @return in the order of their targets
   */
  public List<RowBlock> blocksFrom(int population) {
    return blocks.stream().filter(block -> block.source() == population).toList();
  }

  /**
   * What every core holds.
   *
   * @param learning arrays beside those of inference
   * @return one entry per core
   */
  public List<CoreUse> use(List<ArrayLayout> learning) {
    List<CoreUse> uses = new ArrayList<>();
    for (int core = 0; core < chip.mesh().cores(); core++) {
      List<ArrayLayout> arrays = new ArrayList<>();
      int neurons = 0;
      int axons = 0;
      for (SliceLayout slice : slicesOn(core)) {
        neurons += slice.neurons();
        arrays.addAll(slice.registers());
        arrays.add(slice.constants());
        for (RowBlock block : blocksInto(slice.slice())) {
          axons += block.rows();
          arrays.addAll(List.of(block.weights(), block.accumulators(), block.axons()));
        }
      }
      for (ArrayLayout array : learning) {
        if (array.core() == core) {
          arrays.add(array);
        }
      }
      uses.add(new CoreUse(core, neurons, axons, arrays));
    }
    return uses;
  }

  /**
   * What does not fit.
   *
   * @return empty if everything fits
   */
  public List<Overflow> overflows() {
    return use(List.of()).stream().flatMap(use -> use.overflows(chip.core()).stream()).toList();
  }
}
