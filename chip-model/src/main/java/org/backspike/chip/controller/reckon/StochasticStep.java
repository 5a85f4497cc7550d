package org.backspike.chip.controller.reckon;

/**
 * A weight moves by one with a probability: that of its update, shifted left, being at least a
 * random number. Source: ChFrenkel/ReckOn, srnn.v.
 *
 * @param bits of updates and random numbers
 * @param shift by which updates are scaled
 */
record StochasticStep(int bits, int shift) {
  /** Of weights onto neurons. */
  static final StochasticStep ONTO_NEURONS = new StochasticStep(32, 8);

  /** Of weights onto outputs. */
  static final StochasticStep ONTO_OUTPUTS = new StochasticStep(28, 14);

  /** Whether an update moves a weight; the random number is unsigned. */
  boolean hits(int update, int random) {
    if (update == 0) {
      return false;
    }
    long most = (1L << bits) - 1;
    long magnitude = Math.min(Math.abs((long) update) << shift, most);
    return update == -(1L << (bits - 1)) || magnitude >= Integer.toUnsignedLong(random);
  }

  /** A weight that moves, within its 8 bits. */
  static int moved(int weight, int update) {
    return update < 0 ? Math.max(weight - 1, Byte.MIN_VALUE) : Math.min(weight + 1, Byte.MAX_VALUE);
  }
}
