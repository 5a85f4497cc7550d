package org.backspike.chip.controller.tinyodin;

import java.util.Map;
import org.backspike.chip.controller.OutputLink;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.SingleCore;
import org.backspike.chip.controller.StateNames;

/**
 * tinyODIN, cycle by cycle (ChFrenkel/tinyODIN, 2023-03): one time-multiplexed core with a queue of
 * 128 events.
 *
 * <p>Neuron memory, 256 words: {@code [11:0]} membrane, signed; {@code [23:12]} threshold,
 * unsigned; {@code [30:24]} leak; {@code [31]} disable, which masks the spike and nothing else.
 * Synapse memory, 8192 words: address {@code pre * 32 + post / 8}, signed nibble {@code post % 8}.
 *
 * <p>Input addresses, 10 bits: {@code a[8]} time reference of neuron {@code a[7:0]}, of all for
 * 0xFF; else {@code a[9]} virtual event of weight {@code a[7:4]} at neuron {@code a[3:0]}, executed
 * as a spike of that neuron if the weight is 0; else spike of {@code a[7:0]}.
 */
public abstract class TinyOdin extends SingleCore {
  /** Neurons, and inputs. */
  public static final int NEURONS = 256;

  /** Words of the synapse memory, 8 weights each. */
  public static final int SYNAPSE_WORDS = 8192;

  /** Bits of an input address. */
  public static final int ADDRESS_BITS = 10;

  /** The states of its controller in operation. */
  public static final StateNames STATES =
      new StateNames(
          Map.of(
              WAIT,
              "wait",
              TinyOdin.TIME_REFERENCE,
              "time_reference",
              TinyOdin.PUSH,
              "push",
              TinyOdin.POP_SPIKE,
              "pop_spike",
              TinyOdin.POP_VIRTUAL,
              "pop_virtual",
              TinyOdin.POP,
              "pop",
              TinyOdin.RELEASE,
              "release"));

  private static final int QUEUE = 128;
  private static final int WORDS_PER_ROW = 32;

  private static final int TIME_REFERENCE = 5;
  private static final int PUSH = 6;
  private static final int POP_SPIKE = 7;
  private static final int POP_VIRTUAL = 8;
  private static final int POP = 9;
  private static final int RELEASE = 11;

  private static final int ALL = 0xff;
  private static final int MEMBRANE = 0xfff;

  private final int last;
  private final int feedback;
  private final boolean controllerOutput;

  /** The memories, for sweeps. */
  final int[] neurons;

  final int[] synapses;

  private int neuronOutput;
  private int synapseOutput;

  /** The word written into the neuron memory; 0 without a write. */
  private int written;

  TinyOdin(
      TinyOdinRegisters registers, int[] neurons, int[] synapses, Partners partners, Probe probe) {
    super(partners, QUEUE, RELEASE, new OutputLink(), probe);
    requireWords("neuron", neurons, NEURONS);
    requireWords("synapse", synapses, SYNAPSE_WORDS);
    partners.events().requireAddressBits(ADDRESS_BITS);
    this.last = registers.lastNeuron();
    this.feedback = registers.openLoop() ? 0 : 1;
    this.controllerOutput = registers.controllerOutput();
    this.neurons = neurons.clone();
    this.synapses = synapses.clone();
  }

  /**
   * A chip in its first cycle after reset, with a digest.
   *
   * @param registers in operation
   * @param neurons words of the neuron memory, 256; copied
   * @param synapses words of the synapse memory, 8192; copied
   * @param partners around it
   * @param probe watches it
   * @return the chip
   * @throws IllegalArgumentException if a memory has another size or an event no address
   */
  public static ClockedTinyOdin clocked(
      TinyOdinRegisters registers, int[] neurons, int[] synapses, Partners partners, Probe probe) {
    return new ClockedTinyOdin(registers, neurons, synapses, partners, probe);
  }

