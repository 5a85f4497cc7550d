package org.backspike.chip.controller.odin;

import org.backspike.chip.controller.Digest;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;

/**
 * ODIN with a digest of eight words per cycle: controller, event path, the four parts of the neuron
 * word written, synapse address, synapse word written.
 */
public final class ClockedOdin extends Odin {
  private static final long P1 = Digest.PRIME;
  private static final long P2 = Digest.power(2);
  private static final long P3 = Digest.power(3);
  private static final long P5 = Digest.power(5);
  private static final long P7 = Digest.power(7);

  private static final int SYNAPSE_READ = 1 << 30;
  private static final int NEURON_READ = 1 << 28;

  /** From a read cycle to the write cycle after it. */
  private static final int NEURON_WRITE = 1 << 29 | 1 << 12;

  private static final int SYNAPSE_WRITE = 1 << 31;

  /** From the read cycle of a neuron to that of the next. */
  private static final int NEXT_NEURON = 2 << 12 | 1 << 4;

  private static final int COUNT = 511 << 12;

  private final Digest digest = new Digest();

  ClockedOdin(
      OdinRegisters registers,
      long[] neurons,
      int[] synapses,
      Partners partners,
      Probe probe,
      OdinOutput output) {
    super(registers, neurons, synapses, partners, probe, output);
  }

  /**
   * The digest of all cycles so far.
   *
   * @return 64 bits
   */
  public long digest() {
    return digest.value();
  }

  @Override
  protected void absorb(long times) {
    int controller = firstWord();
    int events =
        wires.synapseWrite << 31
            | wires.spike << 30
            | (pops() ? 1 : 0) << 29
            | head() << 16
            | wires.neuronAddress << 8
            | outputAddress();
    long h = digest.value();
    if (wires.neuronWrite == 1) {
      h = Digest.fold(Digest.fold(h, controller, P1), events, P1);
      h = synapses(neuronWord(h, writtenLow(), writtenHigh(), P1));
    } else if (wires.synapseSelect == 1) {
      for (long i = 0; i < times; i++) {
        h = synapses(Digest.fold(Digest.fold(h, controller, P1), events, P5));
      }
    } else {
      for (long i = 0; i < times; i++) {
        h = Digest.fold(Digest.fold(h, controller, P1), events, P7);
      }
    }
    digest.become(h);
  }

  /** Absorbs what the synapse memory does. */
  private long synapses(long digest) {
    if (wires.synapseSelect == 0) {
      return digest * P2;
    }
    int written = wires.synapseWrite == 1 ? writtenSynapses() : 0;
    return Digest.fold(Digest.fold(digest, wires.synapseAddress, P1), written, P1);
  }

  /** Absorbs the four parts of a neuron word, and zeros behind it. */
  private static long neuronWord(long digest, long low, long high, long power) {
    long h = Digest.fold(digest, (int) low, P1);
    h = Digest.fold(h, (int) (low >>> 32), P1);
    h = Digest.fold(h, (int) high, P1);
    return Digest.fold(h, (int) (high >>> 32), power);
  }

  @Override
  int leakSweep(int first, int end) {
    int events = head() << 16 | outputAddress();
    int controller = sweepWord() | NEURON_READ;
    long h = digest.value();
    int n = first;
    for (; n < end; n++) {
      long before = high[n];
      int next = OdinNeuron.leaked(low[n], OdinNeuron.state(before));
      if ((next >> OdinNeuron.FIRED & 1) == 1 && before >= 0) {
        break;
      }
      long written = OdinNeuron.withState(before, next);
      high[n] = written;
      flag(n, next);
      h = plainPair(h, controller, events | n << 8, low[n], written);
      controller += NEXT_NEURON;
    }
    digest.become(h);
    return n;
  }

  /** The two cycles of a neuron without access to the synapses. */
  private static long plainPair(long digest, int controller, int event, long low, long written) {
    long h = Digest.fold(Digest.fold(digest, controller, P1), event, P7);
    h = Digest.fold(Digest.fold(h, controller + NEURON_WRITE, P1), event, P1);
    return neuronWord(h, low, written, P3);
  }

  @Override
  int spikeSweep(int row, int sign, int word, int first, int end) {
    int events = head() << 16 | outputAddress();
    int controller = sweepWord() | NEURON_READ;
    int weights = word;
    long h = digest.value();
    int n = first;
    for (; n < end; n++) {
      boolean fetches = (n & 7) == 0;
      int fetched = weights;
      if (fetches) {
        fetched = synapses[row + (n >> 3)];
        if (!learnsNothing(fetched, n >> 3)) {
          break;
        }
      }
      long before = high[n];
      int weight = (magnitude(fetched, n, propagateUnmapped) ^ sign) - sign;
      int next = OdinNeuron.integrated(low[n], OdinNeuron.state(before), weight);
      if ((next >> OdinNeuron.FIRED & 1) == 1 && before >= 0) {
        break;
      }
      weights = fetched;
      long written = OdinNeuron.withState(before, next);
      high[n] = written;
      flag(n, next);
      int event = events | n << 8;
      if (fetches) {
        int address = row + (n >> 3);
        h = fetchPair(h, controller | SYNAPSE_READ, event, address);
        h = neuronWord(h, low[n], written, P1);
        h = Digest.fold(Digest.fold(h, address, P1), fetched, P1);
      } else {
        h = plainPair(h, controller, event, low[n], written);
      }
      controller += NEXT_NEURON;
    }
    digest.become(h);
    return n;
  }

  /** The two cycles that fetch and rewrite a synapse word, up to the neuron word of the second. */
  private static long fetchPair(long digest, int controller, int event, int address) {
    long h = Digest.fold(Digest.fold(digest, controller, P1), event, P5);
    h = Digest.fold(h, address, P2);
    return Digest.fold(Digest.fold(h, controller + NEURON_WRITE, P1), event | SYNAPSE_WRITE, P1);
  }

  @Override
  int driftSweep(int first, int end) {
    int read = head() << 16 | outputAddress();
    int controller = sweepWord() | SYNAPSE_READ;
    long h = digest.value();
    int address = first;
    for (; address < end; address++) {
      int word = synapses[address];
      if (!isStable(word)) {
        break;
      }
      h = Digest.fold(Digest.fold(h, controller, P1), read, P5);
      h = Digest.fold(h, address, P2);
      h = Digest.fold(Digest.fold(h, controller + (1 << 12), P1), read | SYNAPSE_WRITE, P5);
      h = Digest.fold(Digest.fold(h, address, P1), word, P1);
      controller = (controller & ~COUNT) | ((controller + (2 << 12)) & COUNT);
    }
    digest.become(h);
    return address;
  }
}
