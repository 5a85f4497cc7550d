package org.backspike.chip.image;

import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;

/**
 * A network laid out on a chip: slices with their state, row blocks with their weights. It knows
 * what does not fit, and does not mind: {@link #overflows()} is for the caller to act on.
 */
public final class ChipImage {
  /** Bits of an exact accumulator. */
  public static final int ACCUMULATOR_BITS = 32;

  /** Bits of a refractory counter. */
  private static final int REFRACTORY_BITS = 6;

  /** Bits of a decay. */
  private static final int DECAY_BITS = 13;

  private final Chip chip;
  private final IntegerNetwork network;
  private final Placement placement;
  private final List<SliceLayout> slices;
  private final List<RowBlock> blocks;

  /**
   * Lays out a network.
   *
   * @param chip the chip
   * @param network the network, in the datapath of the chip
   * @param placement where its neurons lie
   * @throws IllegalArgumentException if the placement does not cover the network, names a core that
   *     the chip does not have, or the datapaths differ
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
    for (Slice slice : placement.slices()) {
      if (slice.core() >= chip.mesh().cores()) {
        throw new IllegalArgumentException(
            "core " + slice.core() + "; " + chip.name() + " has " + chip.mesh().cores());
      }
      laidOut.add(layOut(slice));
    }
    this.slices = List.copyOf(laidOut);
    List<RowBlock> rows = new ArrayList<>();
    for (SliceLayout slice : slices) {
      String name = network.populations().get(slice.slice().population()).name();
      for (int p = 0; p < network.projections().size(); p++) {
        if (network.projections().get(p).to().equals(name)) {
          rows.add(layOut(p, slice.slice()));
        }
      }
    }
    this.blocks = List.copyOf(rows);
  }

  private SliceLayout layOut(Slice slice) {
    IntegerPopulation population = network.populations().get(slice.population());
    Datapath datapath = chip.datapath();
    Core core = chip.core();
    String name = population.name() + "[" + slice.first() + "]";
    NeuronParameters parameters = population.parameters().slice(slice.first(), slice.neurons());
    int sets = parameters.isUniform() ? 1 : slice.neurons();
    return new SliceLayout(
        slice,
        population.kind(),
        parameters,
        population.reset(),
        array(name + ".current", slice, Macro.NEURON, 1, slice.neurons(), datapath.stateBits()),
        array(name + ".membrane", slice, Macro.NEURON, 1, slice.neurons(), datapath.stateBits()),
        array(name + ".refractory", slice, Macro.NEURON, 1, slice.neurons(), REFRACTORY_BITS),
        new ArrayLayout(
            name + ".constants",
            slice.core(),
            core.memory(Macro.NEURON),
            sets,
            1,
            2 * DECAY_BITS + datapath.stateBits() + REFRACTORY_BITS));
  }

  private RowBlock layOut(int index, Slice target) {
    IntegerProjection projection = network.projections().get(index);
    String name = projection.from() + "->" + projection.to() + "[" + target.first() + "]#" + index;
    int rows = projection.sources();
    int source = network.indexOf(projection.from());
    return new RowBlock(
        index,
        source,
        placement.of(source),
        target,
        rows,
        chip.datapath().align() + projection.exponent(),
        projection.delay(),
        array(
            name + ".weights",
            target,
            Macro.SYNAPSE,
            rows,
            target.neurons(),
            chip.datapath().weightBits()),
        array(
            name + ".accumulators",
            target,
            Macro.ACCUMULATOR,
            projection.delay() + 1,
            target.neurons(),
            ACCUMULATOR_BITS),
        array(
            name + ".axons",
            target,
            Macro.AXON_TABLE,
            rows,
            1,
            chip.core().memory(Macro.AXON_TABLE).wordBits()));
  }

  private ArrayLayout array(
      String name, Slice slice, Macro macro, int rows, int fields, int fieldBits) {
    return new ArrayLayout(name, slice.core(), chip.core().memory(macro), rows, fields, fieldBits);
  }

  /**
   * The chip.
   *
   * @return what was given
   */
  public Chip chip() {
    return chip;
  }

  /**
   * The network.
   *
   * @return what was given
   */
  public IntegerNetwork network() {
    return network;
  }

  /**
   * Where the neurons lie.
   *
   * @return what was given
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
   * @return ordered by target slice, then projection
   */
  public List<RowBlock> blocks() {
    return blocks;
  }

  /**
   * Slices on a core.
   *
   * @param core the core
   * @return in the order of the placement
   */
  public List<SliceLayout> slicesOn(int core) {
    return slices.stream().filter(slice -> slice.core() == core).toList();
  }

  /**
   * Row blocks that drive a slice.
   *
   * @param slice the slice
   * @return in the order of the projections
   */
  public List<RowBlock> blocksInto(Slice slice) {
    return blocks.stream().filter(block -> block.target().equals(slice)).toList();
  }

  /**
   * Row blocks whose events come from a population.
   *
   * @param population index in the network
   * @return in the order of {@link #blocks()}
   */
  public List<RowBlock> blocksFrom(int population) {
    return blocks.stream().filter(block -> block.source() == population).toList();
  }

  /**
   * The weights of a block as the network has them.
   *
   * @param block a block of this image
   * @return a new array, shape [rows][target neurons]
   */
  public byte[] initialWeights(RowBlock block) {
    IntegerProjection projection = network.projections().get(block.projection());
    int targets = block.target().neurons();
    byte[] weights = new byte[block.rows() * targets];
    for (int row = 0; row < block.rows(); row++) {
      System.arraycopy(
          projection.weights(),
          row * projection.targets() + block.target().first(),
          weights,
          row * targets,
          targets);
    }
    return weights;
  }

  /**
   * What every core holds, idle cores included.
   *
   * @param learning arrays beside those of the image; empty for inference
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
        arrays.addAll(
            List.of(slice.current(), slice.membrane(), slice.refractory(), slice.constants()));
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
   * @return empty if the network fits the chip
   */
  public List<Overflow> overflows() {
    return use(List.of()).stream().flatMap(use -> use.overflows(chip.core()).stream()).toList();
  }
}