  /**
   * The same without a digest: sweeps are computed, not clocked. Events, states, memories and
   * counts are those of {@link #clocked}, cycle by cycle.
   *
   * @param registers in operation
   * @param neurons words of the neuron memory, 256; copied
   * @param synapses words of the synapse memory, 8192; copied
   * @param partners around it
   * @param probe watches it
   * @return the chip
   * @throws IllegalArgumentException if a memory has another size or an event no address
   */
  public static TinyOdin skipping(
      TinyOdinRegisters registers, int[] neurons, int[] synapses, Partners partners, Probe probe) {
    return new SkippingTinyOdin(registers, neurons, synapses, partners, probe);
  }

  private static void requireWords(String memory, int[] words, int expected) {
    if (words.length != expected) {
      throw new IllegalArgumentException(
          words.length + " " + memory + " words; must be " + expected);
    }
  }

  @Override
  protected final void settle() {
    int odd = count() & 1;
    int address = inputAddress();
    switch (state()) {
      case WAIT -> wires.nextState = afterWaiting(address);
      case TIME_REFERENCE -> {
        boolean all = (address & ALL) == ALL;
        wires.neuronSelect = 1;
        wires.neuronWrite = odd;
        wires.neuronAddress = all ? neuron() : address & ALL;
        wires.advance = all ? odd : 0;
        if (all ? neuron() == last && odd == 1 : count() == 1) {
          wires.nextState = RELEASE;
        }
      }
      case PUSH -> {
        wires.push = 1;
        wires.pushData =
            (address >> 9 & 1) == 1 ? ((address & 0xf0) << 4) | (address & 0xf) : address & ALL;
        wires.nextState = RELEASE;
      }
      case POP_SPIKE -> {
        wires.neuronSelect = 1;
        wires.neuronWrite = odd;
        wires.neuronAddress = neuron();
        wires.synaptic = 1;
        wires.synapseSelect = (neuron() & 7) == 0 ? 1 : 0;
        wires.synapseAddress = (head() & ALL) * WORDS_PER_ROW + (neuron() >> 3);
        wires.advance = odd;
        if ((count() & 511) == 2 * last + 1) {
          wires.nextState = POP;
        }
      }
      case POP_VIRTUAL -> {
        wires.neuronSelect = 1;
        wires.neuronWrite = count() == 0 ? 0 : 1;
        wires.neuronAddress = head() & ALL;
        wires.popRequest = wires.neuronWrite;
        if (wires.popRequest == 1) {
          wires.nextState = WAIT;
        }
      }
      case POP -> {
        wires.popRequest = 1 - busy();
        if (busy() == 0) {
          wires.nextState = WAIT;
        }
      }
      case RELEASE -> {
        if (requested() == 0) {
          wires.nextState = WAIT;
        }
      }
      default -> throw new IllegalStateException("state " + state());
    }
    update();
    wires.trigger =
        controllerOutput
            ? (state() == POP_SPIKE && wires.nextState != POP_SPIKE ? 1 : 0)
            : wires.spike;
    wires.outputAddress = controllerOutput ? head() & ALL : wires.neuronAddress;
  }

  /** A full queue goes before input, input before the queue, and all wait for the output. */
  private int afterWaiting(int address) {
    if (busy() == 1) {
      return WAIT;
    }
    if (full() == 0 && requested() == 1) {
      return (address >> 8 & 1) == 1 ? TIME_REFERENCE : PUSH;
    }
    if (hasEmptyQueue()) {
      return WAIT;
    }
    return head() >> 8 == 0 ? POP_SPIKE : POP_VIRTUAL;
  }

  private void update() {
    written = 0;
    if (wires.neuronWrite == 0) {
      return;
    }
    int word = neuronOutput;
    int x = state() == TIME_REFERENCE ? leaked(word) : integrated(word, weight());
    int fires = fires(word, x);
    written = (word & ~MEMBRANE) | (fires == 1 ? 0 : x & MEMBRANE);
    wires.spike = fires & ~(word >>> 31);
    if (wires.spike == 1 && feedback == 1) {
      wires.push = 1;
      wires.pushData = wires.neuronAddress;
    }
  }

