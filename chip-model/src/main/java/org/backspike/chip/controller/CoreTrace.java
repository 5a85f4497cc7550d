package org.backspike.chip.controller;

import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Scope;
import org.backspike.chip.trace.Signal;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Tick;
import org.backspike.chip.trace.Timeline;
import org.backspike.chip.trace.Tracing;
import org.backspike.chip.trace.Tracks;

/**
 * Reports every cycle of a core to a timeline: state and counters of the controller, its queue, the
 * wires of both buses, spikes, and accesses of the memories.
 *
 * <p>A core does not call in the cycles of a sweep. They are filled in afterwards: in all of them
 * the cycle counter moves and nothing else but the neuron counter, by one in every second cycle or
 * not at all. Where the cycle counter stood still, nothing moved.
 */
public final class CoreTrace implements Probe {
  /** Cycles after which what was reported is given away. */
  private static final long SETTLED_EVERY = 4096;

  private final Timeline timeline;
  private final int[] places;
  private final States states;
  private final Wire count;
  private final Wire neuron;
  private final Wire busy;
  private final Counter queued;
  private final Bus input;
  private final Bus output;
  private final Instants spikes;
  private final Instants pushes;
  private final Instants drops;
  private final Instants pops;
  private final Accesses neuronMemory;
  private final Accesses synapseMemory;

  private int state = -1;
  private int entries;
  private long seen;
  private long settled;

  /**
   * A timeline at cycle 0.
   *
   * @param chip its name
   * @param names of the states of its controller
   * @param addressBits of its input bus
   * @param tracing where the timeline goes
   */
  public CoreTrace(String chip, StateNames names, int addressBits, Tracing tracing) {
    Tracks tracks = new Tracks(chip, new Tick.Cycle());
    Scope controller = tracks.chip().scope("controller");
    places = names.places();
    states = controller.states("state", names.names());
    count = new Wire(controller.signal("count", 32));
    neuron = new Wire(controller.signal("neuron", 8));
    spikes = tracks.chip().instants("spikes");
    Scope queue = tracks.chip().scope("queue");
    queued = queue.counter("entries", Counter.Unit.COUNT);
    pushes = queue.instants("pushes");
    drops = queue.instants("drops");
    pops = queue.instants("pops");
    input = new Bus(tracks.chip().scope("input"), addressBits);
    output = new Bus(tracks.chip().scope("output"), 8);
    busy = new Wire(tracks.chip().signal("busy", 1));
    neuronMemory = new Accesses(tracks.chip().scope("neuron_sram"));
    synapseMemory = new Accesses(tracks.chip().scope("synapse_sram"));
    timeline = tracing.begin(tracks);
  }

  @Override
  public void wires(SingleCore core) {
    catchUp(core);
    long now = core.cycle();
    if (core.wires.spike != 0) {
      timeline.mark(spikes, core.wires.neuronAddress, now);
    }
    if (core.pushes()) {
      timeline.mark(core.hasFullQueue() ? drops : pushes, core.pushed(), now);
    }
    if (core.pops()) {
      timeline.mark(pops, core.head(), now);
    }
  }

  @Override
  public void registers(SingleCore core) {
    catchUp(core);
    long now = core.cycle();
    busy.stand(core.busy(), now);
    input.stand(core.inputRequest(), core.acknowledge(), core.inputAddress(), now);
    output.stand(core.outputRequest(), core.outputAcknowledge(), core.outputAddress(), now);
    if (core.queued() != entries) {
      entries = core.queued();
      timeline.count(queued, entries, now);
    }
    if (core.state() != state) {
      state = core.state();
      timeline.enter(states, places[state], now);
      countAccesses(core.activity(), now);
    }
  }

  @Override
  public void end(SingleCore core) {
    catchUp(core);
    timeline.settle(core.cycle());
  }

  /** Fills in the cycles since the last call, and both counters of the present one. */
  private void catchUp(SingleCore core) {
    long now = core.cycle();
    if (core.count() != count.level) {
      sweep(now, core.neuron());
    }
    seen = now;
    if (now - settled >= SETTLED_EVERY) {
      settled = now;
      timeline.settle(now);
    }
    count.stand(core.count(), now);
    neuron.stand(core.neuron(), now);
  }

  /** The cycles between the last call and the present one, if there are any. */
  private void sweep(long now, int lastNeuron) {
    long first = count.level;
    long firstNeuron = neuron.level;
    int perNeuron = lastNeuron == firstNeuron ? 0 : 1;
    for (long passed = 1; passed < now - seen; passed++) {
      count.stand(first + passed, seen + passed);
      neuron.stand(firstNeuron + perNeuron * (passed >> 1), seen + passed);
    }
  }

  private void countAccesses(Activity activity, long now) {
    neuronMemory.stand(activity.neuronReads(), activity.neuronWrites(), now);
    synapseMemory.stand(activity.synapseReads(), activity.synapseWrites(), now);
  }

  /** A signal that is reported where it changes. */
  private final class Wire {
    private final Signal signal;
    private long level = -1;

    Wire(Signal signal) {
      this.signal = signal;
    }

    void stand(long value, long at) {
      if (value != level) {
        level = value;
        timeline.change(signal, value, at);
      }
    }
  }

  /** The wires of a handshake, and what it transfers when the request rises. */
  private final class Bus {
    private final Wire request;
    private final Wire acknowledge;
    private final Wire address;
    private final Instants events;

    Bus(Scope scope, int addressBits) {
      request = new Wire(scope.signal("req", 1));
      acknowledge = new Wire(scope.signal("ack", 1));
      address = new Wire(scope.signal("address", addressBits));
      events = scope.instants("events");
    }

    void stand(int requestNow, int acknowledgeNow, int addressNow, long at) {
      if (requestNow == 1 && request.level != 1) {
        timeline.mark(events, addressNow, at);
      }
      request.stand(requestNow, at);
      acknowledge.stand(acknowledgeNow, at);
      address.stand(addressNow, at);
    }
  }

  /** Accesses of a memory since the beginning, as they stand when the state changes. */
  private final class Accesses {
    private final Counter reads;
    private final Counter writes;
    private long readsSoFar;
    private long writesSoFar;

    Accesses(Scope scope) {
      reads = scope.counter("reads", Counter.Unit.COUNT);
      writes = scope.counter("writes", Counter.Unit.COUNT);
    }

    void stand(long readsNow, long writesNow, long at) {
      if (readsNow != readsSoFar) {
        readsSoFar = readsNow;
        timeline.count(reads, readsNow, at);
      }
      if (writesNow != writesSoFar) {
        writesSoFar = writesNow;
        timeline.count(writes, writesNow, at);
      }
    }
  }
}
