package org.backspike.chip.controller.tinyodin;

import org.backspike.chip.controller.Digest;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;

/**
 * tinyODIN with a digest of four words per cycle: controller, event path, neuron word written,
 * synapse address.
 */
public final class ClockedTinyOdin extends TinyOdin {
  private static final long P1 = Digest.PRIME;
  private static final long P2 = Digest.power(2);
  private static final long P3 = Digest.power(3);

  private static final int NEURON_READ = 1 << 28;
  private static final int NEURON_WRITE = 0b11 << 28 | 1 << 12;
  private static final int SYNAPSE_READ = 1 << 30;

  /** From the read cycle of a neuron to that of the next. */
  private static final int STEP = 2 << 12 | 1 << 4;

  private final Digest digest = new Digest();

  ClockedTinyOdin(
      TinyOdinRegisters registers, int[] neurons, int[] synapses, Partners partners, Probe probe) {
    super(registers, neurons, synapses, partners, probe);
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
        wires.spike << 29
            | (pops() ? 1 : 0) << 28
            | head() << 16
            | wires.neuronAddress << 8
            | outputAddress();
    long h = digest.value();
    if ((wires.neuronWrite | wires.synapseSelect) == 0) {
      for (long i = 0; i < times; i++) {
        h = readCycle(h, controller, events);
      }
    } else {
      int synapse = wires.synapseSelect == 1 ? wires.synapseAddress : 0;
      for (long i = 0; i < times; i++) {
        h = fetchCycle(h, controller, events, written(), synapse);
      }
    }
    digest.become(h);
  }

  @Override
  int leakSweep(int first, int end) {
    int[] memory = neurons;
    int events = head() << 16 | outputAddress();
    int read = sweepWord() | NEURON_READ;
    long h = digest.value();
    int n = first;
    for (; n < end; n++) {
      int word = memory[n];
      int x = leaked(word);
      int fires = fires(word, x);
      if ((fires & ~(word >>> 31)) == 1) {
        break;
      }
      int next = (word & ~0xfff) | (fires == 1 ? 0 : x & 0xfff);
      memory[n] = next;
      int controller = read + (n - first) * STEP;
      h = readCycle(h, controller, events | n << 8);
      h = writeCycle(h, controller, events | n << 8, next);
    }
    digest.become(h);
    return n;
  }

  @Override
  int spikeSweep(int row, int word, int first, int end) {
    int[] memory = neurons;
    int events = head() << 16 | outputAddress();
    int read = sweepWord() | NEURON_READ;
    int weights = word;
    long h = digest.value();
    int n = first;
    for (; n < end; n++) {
      boolean fetches = (n & 7) == 0;
      int fetched = fetches ? synapses[row + (n >> 3)] : weights;
      int state = memory[n];
      int x = integrated(state, weight(fetched, n));
      int fires = fires(state, x);
      if ((fires & ~(state >>> 31)) == 1) {
        break;
      }
      weights = fetched;
      int next = (state & ~0xfff) | (fires == 1 ? 0 : x & 0xfff);
      memory[n] = next;
      int controller = read + (n - first) * STEP;
      int event = events | n << 8;
      if (fetches) {
        int address = row + (n >> 3);
        h = fetchCycle(h, controller | SYNAPSE_READ, event, 0, address);
        h =
            fetchCycle(
                h, (controller | SYNAPSE_READ) + NEURON_WRITE - NEURON_READ, event, next, address);
      } else {
        h = readCycle(h, controller, event);
        h = writeCycle(h, controller, event, next);
      }
    }
    digest.become(h);
    return n;
  }

  /** Nothing is written, no synapse is addressed. */
  private static long readCycle(long digest, int controller, int event) {
    return Digest.fold(Digest.fold(digest, controller, P1), event, P3);
  }

  /** A neuron is written, no synapse is addressed. */
  private static long writeCycle(long digest, int read, int event, int written) {
    int controller = read + NEURON_WRITE - NEURON_READ;
    return Digest.fold(Digest.fold(Digest.fold(digest, controller, P1), event, P1), written, P2);
  }

  private static long fetchCycle(long digest, int controller, int event, int written, int address) {
    long h = Digest.fold(Digest.fold(digest, controller, P1), event, P1);
    return Digest.fold(Digest.fold(h, written, P1), address, P1);
  }
}
