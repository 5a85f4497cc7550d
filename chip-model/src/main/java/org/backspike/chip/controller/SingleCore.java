package org.backspike.chip.controller;

/**
 * One event-driven core between its ideal partners, clock by clock: what tinyODIN and ODIN share.
 *
 * <p>A cycle has two phases. First all wires are computed from the registers; nothing changes. Then
 * the edge sets every register from values of that cycle, never from new ones. Whether one cycle
 * follows the other is not visible outside: stretches in which the partners are silent and the core
 * only counts are advanced in one go, to the same registers and the same digest.
 */
public abstract class SingleCore {
  /** The state in which a core waits for events. */
  protected static final int WAIT = 0;

  /** Quiet cycles before the last one. */
  private static final int LONGEST_IDLE = 63;

  /** The wires of the present cycle. */
  protected final Wires wires = new Wires();

  /** Events that wait. */
  private final SchedulerFifo fifo;

  private final OutputLink link;
  private final AerSender sender;
  private final AerReceiver receiver;
  private final Synchroniser request = new Synchroniser();
  private final Probe probe;
  private final int releaseState;
  private final long lastCycle;

  private long cycle;
  private int idle;
  private boolean ended;
  private int state = WAIT;
  private int count;
  private int neuron;

  private long stalledCycles;
  private long neuronReads;
  private long neuronWrites;
  private long synapseReads;
  private long synapseWrites;
  private long synapticOperations;
  private long outputEvents;
  private long drops;

  /**
   * A core in its first cycle after reset.
   *
   * @param partners around it
   * @param fifoSize entries of its queue, a power of two
   * @param releaseState in which it acknowledges and waits for the end of a request
   * @param link its output
   * @param probe watches it
   */
  protected SingleCore(
      Partners partners, int fifoSize, int releaseState, OutputLink link, Probe probe) {
    this.sender = new AerSender(partners.events());
    this.receiver = new AerReceiver(partners.acknowledgeDelay(), partners.releaseDelay());
    this.lastCycle = partners.mostCycles() - 1;
    this.fifo = new SchedulerFifo(fifoSize);
    this.releaseState = releaseState;
    this.link = link;
    this.probe = probe;
  }

  /** Computes {@link #wires}, which are cleared before, from the registers. */
  protected abstract void settle();

  /**
   * Absorbs the words of the present cycle.
   *
   * @param times how many equal cycles follow each other, at least 1; exactly 1 in a write cycle of
   *     the neuron memory
   */
  protected abstract void absorb(long times);

  /** The edge of the memories, their output registers and what else the chip has of its own. */
  protected abstract void clockMemories();

  /**
   * Advances a sweep, in which neither partner does anything, by whole pairs of a read and a write
   * cycle in which nothing fires, is pushed or popped, changes state or is sent. Counts what it
   * does by {@link #advance} and {@link #account(int, int, int, int)}.
   *
   * @param pairs at most so many
   */
  protected abstract void sweep(int pairs);

  /**
   * How many pairs of cycles a sweep may advance from here, as far as the state knows.
   *
   * @return 0 if it is not in a sweep or not at an even count
   */
  protected abstract int pairsAhead();

  /**
   * Simulates.
   *
   * @param until the cycle before which to stop, at least the present one
   */
  public final void run(long until) {
    long end = Math.min(until, lastCycle);
    probe.registers(this);
    while (cycle < until && !ended) {
      if (cycle >= end || !leap(end)) {
        step();
      }
    }
  }

  /** Advances several cycles at once if these are of the kind where that is simple. */
  private boolean leap(long end) {
    if (link.busy() == 1 || state == WAIT) {
      return rest(end);
    }
    int pairs = pairsAhead();
    if (pairs == 0
        || !request.isSettled(sender.request())
        || !link.isCalm(receiver.acknowledge())) {
      return false;
    }
    long before = cycle;
    long room = Math.min(end, sender.nextChange()) - cycle;
    sweep((int) Math.min(pairs, room >> 1));
    return cycle != before;
  }

