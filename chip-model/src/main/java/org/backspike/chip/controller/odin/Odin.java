package org.backspike.chip.controller.odin;

import java.math.BigInteger;
import java.util.Map;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.SingleCore;
import org.backspike.chip.controller.StateNames;

/**
 * ODIN, cycle by cycle (ChFrenkel/ODIN, 2019-04): one time-multiplexed core with a queue of 32
 * events, leaky integrate-and-fire neurons and spike-driven synaptic plasticity.
 *
 * <p>Neuron memory, 256 words of 128 bits, from bit 0: model 1 (1, the only one here), leak 7, leak
 * enabled 1, threshold 8, calcium enabled 1, membrane threshold of learning 8, calcium thresholds 3
 * x 3, calcium leak 5; from bit 70: membrane 8, calcium 3, calcium leak cycle 5; bit 127 disables
 * the spikes. Synapse memory, 8192 words: address {@code pre * 32 + post / 8}, nibble {@code post %
 * 8} of a mapping bit and a weight of 3 bits, whose sign is that of the input.
 *
 * <p>Input addresses, 17 bits, first match: {@code a[16]} synapse {@code a[15:8]} to neuron {@code
 * a[7:0]}; {@code a[6:0] = 0x7F} time reference and {@code a[6:0] = 0} bistability, of neuron or
 * row {@code a[15:8]} if {@code a[7]}, else of all; else {@code a[7:3] = 0} spike of input {@code
 * a[15:8]}, or virtual event at that neuron: weight {@code a[7:5]}, inhibitory {@code a[4]}, leak
 * {@code a[3]}.
 */
public abstract class Odin extends SingleCore {
  /** Neurons, and inputs. */
  public static final int NEURONS = 256;

  /** Words of the synapse memory, 8 synapses each. */
  public static final int SYNAPSE_WORDS = 8192;

  /** Bits of an input address. */
  public static final int ADDRESS_BITS = 17;

  /** The states of its controller in operation. */
  public static final StateNames STATES =
      new StateNames(
          Map.of(
              WAIT,
              "wait",
              Odin.TIME_REFERENCE,
              "time_reference",
              Odin.BISTABILITY,
              "bistability",
              Odin.SYNAPSE,
              "synapse",
              Odin.PUSH,
              "push",
              Odin.POP_SPIKE,
              "pop_spike",
              Odin.POP_VIRTUAL,
              "pop_virtual",
              Odin.RELEASE,
              "release"));

  static final int WORDS_PER_ROW = 32;

  private static final int QUEUE = 32;

  private static final int TIME_REFERENCE = 5;
  private static final int BISTABILITY = 6;
  private static final int SYNAPSE = 7;
  private static final int PUSH = 8;
  private static final int POP_SPIKE = 9;
  private static final int POP_VIRTUAL = 10;
  private static final int RELEASE = 12;

  private static final int ALL = 0xff;

  private final OdinOutput output;
  private final int feedback;
  private final int learnOnSynapse;

  /** All ones if unmapped synapses learn. */
  final int updateUnmapped;

  /** 1 if unmapped synapses deliver. */
  final int propagateUnmapped;

  /** 1 for an inhibitory input. */
  private final int[] inhibitory = new int[NEURONS];

  /** The memories and flags, for sweeps: halves of a neuron word, a bit per neuron of a word. */
  final long[] low = new long[NEURONS];

  final long[] high = new long[NEURONS];
  final int[] synapses;
  final int[] up = new int[WORDS_PER_ROW];
  final int[] down = new int[WORDS_PER_ROW];

  private long lowOutput;
  private long highOutput;
  private int synapseOutput;

  private int result;
  private long writtenHigh;
  private int writtenSynapses;

  Odin(
      OdinRegisters registers,
      long[] neurons,
      int[] synapses,
      Partners partners,
      Probe probe,
      OdinOutput output) {
    super(partners, QUEUE, RELEASE, output, probe);
    requireWords("halves of neuron", neurons.length, 2 * NEURONS);
    requireWords("synapse", synapses.length, SYNAPSE_WORDS);
    partners.events().requireAddressBits(ADDRESS_BITS);
    for (int n = 0; n < NEURONS; n++) {
      low[n] = neurons[2 * n];
      high[n] = neurons[2 * n + 1];
      if ((low[n] & 1) == 0) {
        throw new IllegalArgumentException(
            "neuron " + n + " is an Izhikevich neuron, bit 0 is 0; only bit 0 = 1 is modelled");
      }
    }
    this.synapses = synapses.clone();
    this.output = output;
    this.feedback = registers.openLoop() ? 0 : 1;
    this.learnOnSynapse = registers.learnOnSynapse() ? 1 : 0;
    this.updateUnmapped = registers.updateUnmapped() ? -1 : 0;
    this.propagateUnmapped = registers.propagateUnmapped() ? 1 : 0;
    BigInteger signs = registers.inhibitory();
    for (int pre = 0; pre < NEURONS; pre++) {
      inhibitory[pre] = signs.testBit(pre) ? 1 : 0;
    }
  }

