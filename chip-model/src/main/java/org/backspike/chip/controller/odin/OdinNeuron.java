package org.backspike.chip.controller.odin;

/**
 * The arithmetic of one neuron. Its word has a lower half that never changes, the parameters, and
 * an upper half with its state: {@code [7:0]} membrane, {@code [10:8]} calcium, {@code [15:11]}
 * cycle of the calcium leak, at bit {@value #STATE}; the uppermost bit disables its spikes.
 *
 * <p>Results are packed: the new state, then whether it fired, then the flags for learning.
 */
final class OdinNeuron {
  /** Where the state begins in the upper half of a word. */
  static final int STATE = 6;

  /** The bits of a state. */
  static final int STATE_MASK = 0xffff;

  /** Bit of a result: it fired, disabled or not. */
  static final int FIRED = 16;

  /** Bit of a result: its synapses go up with the next event. */
  static final int UP = 17;

  /** Bit of a result: they go down. */
  static final int DOWN = 18;

  private static final int MOST_MEMBRANE = 255;
  private static final int MOST_CALCIUM = 7;

  private OdinNeuron() {}

  /** The state in the upper half of a word. */
  static int state(long high) {
    return (int) (high >>> STATE) & STATE_MASK;
  }

  /** The upper half of a word with the state of a result. */
  static long withState(long high, int result) {
    return (high & ~((long) STATE_MASK << STATE)) | ((long) (result & STATE_MASK) << STATE);
  }

  /**
   * A synaptic event.
   *
   * @param low parameters
   * @param state 16 bits
   * @param weight -7 to 7, below 0 for an inhibitory input
   */
  static int integrated(long low, int state, int weight) {
    int x = Math.min(Math.max((state & 0xff) + weight, 0), MOST_MEMBRANE);
    return next(low, x, state >> 8 & 7, state >> 11, 0);
  }

  /** A leak event, which is also a tick of the calcium. */
  static int leaked(long low, int state) {
    int v = state & 0xff;
    int leak = (low >>> 8 & 1) == 0 ? 0 : (int) (low >>> 1) & 0x7f;
    int period = (int) (low >>> 35) & 31;
    int cycle = state >> 11;
    int tick = 0;
    if (learns(low) && period > 0) {
      if (cycle == period - 1) {
        cycle = 0;
        tick = 1;
      } else {
        cycle = cycle + 1 & 31;
      }
    }
    return next(low, Math.max(v - leak, 0), state >> 8 & 7, cycle, tick);
  }

  private static int next(long low, int x, int calciumBefore, int cycle, int tick) {
    int fired = x >= ((int) (low >>> 9) & 0xff) ? 1 : 0;
    int v = fired == 1 ? 0 : x;
    int calcium = calciumBefore;
    int flags = 0;
    if (learns(low)) {
      if (fired > tick && calcium < MOST_CALCIUM) {
        calcium++;
      } else if (tick > fired && calcium > 0) {
        calcium--;
      }
      flags = flags(low, v, calcium);
    }
    return v | calcium << 8 | cycle << 11 | fired << FIRED | flags;
  }

  private static int flags(long low, int v, int calcium) {
    if (calcium < ((int) (low >>> 26) & 7)) {
      return 0;
    }
    boolean high = v >= ((int) (low >>> 18) & 0xff);
    int below = (int) (low >>> (high ? 32 : 29)) & 7;
    return calcium < below ? 1 << (high ? UP : DOWN) : 0;
  }

  private static boolean learns(long low) {
    return (low >>> 17 & 1) == 1;
  }
}
