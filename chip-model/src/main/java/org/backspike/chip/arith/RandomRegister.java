package org.backspike.chip.arith;

/**
 * The random register of a core: 32 flip-flops and three shifted XORs, one word per advance. It is
 * hardware state: the same seed and the same number of advances give the same bits.
 *
 * <p>Source of the recursion: Marsaglia, Xorshift RNGs, Journal of Statistical Software 8(14),
 * 2003, triple (13, 17, 5), period 2^32 - 1.
 */
public final class RandomRegister {
  private int state;

  /**
   * A register.
   *
   * @param seed its first content; 0, on which the recursion would stay, is replaced by 1
   */
  public RandomRegister(int seed) {
    load(seed);
  }

  /**
   * Loads a content.
   *
   * @param content the new content; 0 is replaced by 1
   */
  public void load(int content) {
    state = content == 0 ? 1 : content;
  }

  /**
   * Advances once.
   *
   * @return the new content
   */
  public int next() {
    int x = state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state = x;
    return x;
  }

  /**
   * The present content.
   *
   * @return never 0
   */
  public int content() {
    return state;
  }
}