  /**
   * A chip in its first cycle after reset, with a digest.
   *
   * @param registers in operation
   * @param neurons words of the neuron memory, 256 times the lower and the upper 64 bits; copied
   * @param synapses words of the synapse memory, 8192; copied
   * @param partners around it
   * @param probe watches it
   * @return the chip
   * @throws IllegalArgumentException if a memory has another size, a neuron another model or an
   *     event no address
   */
  public static ClockedOdin clocked(
      OdinRegisters registers, long[] neurons, int[] synapses, Partners partners, Probe probe) {
    return new ClockedOdin(registers, neurons, synapses, partners, probe, OdinOutput.of(registers));
  }

  /**
   * The same without a digest: sweeps are computed, not clocked. Events, states, memories and
   * counts are those of {@link #clocked}, cycle by cycle.
   *
   * @param registers in operation
   * @param neurons words of the neuron memory, 256 times the lower and the upper 64 bits; copied
   * @param synapses words of the synapse memory, 8192; copied
   * @param partners around it
   * @param probe watches it
   * @return the chip
   * @throws IllegalArgumentException if a memory has another size, a neuron another model or an
   *     event no address
   */
  public static Odin skipping(
      OdinRegisters registers, long[] neurons, int[] synapses, Partners partners, Probe probe) {
    return new SkippingOdin(
        registers, neurons, synapses, partners, probe, OdinOutput.of(registers));
  }

  private static void requireWords(String memory, int words, int expected) {
    if (words != expected) {
      throw new IllegalArgumentException(words + " " + memory + " words; must be " + expected);
    }
  }

