package org.backspike.host.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Overflow;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SynapseFields;
import org.backspike.chip.network.Broadcast;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.SparseSynapses;

/**
 * Fills cores one after the other, population by population. A population that fits on an empty
 * core is not split; one that does not is cut into slices as large as a core takes.
 */
public final class Mapper {
  private final IntegerNetwork network;
  private final Chip chip;
  private final Function<Placement, List<Overflow>> judge;

  private Mapper(IntegerNetwork network, Chip chip, Function<Placement, List<Overflow>> judge) {
    this.network = network;
    this.chip = chip;
    this.judge = judge;
  }

  /**
   * Places a network for inference.
   *
   * @param network the network
   * @param chip the chip
   * @return a placement that fits, or what is missing
   */
  public static Fit place(IntegerNetwork network, Chip chip) {
    return place(network, chip, placement -> new ChipImage(chip, network, placement).overflows());
  }

  /**
   * Places a network for more than inference.
   *
   * @param network the network
   * @param chip the chip
   * @param judge what of a placement does not fit
   * @return a placement that fits, or what is missing in the one with the fewest cores short
   */
  public static Fit place(
      IntegerNetwork network, Chip chip, Function<Placement, List<Overflow>> judge) {
    return new Mapper(network, chip, judge).run();
  }

  /** Tries full cores first; where the judge refuses them, fewer neurons per core. */
  private Fit run() {
    List<String> reasons = List.of();
    for (int most = chip.core().neurons(); most >= 1; most /= 2) {
      List<String> refused = new ArrayList<>();
      List<Slice> slices = new ArrayList<>();
      if (fill(most, slices, refused)) {
        Placement placement = new Placement(slices);
        List<Overflow> overflows = judge.apply(placement);
        if (overflows.isEmpty()) {
          return new Fit.Placed(placement);
        }
        overflows.forEach(overflow -> refused.add(overflow.describe()));
      }
      if (reasons.isEmpty()) {
        reasons = refused;
      }
    }
    return new Fit.Refused(reasons);
  }

  private boolean fill(int most, List<Slice> slices, List<String> refused) {
    CoreRoom room = new CoreRoom(most);
    int core = 0;
    for (int p = 0; p < network.populations().size(); p++) {
      IntegerPopulation population = network.populations().get(p);
      if (population.kind() == PopulationKind.INPUT) {
        continue;
      }
      int first = 0;
      while (first < population.size()) {
        int left = population.size() - first;
        int fits = room.fits(population, left);
        int whole = new CoreRoom(most).fits(population, left);
        if (whole == 0) {
          refused.add(whyNot(population));
          return false;
        }
        if (fits == 0 || (fits < left && whole == left)) {
          core++;
          room = new CoreRoom(most);
          fits = whole;
        }
        if (core >= chip.mesh().cores()) {
          refused.add(
              population.name()
                  + ": neuron "
                  + first
                  + " of "
                  + population.size()
                  + " finds no core; "
                  + chip.name()
                  + " has "
                  + chip.mesh().cores());
          return false;
        }
        slices.add(new Slice(core, p, first, fits));
        room.take(population, fits);
        first += fits;
      }
    }
    return true;
  }

  private String whyNot(IntegerPopulation population) {
    int rows = rows(population);
    if (rows > chip.core().axons()) {
      return population.name() + ": " + rows + " axons; a core has " + chip.core().axons();
    }
    long needed = (long) rows * chip.core().memory(Macro.SYNAPSE).wordBits();
    return population.name()
        + ": one neuron with "
        + rows
        + " rows takes "
        + needed
        + " bits of synapse memory; a core has "
        + chip.core().memory(Macro.SYNAPSE).bits();
  }

  private int rows(IntegerPopulation population) {
    int rows = 0;
    for (IntegerProjection projection : network.projections()) {
      if (projection.to().equals(population.name())) {
        rows += projection.sources();
      }
    }
    return rows;
  }

  /** What is left of a core. */
  private final class CoreRoom {
    private int neurons;
    private int axons = chip.core().axons();
    private long synapseBits = chip.core().memory(Macro.SYNAPSE).bits();

    CoreRoom(int mostNeurons) {
      neurons = Math.min(mostNeurons, chip.core().neurons());
    }

    /** The most neurons of a population that still fit, up to what is asked. */
    int fits(IntegerPopulation population, int asked) {
      int rows = rows(population);
      if (rows > axons) {
        return 0;
      }
      int count = Math.min(asked, neurons);
      while (count > 0 && bits(population, count) > synapseBits) {
        count--;
      }
      return count;
    }

    void take(IntegerPopulation population, int count) {
      neurons -= count;
      axons -= rows(population);
      synapseBits -= bits(population, count);
    }

    /**
     * Dense rows begin on a word; single synapses are packed, shared among slices by their size.
     */
    private long bits(IntegerPopulation population, int count) {
      Sram memory = chip.core().memory(Macro.SYNAPSE);
      int weightBits = chip.datapath().weights().bits();
      long bits = 0;
      for (IntegerProjection projection : network.projections()) {
        if (projection.to().equals(population.name())) {
          bits +=
              switch (projection.synapses()) {
                case DenseSynapses dense ->
                    new ArrayLayout("rows", 0, memory, dense.sources(), count, weightBits).bits();
                case SparseSynapses sparse -> sparseBits(sparse, population, count);
                case Convolution convolution -> (long) convolution.weights().length() * weightBits;
                case Broadcast _ -> 0L;
              };
        }
      }
      return bits;
    }

    private long sparseBits(SparseSynapses sparse, IntegerPopulation population, int count) {
      long here = Math.ceilDiv((long) sparse.rows().synapses() * count, population.size());
      int longest = SynapseFields.longest(sparse.rows().delays());
      return here * SynapseFields.bits(chip.datapath(), count, longest);
    }
  }
}