  private int weight() {
    int virtual = head() >> 8;
    return state() == POP_VIRTUAL && virtual != 0
        ? virtual << 28 >> 28
        : weight(synapseOutput, wires.neuronAddress);
  }

  static int weight(int synapses, int neuron) {
    return synapses << (28 - 4 * (neuron & 7)) >> 28;
  }

  static int membrane(int word) {
    return word << 20 >> 20;
  }

  static int leaked(int word) {
    int v = membrane(word);
    int leak = word >> 24 & 0x7f;
    return v >= 0 ? Math.max(v - leak, 0) : Math.min(v + leak, 0);
  }

  static int integrated(int word, int weight) {
    return Math.min(Math.max(membrane(word) + weight, -2048), 2047);
  }

  /** Whether a membrane reaches the threshold of a word, which has no sign: 0 or 1. */
  static int fires(int word, int x) {
    return x >= 0 && x >= (word >> 12 & MEMBRANE) ? 1 : 0;
  }

  @Override
  protected final void clockMemories() {
    if (wires.neuronSelect == 1) {
      neuronOutput = neurons[wires.neuronAddress];
      if (wires.neuronWrite == 1) {
        neurons[wires.neuronAddress] = written;
      }
    }
    if (wires.synapseSelect == 1) {
      synapseOutput = synapses[wires.synapseAddress];
    }
  }

  @Override
  protected final int pairsAhead() {
    if ((count() & 1) == 1) {
      return 0;
    }
    return switch (state()) {
      case POP_SPIKE -> last - neuron();
      case TIME_REFERENCE -> (inputAddress() & ALL) == ALL ? last - neuron() : 0;
      default -> 0;
    };
  }

  /** The output register of the neuron memory may stay behind: the next cycle reads it anew. */
  @Override
  protected final void sweep(int pairs) {
    int first = neuron();
    if (state() == TIME_REFERENCE) {
      int done = leakSweep(first, first + pairs) - first;
      advance(done, 1);
      account(done, 0, 0, 0);
      return;
    }
    int row = (head() & ALL) * WORDS_PER_ROW;
    int end = spikeSweep(row, synapseOutput, first, first + pairs);
    if (end > first) {
      int fetched = groups(end) - groups(first);
      if (fetched > 0) {
        synapseOutput = synapses[row + groups(end) - 1];
      }
      advance(end - first, 1);
      account(end - first, end - first, 2 * fetched, 0);
    }
  }

  /** Words up to a neuron that begin before it. */
  private static int groups(int neuron) {
    return (neuron + 7) >> 3;
  }

  /**
   * Leaks neurons in two cycles each, up to the first that fires.
   *
   * @return the first neuron that was not updated
   */
  abstract int leakSweep(int first, int end);

  /**
   * Integrates a row of weights in two cycles each, up to the first neuron that fires.
   *
   * @param row address of the first word of the row
   * @param word the synapse word at hand, for a sweep that does not begin at one
   * @return the first neuron that was not updated
   */
  abstract int spikeSweep(int row, int word, int first, int end);

  /**
   * A neuron word as it is before the edge of the present cycle.
   *
   * @param neuron 0 to 255
   * @return 32 bits
   */
  public final int neuronWord(int neuron) {
    return neurons[neuron];
  }

  /**
   * The membrane of a neuron before the edge of the present cycle.
   *
   * @param neuron 0 to 255
   * @return -2048 to 2047
   */
  public final int membraneOf(int neuron) {
    return membrane(neurons[neuron]);
  }

  @Override
  public final int synapses(int address) {
    return synapses[address];
  }

  final int written() {
    return written;
  }
}