  @Override
  protected final void settle() {
    int odd = count() & 1;
    int address = inputAddress();
    boolean all = (address >> 7 & 1) == 0;
    int learning = 0;
    switch (state()) {
      case WAIT -> wires.nextState = afterWaiting(address);
      case TIME_REFERENCE -> {
        wires.neuronSelect = 1;
        wires.neuronWrite = odd;
        wires.neuronAddress = all ? neuron() : address >> 8 & ALL;
        wires.advance = all ? odd : 0;
        if (all ? neuron() == NEURONS - 1 && odd == 1 : count() == 1) {
          wires.nextState = RELEASE;
        }
      }
      case BISTABILITY -> {
        int word = count() >> 1 & WORDS_PER_ROW - 1;
        wires.synapseSelect = 1;
        wires.synapseWrite = odd;
        wires.synapseAddress = (all ? neuron() : address >> 8 & ALL) * WORDS_PER_ROW + word;
        learning = ALL;
        int ends = word == WORDS_PER_ROW - 1 ? odd : 0;
        wires.advance = all ? ends : 0;
        if (ends == 1 && (all ? neuron() == NEURONS - 1 : count() == 63)) {
          wires.nextState = RELEASE;
        }
      }
      case SYNAPSE -> {
        wires.neuronSelect = 1;
        wires.neuronWrite = count() == 0 ? 0 : 1;
        wires.neuronAddress = address & ALL;
        wires.synaptic = 1;
        wires.synapseSelect = 1;
        wires.synapseWrite = wires.neuronWrite;
        wires.synapseAddress = address >> 3 & SYNAPSE_WORDS - 1;
        learning = learnOnSynapse << (address & 7);
        if (count() == 1) {
          wires.nextState = RELEASE;
        }
      }
      case PUSH -> {
        wires.push = 1;
        wires.pushData = ((address >> 3 & 31) << 8) | (address >> 8 & ALL);
        wires.nextState = RELEASE;
      }
      case POP_SPIKE -> {
        wires.neuronSelect = 1;
        wires.neuronWrite = odd;
        wires.neuronAddress = neuron();
        wires.synaptic = 1;
        wires.synapseSelect = (neuron() & 7) == 0 ? 1 : 0;
        wires.synapseWrite = (count() & 15) == 1 ? 1 : 0;
        wires.synapseAddress = (head() & ALL) * WORDS_PER_ROW + (neuron() >> 3);
        learning = wires.synapseWrite * ALL;
        wires.advance = odd;
        if ((count() & 511) == 511) {
          wires.popRequest = 1;
          wires.nextState = WAIT;
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
      case RELEASE -> {
        if (requested() == 0) {
          wires.nextState = WAIT;
        }
      }
      default -> throw new IllegalStateException("state " + state());
    }
    updateNeuron();
    updateSynapses(learning);
    output.observe(this);
  }

  /** Bistability comes last; all waits for the output. */
  private int afterWaiting(int address) {
    if (busy() == 1) {
      return WAIT;
    }
    int wanted = requested() == 1 ? service(address) : WAIT;
    if (full() == 0 && wanted != WAIT && wanted != BISTABILITY) {
      return wanted;
    }
    if (hasEmptyQueue()) {
      return wanted;
    }
    return head() >> 8 == 0 ? POP_SPIKE : POP_VIRTUAL;
  }

  private static int service(int address) {
    if (address >> 16 == 1) {
      return SYNAPSE;
    }
    return switch (address & 0x7f) {
      case 0x7f -> TIME_REFERENCE;
      case 0 -> BISTABILITY;
      default -> PUSH;
    };
  }

  private void updateNeuron() {
    if (wires.neuronWrite == 0) {
      return;
    }
    int before = OdinNeuron.state(highOutput);
    int virtual = state() == POP_VIRTUAL ? head() >> 8 : 0;
    result =
        state() == TIME_REFERENCE || (virtual & 1) == 1
            ? OdinNeuron.leaked(lowOutput, before)
            : OdinNeuron.integrated(
                lowOutput, before, virtual == 0 ? delivered() : weight(virtual));
    writtenHigh = OdinNeuron.withState(highOutput, result);
    wires.spike = highOutput < 0 ? 0 : result >> OdinNeuron.FIRED & 1;
    if (wires.spike == 1 && feedback == 1) {
      wires.push = 1;
      wires.pushData = wires.neuronAddress;
    }
  }

  /** The weight of a virtual event. */
  private static int weight(int virtual) {
    int magnitude = virtual >> 2;
    return (virtual >> 1 & 1) == 1 ? -magnitude : magnitude;
  }

  private int delivered() {
    int weight = magnitude(synapseOutput, wires.neuronAddress, propagateUnmapped);
    return inhibits(wires.synapseAddress / WORDS_PER_ROW) ? -weight : weight;
  }

  /** The weight of a synapse without its sign; 0 if it does not deliver. */
  static int magnitude(int word, int neuron, int propagateUnmapped) {
    int nibble = word >>> (4 * (neuron & 7));
    return -((nibble >> 3 & 1) | propagateUnmapped) & nibble & 7;
  }

  final boolean inhibits(int input) {
    return inhibitory[input] == 1;
  }

  private void updateSynapses(int learning) {
    if (wires.synapseWrite == 0) {
      return;
    }
    int word = synapseOutput;
    int enabled = OdinSynapses.enabled(word, learning, updateUnmapped);
    int group = wires.synapseAddress & WORDS_PER_ROW - 1;
    writtenSynapses =
        state() == BISTABILITY
            ? OdinSynapses.drifted(word, enabled)
            : OdinSynapses.spike(word, enabled, up[group], down[group]);
  }

  @Override
  protected final void clockMemories() {
    if (wires.neuronSelect == 1) {
      int n = wires.neuronAddress;
      lowOutput = low[n];
      highOutput = high[n];
      if (wires.neuronWrite == 1) {
        high[n] = writtenHigh;
        flag(n, result);
      }
    }
    if (wires.synapseSelect == 1) {
      synapseOutput = synapses[wires.synapseAddress];
      if (wires.synapseWrite == 1) {
        synapses[wires.synapseAddress] = writtenSynapses;
      }
    }
  }

  /** Sets the flags of a neuron. */
  final void flag(int neuron, int of) {
    int group = neuron >> 3;
    int bit = neuron & 7;
    up[group] = (up[group] & ~(1 << bit)) | ((of >> OdinNeuron.UP & 1) << bit);
    down[group] = (down[group] & ~(1 << bit)) | ((of >> OdinNeuron.DOWN & 1) << bit);
  }

  @Override
  protected final int pairsAhead() {
    if ((count() & 1) == 1) {
      return 0;
    }
    boolean all = (inputAddress() >> 7 & 1) == 0;
    return switch (state()) {
      case POP_SPIKE -> Math.min(NEURONS - 1, output.nextTold(neuron())) - neuron();
      case TIME_REFERENCE -> all ? Math.min(NEURONS - 1, output.nextTold(neuron())) - neuron() : 0;
      case BISTABILITY -> {
        int word = count() >> 1 & WORDS_PER_ROW - 1;
        yield Math.min(WORDS_PER_ROW - 1, output.nextToldWord(row(), word)) - word;
      }
      default -> 0;
    };
  }

  /** The row of a bistability event. */
  private int row() {
    return (inputAddress() >> 7 & 1) == 0 ? neuron() : inputAddress() >> 8 & ALL;
  }

  /** The output register of the neuron memory may stay behind: the next cycle reads it anew. */
  @Override
  protected final void sweep(int pairs) {
    switch (state()) {
      case TIME_REFERENCE -> {
        int done = leakSweep(neuron(), neuron() + pairs) - neuron();
        advance(done, 1);
        account(done, 0, 0, 0);
      }
      case BISTABILITY -> {
        int word = row() * WORDS_PER_ROW + (count() >> 1 & WORDS_PER_ROW - 1);
        int done = driftSweep(word, word + pairs) - word;
        advance(done, 0);
        account(0, 0, done, done);
      }
      default -> spikeSweep(neuron(), neuron() + pairs);
    }
  }

  private void spikeSweep(int first, int end) {
    int input = head() & ALL;
    int row = input * WORDS_PER_ROW;
    int reached = spikeSweep(row, inhibits(input) ? -1 : 0, synapseOutput, first, end);
    int fetched = groups(reached) - groups(first);
    if (fetched > 0) {
      synapseOutput = synapses[row + groups(reached) - 1];
    }
    advance(reached - first, 1);
    account(reached - first, reached - first, fetched, fetched);
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
   * Integrates a row of weights in two cycles each, up to the first neuron that fires or whose
   * synapse word is changed.
   *
   * @param row address of the first word of the row
   * @param sign -1 for an inhibitory input, else 0
   * @param word the synapse word at hand, for a sweep that does not begin at one
   * @return the first neuron that was not updated
   */
  abstract int spikeSweep(int row, int sign, int word, int first, int end);

  /**
   * Lets synapse words drift in two cycles each, up to the first that changes.
   *
   * @param first address of a word
   * @param end address behind the last
   * @return the first that was not rewritten
   */
  abstract int driftSweep(int first, int end);

  /** Whether a word of a spike event is written back as it is. */
  final boolean learnsNothing(int word, int group) {
    int enabled = OdinSynapses.enabled(word, ALL, updateUnmapped);
    return OdinSynapses.spike(word, enabled, up[group], down[group]) == word;
  }

  /** Whether a word is at rest under bistability. */
  final boolean isStable(int word) {
    return OdinSynapses.drifted(word, OdinSynapses.enabled(word, ALL, updateUnmapped)) == word;
  }

  /** Sets the wires of a plain output. */
  final void tell(int trigger, int address) {
    wires.trigger = trigger;
    wires.outputAddress = address;
  }

  final int fired() {
    return wires.spike;
  }

  /** The neuron addressed. */
  final int target() {
    return wires.neuronAddress;
  }

  /** What a neuron update gave. */
  final int result() {
    return result;
  }

  /** Whether a spike event writes a neuron. */
  final boolean servesWriting(int neuron) {
    return state() == POP_SPIKE && neuron() == neuron && (count() & 1) == 1;
  }

  final boolean writesNeuron(int neuron) {
    return (wires.neuronSelect & wires.neuronWrite) == 1 && wires.neuronAddress == neuron;
  }

  final boolean writesSynapses(int address) {
    return (wires.synapseSelect & wires.synapseWrite) == 1 && wires.synapseAddress == address;
  }

  /** The lower half of the word written; meaningless without a write. */
  final long writtenLow() {
    return lowOutput;
  }

  final long writtenHigh() {
    return writtenHigh;
  }

  @Override
  public final int writtenSynapses() {
    return writtenSynapses;
  }

  @Override
  public final int changedSynapses() {
    int address = wires.synapseAddress;
    return writesSynapses(address) && synapses[address] != writtenSynapses ? address : -1;
  }

  @Override
  public final int synapses(int address) {
    return synapses[address];
  }

  /**
   * Half of a neuron word as it is before the edge of the present cycle.
   *
   * @param neuron 0 to 255
   * @return its lower 64 bits
   */
  public final long low(int neuron) {
    return low[neuron];
  }

  /**
   * Half of a neuron word as it is before the edge of the present cycle.
   *
   * @param neuron 0 to 255
   * @return its upper 64 bits
   */
  public final long high(int neuron) {
    return high[neuron];
  }

  /**
   * The state of a neuron before the edge of the present cycle.
   *
   * @param neuron 0 to 255
   * @return membrane in bits 7:0, calcium in 10:8, cycle of its leak in 15:11
   */
  public final int stateOf(int neuron) {
    return OdinNeuron.state(high[neuron]);
  }

  /**
   * Whether the synapses of a neuron go up with the next event.
   *
   * @param neuron 0 to 255
   * @return its flag
   */
  public final boolean isUp(int neuron) {
    return (up[neuron >> 3] >> (neuron & 7) & 1) == 1;
  }

  /**
   * Whether the synapses of a neuron go down with the next event.
   *
   * @param neuron 0 to 255
   * @return its flag
   */
  public final boolean isDown(int neuron) {
    return (down[neuron >> 3] >> (neuron & 7) & 1) == 1;
  }
}
