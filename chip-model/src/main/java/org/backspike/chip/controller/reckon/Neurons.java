package org.backspike.chip.controller.reckon;

import java.util.Arrays;

/**
 * The neuron memory and what is computed on its words, two neurons each.
 *
 * <p>Words that a sample did not write yet read as 0 on the chip, where a flip-flop per neuron says
 * so, and the first write of a word fills its fields. Here the fields are cleared instead.
 */
final class Neurons {
  private static final int MOST = 256;

  /** Bits of a neuron in a word. */
  private static final int STATE_BITS = 50;

  private static final int TINP_AT = 16;
  private static final int TREC_AT = 28;
  private static final int TOUT_AT = 40;
  private static final int V_BITS = 0xFFFF;

  private static final int WEIGHT_SHIFT = 3;
  private static final int TRACE_MAX = 4095;
  private static final int OUTPUT_TRACE_MAX = 1023;
  private static final int INPUT_TRACE_STEP = 64;
  private static final int TRACE_STEP = 128;

  private static final byte[] NO_WEIGHTS = new byte[MOST];

  /** Membranes, shape [neurons], signed 16 bits. */
  final int[] v = new int[MOST];

  /** Traces of the input of the same index, 12 bits. */
  final int[] tinp = new int[MOST];

  /** Traces of the neuron towards neurons, 12 bits. */
  final int[] trec = new int[MOST];

  /** Traces of the neuron towards outputs, 10 bits. */
  final int[] tout = new int[MOST];

  /** Which spiked in this step and were not delivered yet. */
  final NeuronSet spiked = new NeuronSet();

  private final int threshold;
  private final Leak leak;
  private final byte[] inputWeights;
  private final byte[] recurrentWeights;
  private final RoundingRegister[] membraneBits;
  private final RoundingRegister[] inputTraceBits;
  private final RoundingRegister[] traceBits;
  private final RoundingRegister[] outputTraceBits;

  private int sender;
  private boolean fromInput;
  private boolean fromNeuron;
  private byte[] inputRow = NO_WEIGHTS;
  private byte[] neuronRow = NO_WEIGHTS;
  private int inputAt;
  private int neuronAt;

  Neurons(ReckonConfiguration configuration, ReckonWeights weights) {
    threshold = configuration.threshold();
    leak = new Leak(configuration.alpha(), configuration.get(ReckonRegister.KAPPA));
    inputWeights = weights.input().bytes();
    recurrentWeights = weights.recurrent().bytes();
    membraneBits = pair(configuration.get(ReckonRegister.SEED_STRND_NEUR));
    inputTraceBits = pair(configuration.get(ReckonRegister.SEED_STRND_TINP));
    traceBits = pair(configuration.get(ReckonRegister.SEED_STRND_TREC));
    int seed = configuration.get(ReckonRegister.SEED_STRND_TOUT);
    outputTraceBits =
        new RoundingRegister[] {
          RoundingRegister.narrow(seed & 0x7FFF), RoundingRegister.narrow((seed >> 15) & 0x7FFF)
        };
  }

  private static RoundingRegister[] pair(int seed) {
    return new RoundingRegister[] {
      RoundingRegister.wide(seed & 0x7FFF), RoundingRegister.wide((seed >> 15) & 0x7FFF)
    };
  }

  /** Forgets all states. */
  void clear() {
    Arrays.fill(v, 0);
    Arrays.fill(tinp, 0);
    Arrays.fill(trec, 0);
    Arrays.fill(tout, 0);
    spiked.clear();
  }

  /** Makes an index the sender of the weights that {@link #integrate} adds. */
  void send(int index, boolean input, boolean neuron) {
    sender = index;
    fromInput = input;
    fromNeuron = neuron;
    inputRow = input ? inputWeights : NO_WEIGHTS;
    inputAt = input ? index * MOST : 0;
    neuronRow = neuron ? recurrentWeights : NO_WEIGHTS;
    neuronAt = neuron ? index * MOST : 0;
  }

  /** Adds the sender's weights onto a word of neurons; the sender's own traces rise. */
  void integrate(int word, Learning learning, WriteObserver observer) {
    int a = 2 * word;
    int b = a + 1;
    v[a] = integrated(a);
    v[b] = integrated(b);
    long low = v[a] & V_BITS;
    long high = v[b] & V_BITS;
    if (sender >> 1 == word && learning == Learning.EPROP) {
      long risen = rise();
      low |= sender == a ? risen : 0;
      high |= sender == b ? risen : 0;
    }
    wrote(word, low, high, observer);
  }

  private int integrated(int j) {
    int weight = (inputRow[inputAt + j] + neuronRow[neuronAt + j]) << WEIGHT_SHIFT;
    return saturated(v[j] + weight);
  }

  /** Into signed 16 bits. */
  static int saturated(int x) {
    return Math.clamp(x, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** What of the traces is written, at its place. */
  private long rise() {
    int i = sender;
    long written = 0;
    if (fromInput) {
      tinp[i] = Math.min(tinp[i] + INPUT_TRACE_STEP, TRACE_MAX);
      written |= (long) tinp[i] << TINP_AT;
    }
    if (fromNeuron) {
      trec[i] = Math.min(trec[i] + TRACE_STEP, TRACE_MAX);
      written |= (long) trec[i] << TREC_AT;
      tout[i] = Math.min(tout[i] + TRACE_STEP, OUTPUT_TRACE_MAX);
      written |= (long) tout[i] << TOUT_AT;
    }
    return written;
  }

  /** Lets a word of neurons leak, spike and be reset; returns how many spiked. */
  int step(int word, WriteObserver observer) {
    int spikes = step(2 * word, 0) + step(2 * word + 1, 1);
    wrote(word, packed(2 * word), packed(2 * word + 1), observer);
    return spikes;
  }

  private int step(int j, int lane) {
    int before = v[j];
    int kept = leak.membrane(before, membraneBits[lane].next());
    tinp[j] = leak.trace(tinp[j], inputTraceBits[lane].next());
    trec[j] = leak.trace(trec[j], traceBits[lane].next());
    tout[j] = leak.outputTrace(tout[j], outputTraceBits[lane].next());
    if (before < threshold) {
      v[j] = kept;
      return 0;
    }
    v[j] = (short) (kept - threshold);
    spiked.add(j);
    return 1;
  }

  private long packed(int j) {
    return (v[j] & V_BITS)
        | ((long) tinp[j] << TINP_AT)
        | ((long) trec[j] << TREC_AT)
        | ((long) tout[j] << TOUT_AT);
  }

  private static void wrote(int word, long even, long odd, WriteObserver observer) {
    observer.wrote(word, even | (odd << STATE_BITS), odd >>> (Long.SIZE - STATE_BITS));
  }
}
