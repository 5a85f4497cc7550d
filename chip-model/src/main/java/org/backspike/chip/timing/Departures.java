package org.backspike.chip.timing;

import static org.backspike.chip.timing.StageState.*;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.hardware.Noc.Multicast;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Routes;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.noc.Traffic;
import org.backspike.chip.program.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the cores and the host send in a stretch into packets: from when on the encoder may
 * work on each, how long it takes, and for how long the packet occupies the core that receives it.
 *
 * <p>The encoder scans the spike bits of a slice, takes some time for a spike and some for every
 * further copy of its message. The host sends without a pause.
 */
final class Departures {
  /** Cycles for which a message of the learning engine occupies the core that receives it. */
  private static final int STORE_CYCLES = 1;

  /** The virtual channel of spikes; that of errors is the last one the network has. */
  private static final int SPIKES = 0;

  /** How the message of one spike reaches several cores. */
  private interface Copies {
    void send(int population, int neuron, Routes routes);
  }

  private final ChipImage image;
  private final Traffic traffic;
  private final CoreStretch[] cores;
  private final @Nullable Reception[][] receptions;
  private final int[] flitsOf;
  private final CoreTiming timing;
  private final CoreTiming.Encoding encoding;
  private final int errorChannel;
  private final Copies copies;
  private final long[] sentFlits;
  private final long[] received;
  private final long[] stored;

  // the message under way
  private int from;
  private long earliest;
  private int gap;

  /**
   * Departures of a chip.
   *
   * @param image where things lie
   * @param timing how long encoders and inputs take
   * @param traffic receives the packets
   * @param cores what they do beside
   */
  Departures(ChipImage image, CoreTiming timing, Traffic traffic, CoreStretch[] cores) {
    this.image = image;
    this.traffic = traffic;
    this.cores = cores;
    this.timing = timing;
    this.encoding = timing.encoding();
    this.errorChannel = image.chip().noc().flow().virtualChannels() - 1;
    this.copies =
        image.chip().noc().multicast() == Multicast.TREE ? this::sendTree : this::sendCopies;
    int populations = image.network().populations().size();
    receptions = new Reception[populations][cores.length];
    flitsOf = new int[populations];
    sentFlits = new long[cores.length + 1];
    received = new long[cores.length * Reception.SUMS];
    stored = new long[cores.length];
    for (int p = 0; p < populations; p++) {
      flitsOf[p] = image.flits(p);
      prepareReceptions(p);
    }
  }

  private void prepareReceptions(int population) {
    List<RowBlock> blocks = image.blocksFrom(population);
    int sources = image.network().populations().get(population).size();
    for (int core = 0; core < cores.length; core++) {
      int here = core;
      List<RowBlock> onCore = blocks.stream().filter(b -> b.target().core() == here).toList();
      if (!onCore.isEmpty()) {
        receptions[population][core] = timing.reception(sources, onCore, image);
      }
    }
  }

  /**
   * Adds everything that is sent in a stretch.
   *
   * @param machine the chip, with its messages under way
   */
  void collect(Machine machine) {
    traffic.clear();
    Arrays.fill(sentFlits, 0);
    Arrays.fill(received, 0);
    Arrays.fill(stored, 0);
    for (int core = 0; core < cores.length; core++) {
      traffic.startSink(core, cores[core].inputFrom());
      from = core;
      gap = 0;
      for (CoreStretch.Sending sending : cores[core].sendings()) {
        earliest = sending.earliest();
        switch (sending.instruction()) {
          case Instruction.SendSpikes spikes -> encode(spikes.slice(), machine);
          case Instruction.SendErrors errors -> encode(errors);
          default -> throw new IllegalStateException(sending + " sends nothing");
        }
      }
      cores[core].scanRest(gap, earliest);
    }
    from = cores.length;
    earliest = 0;
    for (int p = 0; p < receptions.length; p++) {
      if (image.network().populations().get(p).kind() == PopulationKind.INPUT) {
        int population = p;
        Routes routes = image.routes(p);
        machine.visitInputs(
            p,
            (neuron, _) -> {
              gap = 0;
              copies.send(population, neuron, routes);
            });
      }
    }
  }

  private void encode(SliceLayout slice, Machine machine) {
    int population = slice.slice().population();
    int first = slice.slice().first();
    Routes routes = image.routes(population);
    int words = Math.ceilDiv(slice.neurons(), encoding.scanWidth());
    int[] scanned = {0};
    machine.visitSpikes(
        slice,
        (neuron, _) -> {
          int word = (neuron - first) / encoding.scanWidth() + 1;
          gap += (word - scanned[0]) * encoding.scan() + encoding.spike();
          scanned[0] = word;
          copies.send(population, neuron, routes);
        });
    gap += (words - scanned[0]) * encoding.scan();
  }

  private void sendCopies(int population, int neuron, Routes routes) {
    int flits = flitsOf[population];
    int first = routes.first(neuron);
    int end = first + routes.messages(neuron);
    for (int at = first; at < end; at++) {
      traffic.packet(from, earliest, gap, flits, SPIKES);
      deliver(population, neuron, routes.core(at));
      gap = encoding.copy();
    }
    if (end > first) {
      sentFlits[from] += (long) flits * (end - first);
      gap = 0;
    }
  }

  private void sendTree(int population, int neuron, Routes routes) {
    int first = routes.first(neuron);
    int end = first + routes.messages(neuron);
    if (end > first) {
      traffic.packet(from, earliest, gap, flitsOf[population], SPIKES);
      for (int at = first; at < end; at++) {
        deliver(population, neuron, routes.core(at));
      }
      sentFlits[from] += flitsOf[population];
      gap = 0;
    }
  }

  private void deliver(int population, int neuron, int core) {
    Reception reception =
        Objects.requireNonNull(receptions[population][core], "a route to a core without rows");
    traffic.destination(core, reception.pace(neuron));
    reception.add(neuron, received, core);
  }

  /** A message per sum and one for the exponent that they share. */
  private void encode(Instruction.SendErrors errors) {
    for (ArrayLayout partial : errors.partials()) {
      int flits = image.chip().noc().flits(partial.fieldBits());
      for (int i = 0; i < partial.fields(); i++) {
        store(partial.core(), flits);
      }
      store(partial.core(), 1);
    }
  }

  private void store(int core, int flits) {
    traffic.packet(from, earliest, gap + encoding.copy(), flits, errorChannel);
    traffic.destination(core, STORE_CYCLES);
    gap = 0;
    sentFlits[from] += flits;
    stored[core] += STORE_CYCLES;
  }

  /** Flits that an endpoint sends in this stretch. */
  long sentFlits(int endpoint) {
    return sentFlits[endpoint];
  }

  /**
   * Books what the stages of a core do while events of this stretch occupy its input.
   *
   * @param core the core
   * @return how many cycles that takes
   */
  long book(int core) {
    StageCycles cycles = cores[core].cycles();
    cycles.add(Stage.FIFO, BUSY, stored[core]);
    for (Stage waiting : List.of(Stage.AXON, Stage.ROWS, Stage.ACCUMULATE)) {
      cycles.add(waiting, STARVED, stored[core]);
    }
    return stored[core] + Reception.book(received, core, timing.pop(), cycles);
  }
}
