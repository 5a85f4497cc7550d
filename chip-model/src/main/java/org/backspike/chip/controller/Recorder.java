package org.backspike.chip.controller;

/**
 * Writes down every event of a core: handshakes on both buses, its queue, its states, its synapses.
 * A handshake counts once it is complete. Every cycle is the first in which a wire has its new
 * value.
 */
public final class Recorder implements Probe {
  /** Code of a push into the queue. */
  public static final int PUSH = 0;

  /** Code of a push that is lost, because the queue is full. */
  public static final int DROP = 1;

  /** Code of a pop of the head of the queue. */
  public static final int POP = 2;

  private final TimedEvents events;

  /**
   * index, cycle asked for, address, request up, acknowledge up, request down, acknowledge down.
   */
  private final EventTable inputs = new EventTable(7);

  private final EventTable outputs = new EventTable(5);
  private final EventTable queue = new EventTable(3);
  private final EventTable states = new EventTable(3);
  private final EventTable synapses = new EventTable(4);

  private final Handshake input = new Handshake();
  private final Handshake output = new Handshake();
  private int state = -1;
  private long stateSince;

  /**
   * Of a core that is sent these events.
   *
   * @param events its input
   */
  public Recorder(TimedEvents events) {
    this.events = events;
  }

  @Override
  public void wires(SingleCore core) {
    if (core.pushes()) {
      queue.add(core.cycle(), core.hasFullQueue() ? DROP : PUSH, core.pushed());
    }
    if (core.pops()) {
      queue.add(core.cycle(), POP, core.head());
    }
    int changed = core.changedSynapses();
    if (changed >= 0) {
      synapses.add(
          core.cycle(),
          changed,
          Integer.toUnsignedLong(core.synapses(changed)),
          Integer.toUnsignedLong(core.writtenSynapses()));
    }
  }

  @Override
  public void registers(SingleCore core) {
    long cycle = core.cycle();
    if (core.state() != state) {
      if (state >= 0) {
        states.add(stateSince, state, cycle - stateSince);
      }
      state = core.state();
      stateSince = cycle;
    }
    if (input.observe(cycle, core.inputRequest(), core.acknowledge())) {
      int index = inputs.rows();
      inputs.add(
          index,
          events.cycle(index),
          events.address(index),
          input.requested,
          input.acknowledged,
          input.withdrawn,
          cycle);
    }
    if (output.observe(cycle, core.outputRequest(), core.outputAcknowledge())) {
      outputs.add(
          output.requested, core.outputAddress(), output.acknowledged, output.withdrawn, cycle);
    }
  }

  /** Ends the last run of a state. */
  @Override
  public void end(SingleCore core) {
    states.add(stateSince, state, core.cycle() - stateSince);
  }

  /**
   * Completed input events.
   *
   * @return rows of index, cycle asked for, address, then the cycles in which the request rose, the
   *     acknowledgement rose, the request fell, the acknowledgement fell
   */
  public EventTable inputs() {
    return inputs;
  }

  /**
   * Completed output events.
   *
   * @return rows of the cycle in which the request rose, address, then the cycles in which the
   *     acknowledgement rose, the request fell, the acknowledgement fell
   */
  public EventTable outputs() {
    return outputs;
  }

  /**
   * What happened to the queue.
   *
   * @return rows of cycle, {@link #PUSH}, {@link #DROP} or {@link #POP}, and entry; a push comes
   *     before a pop
   */
  public EventTable queue() {
    return queue;
  }

  /**
   * Runs of equal states.
   *
   * @return rows of first cycle, state and cycles
   */
  public EventTable states() {
    return states;
  }

  /**
   * Synapse words that a write changed.
   *
   * @return rows of cycle, address, old and new word
   */
  public EventTable synapses() {
    return synapses;
  }

  /** Follows the four phases of a handshake. */
  private static final class Handshake {
    private int request;
    private int acknowledge;
    private long requested;
    private long acknowledged;
    private long withdrawn;

    /** Whether the handshake is complete with this cycle. */
    boolean observe(long cycle, int requestNow, int acknowledgeNow) {
      boolean complete = false;
      if (requestNow != request) {
        if (requestNow == 1) {
          requested = cycle;
        } else {
          withdrawn = cycle;
        }
      }
      if (acknowledgeNow != acknowledge) {
        if (acknowledgeNow == 1) {
          acknowledged = cycle;
        } else {
          complete = true;
        }
      }
      request = requestNow;
      acknowledge = acknowledgeNow;
      return complete;
    }
  }
}
