package org.backspike.chip.timing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Latency;
import org.backspike.chip.hardware.LinkTimes;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.StoredSynapses;
import org.backspike.chip.program.Instruction;

/**
 * A core of an asynchronous chip: every operation takes its published latency, one after the other;
 * input and the rest of the core work side by side. What has no published latency takes no time,
 * which makes the result a lower bound. The unit is the largest time of which all latencies are
 * multiples.
 *
 * <p>Source of this reading: SANA-FE (Boyle et al., IEEE TCAD 44(8), 2025), level "simple"; the
 * network in between is that of {@code docs/noc-cycles.md}.
 */
final class LatencyTiming implements CoreTiming {
  private final Chip chip;
  private final TimeBase.Asynchronous times;
  private final long unitPs;

  LatencyTiming(Chip chip, TimeBase.Asynchronous times) {
    this.chip = chip;
    this.times = times;
    long unit = 0;
    for (Latency latency : times.latencies()) {
      unit = greatestCommonDivisor(unit, latency.ps());
    }
    if (times.barrier().isPresent()) {
      for (long ps : times.barrier().get().psByTiles().values()) {
        unit = greatestCommonDivisor(unit, ps);
      }
    }
    this.unitPs = Math.max(1, unit);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private int units(Operation operation) {
    return times.latency(operation).map(l -> Math.toIntExact(l.ps() / unitPs)).orElse(0);
  }

  @Override
  public long time(Instruction instruction, Work work, StageCycles cycles) {
    return switch (instruction) {
      case Instruction.NeuronSweep _ ->
          busy(
              Stage.NEURON,
              work.active() * units(Operation.NEURON_ACCESS)
                  + work.occupied() * units(Operation.NEURON_UPDATE_OCCUPIED)
                  + work.driven() * units(Operation.NEURON_UPDATE_ACTIVE)
                  + (work.active() - work.driven()) * units(Operation.NEURON_UPDATE_INACTIVE),
              cycles);
      case Instruction.LearnPairs _ ->
          busy(Stage.LEARN, work.produced() * units(Operation.PAIR_UPDATE), cycles);
      default -> 0;
    };
  }

  private static long busy(Stage stage, long units, StageCycles cycles) {
    cycles.add(stage, StageState.BUSY, units);
    return units;
  }

  @Override
  public Reception reception(int sources, List<RowBlock> blocks, ChipImage image) {
    int[] synapses = new int[sources];
    for (RowBlock block : blocks) {
      int each = units(Operation.SYNAPTIC_EVENT) + units(kind(block));
      Arrays.setAll(synapses, source -> synapses[source] + block.synapses().fanOut(source) * each);
    }
    return Reception.inSequence(pop(), synapses);
  }

  private static Operation kind(RowBlock block) {
    return switch (block.synapses()) {
      case StoredSynapses.Dense _ -> Operation.SYNAPTIC_EVENT_DENSE;
      case StoredSynapses.Sparse _ -> Operation.SYNAPTIC_EVENT_SPARSE;
      case StoredSynapses.Shared _ -> Operation.SYNAPTIC_EVENT_CONVOLUTION;
      case StoredSynapses.None _ -> Operation.SYNAPTIC_EVENT;
    };
  }

  @Override
  public Encoding encoding() {
    int message = units(Operation.MESSAGE_OUT);
    return new Encoding(Integer.MAX_VALUE, 0, units(Operation.NEURON_SPIKE) + message, message);
  }

  @Override
  public Overlap overlap() {
    return Overlap.INPUT_DOUBLE_BUFFERED;
  }

  @Override
  public int pop() {
    return units(Operation.MESSAGE_IN);
  }

  @Override
  public long fill() {
    return 0;
  }

  @Override
  public long barrier(BitSet cores) {
    long tiles = cores.stream().map(chip.mesh()::tile).distinct().count();
    return times.barrier().map(barrier -> barrier.ps(Math.max(1, (int) tiles))).orElse(0L) / unitPs;
  }

  /** A hop is a router and the link behind it; routers and links to cores take the least time. */
  @Override
  public Noc noc() {
    Noc noc = chip.noc();
    int router = noc.routerCycles();
    LinkTimes links =
        new LinkTimes(
            noc.links().core(),
            Math.max(1, units(Operation.HOP_EAST_WEST) - router),
            Math.max(1, units(Operation.HOP_NORTH_SOUTH) - router));
    return new Noc(
        noc.flitBits(),
        router,
        links,
        noc.headerBits(),
        noc.flow(),
        noc.chipLink(),
        noc.multicast(),
        noc.barrier());
  }

  @Override
  public long unitPs() {
    return unitPs;
  }
}