  /** Advances the partners while the core does nothing or is frozen. */
  private boolean rest(long end) {
    if (acknowledge() == 1 || (state == WAIT && (count | neuron) != 0) || isQuiet()) {
      return false;
    }
    wires.clear(state);
    settle();
    if (wires.nextState != state
        || (wires.neuronWrite | wires.synapseWrite | wires.push | wires.popRequest) != 0) {
      return false;
    }
    clockMemories();
    long start = cycle;
    int frozen = link.busy();
    do {
      long still = Math.min(end, sender.nextChange()) - cycle;
      if (still > 0 && arePartnersStill()) {
        still = Math.min(still, receiver.patience(link.request()));
      } else {
        still = 0;
      }
      if (still > 0) {
        absorb(still);
        receiver.pass(still, link.request());
        cycle += still;
      } else {
        absorb(1);
        clockPartners(0);
        cycle++;
        probe.registers(this);
      }
    } while (cycle < end && link.busy() == 1);
    idle = 0;
    long cycles = cycle - start;
    neuronReads += cycles * wires.neuronSelect;
    synapseReads += cycles * wires.synapseSelect;
    stalledCycles += cycles * frozen;
    return true;
  }

  /** Whether an edge changes no register of the handshakes, but for the counters of a partner. */
  private boolean arePartnersStill() {
    int acknowledge = receiver.acknowledge();
    return request.isSettled(sender.request())
        && (link.isCalm(acknowledge)
            || (link.request() != acknowledge && link.isSettled(acknowledge)));
  }

  private void step() {
    wires.clear(state);
    settle();
    absorb(1);
    probe.wires(this);
    if (idle == LONGEST_IDLE || cycle == lastCycle) {
      ended = true;
      cycle++;
      return;
    }
    clock();
    cycle++;
    probe.registers(this);
  }

  private void clock() {
    countAccesses();
    idle = isQuiet() ? idle + 1 : 0;
    int busy = link.busy();
    clockMemories();
    fifo.clock(wires.push, wires.pushData, wires.popRequest);
    clockPartners(acknowledge());
    if (state == WAIT) {
      count = 0;
      neuron = 0;
    } else if (busy == 0) {
      count++;
      neuron = (neuron + wires.advance) & 0xff;
    }
    state = wires.nextState;
  }

  /** The edge of both handshakes. */
  private void clockPartners(int acknowledge) {
    int outputRequest = link.request();
    link.clock(wires, receiver.acknowledge());
    outputEvents += link.request() & ~outputRequest;
    request.clock(sender.request());
    sender.clock(cycle, acknowledge);
    receiver.clock(outputRequest);
  }

  private void countAccesses() {
    int writes = wires.neuronSelect & wires.neuronWrite;
    neuronWrites += writes;
    neuronReads += wires.neuronSelect - writes;
    synapticOperations += writes & wires.synaptic;
    int synapses = wires.synapseSelect & wires.synapseWrite;
    synapseWrites += synapses;
    synapseReads += wires.synapseSelect - synapses;
    stalledCycles += link.busy();
    drops += wires.push & full();
  }

  private boolean isQuiet() {
    return sender.isExhausted()
        && state == WAIT
        && count == 0
        && fifo.isEmpty()
        && (link.busy() | sender.request() | link.request() | receiver.acknowledge()) == 0;
  }

  /**
   * Counts pairs of cycles that a sweep has advanced.
   *
   * @param pairs of a read and a write of the neuron or synapse memory
   * @param neurons counted up by each pair, 0 or 1
   */
  protected final void advance(int pairs, int neurons) {
    count += 2 * pairs;
    neuron += neurons * pairs;
    cycle += 2L * pairs;
    idle = 0;
  }

  /**
   * Counts accesses of a sweep.
   *
   * @param neurons reads, and as many writes
   * @param operations of those writes that are by a synapse
   * @param synapseReads accesses of the synapse memory that do not write
   * @param synapseWrites accesses that do
   */
  protected final void account(int neurons, int operations, int synapseReads, int synapseWrites) {
    neuronReads += neurons;
    neuronWrites += neurons;
    synapticOperations += operations;
    this.synapseReads += synapseReads;
    this.synapseWrites += synapseWrites;
  }

  /**
   * The part of the first digest word that all chips share.
   *
   * @return push, selects, queue, handshakes, counters and state
   */
  protected final int firstWord() {
    return wires.push << 31
        | wires.synapseSelect << 30
        | wires.neuronWrite << 29
        | wires.neuronSelect << 28
        | link.busy() << 25
        | receiver.acknowledge() << 24
        | link.request() << 23
        | acknowledge() << 22
        | sweepWord();
  }

