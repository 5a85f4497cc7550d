package org.backspike.host.file;

/**
 * The generator of random networks: SplitMix64. A number below n is the high half of a word times
 * n, shifted right by 32, so that any language gives the same network.
 *
 * <p>Source: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
 */
final class SplitMix {
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * A number from 0 to n - 1.
   *
   * @param n at least 1, at most 2^32
   */
  long below(long n) {
    return ((next() >>> 32) * n) >>> 32;
  }
}
