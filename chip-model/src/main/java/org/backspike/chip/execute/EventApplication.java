package org.backspike.chip.execute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.chip.datapath.Accumulation.Pairing;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Firing.Tested;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.kernel.EventRule;
import org.backspike.chip.kernel.EventUpdate;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.NeuronRule;
import org.backspike.chip.kernel.NeuronUpdate;
import org.backspike.chip.kernel.RowRule;
import org.backspike.chip.kernel.RowRule.Payload;
import org.backspike.chip.kernel.RowSums;
import org.backspike.chip.network.Delivery.Event;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.program.Instruction;

/**
 * {@link Instruction.ApplyEvents}; active = events, produced = events with a graded payload. Events
 * with weights act first, then those that tell neurons to fade or to test their threshold.
 */
final class EventApplication implements MicroOperation {

  /** What the events of one block do to the slice. */
  private interface Effect {
    void apply(Events events);
  }

  /** A block, where its events come from and what they do. */
  private record Source(RowBlock block, Arrivals arrivals, Effect effect, RowTally tally) {}

  private final NeuronArrays neurons;
  private final PeriodicReset reset;
  private final List<Source> weighted = new ArrayList<>();
  private final List<Source> signals = new ArrayList<>();
  private final PairedRows paired;
  private int[] ones = {};

  EventApplication(Instruction.ApplyEvents instruction, Machine machine) {
    SliceLayout slice = instruction.slice();
    Datapath datapath = machine.image().chip().datapath();
    neurons = machine.neurons(slice);
    reset = slice.population().reset();
    paired = new PairedRows(datapath.membrane().register(), neurons.neurons());
    NeuronRule rule = NeuronRule.of(datapath, slice.kind(), slice.parameters());
    for (RowBlock block : instruction.blocks()) {
      Source source =
          new Source(
              block,
              new Arrivals(block, machine),
              effect(block, rule, datapath),
              RowTally.of(block, machine.image()));
      (block.delivery().event() == Event.SYNAPSE ? weighted : signals).add(source);
    }
  }

  private Effect effect(RowBlock block, NeuronRule rule, Datapath datapath) {
    return switch (block.delivery().event()) {
      case TICK -> tick(Kernels.neuronUpdate(rule));
      case TEST -> tick(Kernels.neuronUpdate(rule.withoutFading()));
      case SYNAPSE -> {
        WeightArray rows = DenseRows.of(block);
        if (datapath.firing().tested() == Tested.EVERY_EVENT) {
          yield testing(rows, block, Kernels.eventUpdate(new EventRule(rule, rows.storage())));
        }
        yield datapath.accumulate().pairing() == Pairing.SAME_INDEX
            ? events -> paired.add(rows, events, payloads(block, events))
            : adding(rows, block, datapath);
      }
    };
  }

  private Effect tick(NeuronUpdate kernel) {
    return events -> {
      for (int e = 0; e < events.count; e++) {
        kernel.update(neurons, 0, neurons.neurons());
        neurons.keepFired();
      }
    };
  }

  private Effect testing(WeightArray rows, RowBlock block, EventUpdate kernel) {
    return events ->
        kernel.apply(
            rows,
            events.index,
            payloads(block, events),
            events.count,
            neurons,
            0,
            neurons.neurons());
  }

  /** Where a projection carries no payload, every event counts as 1. */
  private int[] payloads(RowBlock block, Events events) {
    if (block.delivery().messageBits() > 0 || !events.graded) {
      return events.payload;
    }
    if (ones.length < events.count) {
      ones = new int[events.payload.length];
      Arrays.fill(ones, 1);
    }
    return ones;
  }

  private Effect adding(WeightArray rows, RowBlock block, Datapath datapath) {
    boolean intoCurrent = datapath.currents().count() > 0;
    Register register =
        intoCurrent ? datapath.currents().register() : datapath.membrane().register();
    RowSums kernel = Kernels.rowSums(new RowRule(register, Payload.GRADED, rows.storage()));
    int[] current = block.delivery().port() == 0 ? neurons.current : neurons.secondCurrent;
    int[] state = intoCurrent ? current : neurons.membrane;
    return events ->
        kernel.add(
            rows, neurons.neurons(), events.index, payloads(block, events), events.count, state, 0);
  }

  @Override
  public void run(int step, Work work) {
    neurons.beginStep();
    if (reset.actsAt(step)) {
      neurons.reset();
    }
    apply(weighted, work);
    paired.apply(neurons.membrane);
    apply(signals, work);
  }

  private static void apply(List<Source> sources, Work work) {
    for (Source source : sources) {
      for (Events events : source.arrivals.at()) {
        source.effect.apply(events);
        long delivered = 0;
        for (int e = 0; e < events.count; e++) {
          delivered += source.block.synapses().fanOut(events.index[e]);
        }
        source.tally.note(events, events.graded, delivered, work);
      }
    }
  }
}