  /**
   * The first digest word without what is 0 in every cycle of a sweep, and without memory accesses.
   *
   * @return queue, input request, counters and state
   */
  protected final int sweepWord() {
    return full() << 27
        | (fifo.isEmpty() ? 1 : 0) << 26
        | sender.request() << 21
        | (count & 511) << 12
        | neuron << 4
        | state;
  }

  /**
   * Whether the run has ended.
   *
   * @return true after its last cycle
   */
  public final boolean isEnded() {
    return ended;
  }

  /**
   * The present cycle.
   *
   * @return cycles simulated so far
   */
  public final long cycle() {
    return cycle;
  }

  /**
   * The state of the controller.
   *
   * @return its code, as the chip defines it
   */
  public final int state() {
    return state;
  }

  /**
   * The cycle counter of the controller.
   *
   * @return cycles in the present state, stalled ones not counted
   */
  protected final int count() {
    return count;
  }

  /**
   * The neuron counter of the controller.
   *
   * @return 0 to 255
   */
  protected final int neuron() {
    return neuron;
  }

  /**
   * Whether the output keeps the core frozen.
   *
   * @return 0 or 1
   */
  protected final int busy() {
    return link.busy();
  }

  /**
   * The synchronised request of the sender.
   *
   * @return 0 or 1
   */
  protected final int requested() {
    return request.level();
  }

  /**
   * Whether the queue is full.
   *
   * @return 0 or 1
   */
  protected final int full() {
    return fifo.isFull() ? 1 : 0;
  }

  /**
   * Whether the queue is empty.
   *
   * @return true if there is nothing to serve
   */
  public final boolean hasEmptyQueue() {
    return fifo.isEmpty();
  }

  /** Entries of the queue. */
  final int queued() {
    return fifo.entries();
  }

  /**
   * The entry to be served.
   *
   * @return 0 if there is none
   */
  public final int head() {
    return fifo.head();
  }

  /**
   * The request of the sender.
   *
   * @return 0 or 1
   */
  public final int inputRequest() {
    return sender.request();
  }

  /**
   * What the sender says, or said last.
   *
   * @return an address as the chip defines it
   */
  public final int inputAddress() {
    return sender.address();
  }

  /**
   * The acknowledgement to the sender.
   *
   * @return 0 or 1
   */
  public final int acknowledge() {
    return state == releaseState ? 1 : 0;
  }

  /**
   * The request to the receiver.
   *
   * @return 0 or 1
   */
  public final int outputRequest() {
    return link.request();
  }

  /**
   * The acknowledgement of the receiver.
   *
   * @return 0 or 1
   */
  public final int outputAcknowledge() {
    return receiver.acknowledge();
  }

  /**
   * What is or was sent last.
   *
   * @return 8 bits
   */
  public final int outputAddress() {
    return link.address();
  }

  /**
   * Whether something is pushed in this cycle, lost or not.
   *
   * @return true if so; then {@link #pushed} is what
   */
  public final boolean pushes() {
    return wires.push != 0;
  }

  /**
   * Whether a push of this cycle is lost.
   *
   * @return true if the queue is full
   */
  public final boolean hasFullQueue() {
    return fifo.isFull();
  }

  /**
   * What is pushed in this cycle.
   *
   * @return an entry
   */
  public final int pushed() {
    return wires.pushData;
  }

  /**
   * Whether the head is popped in this cycle.
   *
   * @return true if so
   */
  public final boolean pops() {
    return wires.popRequest != 0 && !fifo.isEmpty();
  }

  /**
   * The synapse word that a write of this cycle changes.
   *
   * @return its address; -1 if there is no change
   */
  public int changedSynapses() {
    return -1;
  }

  /**
   * A synapse word as it is before the edge of this cycle.
   *
   * @param address of the word
   * @return 32 bits
   */
  public abstract int synapses(int address);

  /**
   * The synapse word that is written in this cycle.
   *
   * @return 32 bits
   */
  public int writtenSynapses() {
    return 0;
  }

  /**
   * What it did so far.
   *
   * @return counts
   */
  public final Activity activity() {
    return new Activity(
        cycle,
        stalledCycles,
        neuronReads,
        neuronWrites,
        synapseReads,
        synapseWrites,
        synapticOperations,
        sender.sent(),
        outputEvents,
        drops);
  }
}
