package org.backspike.chip.controller.reckon;

/**
 * The state EPROP: all weights are updated once, sixteen receivers at a time. For each group of
 * receivers, first their learning signals are computed and their output weights updated, then the
 * weights of all senders onto them.
 */
final class Learner {
  private static final int GROUP = WeightMemory.PER_WORD;
  private static final int SIGNAL_SHIFT = 7; // 5 up, 12 down
  private static final int REGULATION_SHIFT = 10;
  private static final int TREC_FRACTION = 4;
  private static final int TINP_FRACTION = 3;
  private static final int TOUT_FRACTION = 6;
  private static final int ODD_BIT = 27;

  private final Neurons neurons;
  private final Outputs outputs;
  private final PseudoDerivative slope;
  private final int highestTrace;
  private final int inputs;
  private final int neuronCount;
  private final byte[] input;
  private final byte[] recurrent;
  private final byte[] output;
  private final WideRegister inputBits;
  private final WideRegister recurrentBits;
  private final WideRegister outputBits;

  private final int[] errors = new int[GROUP];

  /** Learning signal times pseudo-derivative of each receiver of the group. */
  private final int[] drive = new int[GROUP];

  /** What holds back each receiver of the group. */
  private final int[] restraint = new int[GROUP];

  /** Receivers of the group whose weights may change. */
  private final int[] plastic = new int[GROUP];

  private int plasticCount;
  private boolean restrained;

  private int pre;
  private int group;
  private int place;
  private boolean post;
  private int pair;

  Learner(
      ReckonConfiguration configuration, ReckonWeights weights, Neurons neurons, Outputs outputs) {
    this.neurons = neurons;
    this.outputs = outputs;
    slope = PseudoDerivative.of(configuration);
    highestTrace = configuration.get(ReckonRegister.REGUL_F0);
    inputs = configuration.inputs();
    neuronCount = configuration.neurons();
    input = weights.input().bytes();
    recurrent = weights.recurrent().bytes();
    output = weights.output().bytes();
    inputBits = WideRegister.ontoNeurons(configuration.get(ReckonRegister.SEED_INP));
    recurrentBits = WideRegister.ontoNeurons(configuration.get(ReckonRegister.SEED_REC));
    outputBits = WideRegister.ontoOutputs(configuration.get(ReckonRegister.SEED_OUT));
  }

  /** Its counters as the digest has them. */
  int counters() {
    return (post ? 1 << 21 : 0) | (place << 13) | (group << 9) | pre;
  }

  /** Begins at the first group; outputs and label stay as they are until the end. */
  void begin(int label) {
    pre = 0;
    group = 0;
    place = 0;
    post = true;
    plasticCount = 0;
    restrained = false;
    for (int k = 0; k < GROUP; k++) {
      errors[k] = outputs.error(k, label);
    }
  }

  /** Whether this is the last cycle. */
  boolean atEnd() {
    return pre == 2 * neuronCount - 1 && group == (neuronCount - 1) / GROUP;
  }

  /** One cycle. */
  void clock(ReckonActivity activity, WriteObserver observer) {
    if (post) {
      receiver(activity, observer);
    } else {
      sender(activity, observer);
    }
    count();
  }

  private void count() {
    if (post) {
      place = (place + 1) % (2 * GROUP);
      post = place != 0;
    } else if (pre == 2 * neuronCount - 1) {
      pre = 0;
      group++;
      post = true;
      plasticCount = 0;
      restrained = false;
    } else {
      pre++;
    }
  }

  private void receiver(ReckonActivity activity, WriteObserver observer) {
    int j = GROUP * group + place / 2;
    boolean exists = j < neuronCount;
    if (place % 2 == 0) {
      if (place % 4 == 0 && exists) {
        pair = j / 2;
        activity.neuronReads++;
      }
      if (exists) {
        activity.outputReads++;
      }
      return;
    }
    // Past the last neuron no word is read: those receivers see the last pair once more.
    int seen = 2 * pair + j % 2;
    prepare(place / 2, seen, exists ? signal(j) : 0);
    int trace = neurons.tout[seen] >> TOUT_FRACTION;
    if (exists && trace != 0) {
      activity.outputWrites++;
      updateOutputs(j, trace, activity, observer);
    }
  }

  private void prepare(int slot, int seen, int signal) {
    int excess = (neurons.trec[seen] >> TREC_FRACTION) - highestTrace;
    drive[slot] = signal * slope.at(neurons.v[seen]);
    restraint[slot] = Math.max(excess, 0) << REGULATION_SHIFT;
    restrained |= restraint[slot] != 0;
    if (drive[slot] != 0 || restraint[slot] != 0) {
      plastic[plasticCount++] = slot;
    }
  }

  private int signal(int j) {
    int sum = 0;
    for (int k = 0; k < GROUP; k++) {
      sum += errors[k] * output[j * GROUP + k];
    }
    return Neurons.saturated(sum >> SIGNAL_SHIFT);
  }

  private void updateOutputs(int j, int trace, ReckonActivity activity, WriteObserver observer) {
    long low = 0;
    long high = 0;
    int base = j * GROUP;
    for (int k = 0; k < GROUP; k++) {
      int update = errors[k] * trace;
      if (StochasticStep.ONTO_OUTPUTS.hits(update, outputBits.number(k))) {
        int weight = StochasticStep.moved(output[base + k], update);
        output[base + k] = (byte) weight;
        activity.weightWrites++;
        low |= inWord(weight, k);
        high |= inWord(weight, k - Long.BYTES);
      }
    }
    outputBits.advance();
    observer.wrote(j, low, high);
  }

  /** A byte at its place in half a word, if it belongs there. */
  private static long inWord(int weight, int place) {
    return place >= 0 && place < Long.BYTES ? (weight & 0xFFL) << (place * Byte.SIZE) : 0;
  }

  private void sender(ReckonActivity activity, WriteObserver observer) {
    int i = pre / 2;
    if (pre % 2 == 0) {
      if (pre % 4 == 0) {
        pair = i / 2;
        activity.neuronReads++;
      }
      activity.inputReads += i < inputs ? 1 : 0;
      activity.recurrentReads += i < neuronCount ? 1 : 0;
      return;
    }
    int inputTrace = neurons.tinp[i] >> TINP_FRACTION;
    if (i < inputs && (inputTrace != 0 || restrained)) {
      activity.inputWrites++;
      update(input, inputBits, inputTrace, NOBODY, activity, observer);
    }
    int trace = neurons.trec[i] >> TREC_FRACTION;
    if (trace != 0 || restrained) {
      activity.recurrentWrites++;
      update(recurrent, recurrentBits, trace, i - GROUP * group, activity, observer);
    }
  }

  private static final int NOBODY = -1;

  /** Updates a word of weights; the sender's weight onto itself, if in this word, becomes 0. */
  private void update(
      byte[] weights,
      WideRegister bits,
      int trace,
      int self,
      ReckonActivity activity,
      WriteObserver observer) {
    long low = 0;
    long high = 0;
    int word = pre / 2 * GROUP + group;
    for (int p = 0; p < plasticCount; p++) {
      int slot = plastic[p];
      int update = update(drive[slot] * trace, restraint[slot]);
      if (StochasticStep.ONTO_NEURONS.hits(update, bits.number(slot))) {
        int at = word * GROUP + slot;
        int weight = slot == self ? 0 : StochasticStep.moved(weights[at], update);
        weights[at] = (byte) weight;
        activity.weightWrites++;
        low |= inWord(weight, slot);
        high |= inWord(weight, slot - Long.BYTES);
      }
    }
    bits.advance();
    observer.wrote(word, low, high);
  }

  /** The update that a gradient and what holds back a neuron make together, in 32 bits. */
  static int update(int gradient, int restraint) {
    int sum = gradient - restraint;
    return sum >= 0 && ((gradient >> ODD_BIT) & 1) == 1 ? Integer.MIN_VALUE : sum;
  }
}
