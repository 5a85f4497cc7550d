package org.backspike.snn.encode;

/**
 * Random numbers as a function of what they are for. The mixing constants are those known as
 * lowbias32 (Chris Wellons, Prospecting for Hash Functions, 2018).
 */
public final class CounterHash {
  private CounterHash() {}

  /**
   * A key for a purpose. Hashed, because a raw XOR with small numbers only permutes indices.
   *
   * @param seed start
   * @param words what the numbers are for, in a fixed order
   * @return the key
   */
  public static int key(int seed, int... words) {
    int key = seed;
    for (int word : words) {
      key = mix((key ^ word) + 0x9E3779B9);
    }
    return key;
  }

  /**
   * 32 random bits.
   *
   * @param key from {@link #key}
   * @param index which number under this key
   * @return uniform bits
   */
  public static int bits(int key, int index) {
    return mix(index ^ key);
  }

  /**
   * A number in [0, 1).
   *
   * @param key from {@link #key}
   * @param index which number under this key
   * @return a multiple of 2^-24
   */
  public static float uniform(int key, int index) {
    return (bits(key, index) >>> 8) * 0x1p-24f;
  }

  /**
   * A normal number with mean 0 and deviation 1, by Box and Muller from two draws.
   *
   * @param key from {@link #key}
   * @param index which number under this key
   * @return the number
   */
  public static double normal(int key, int index) {
    double u = ((bits(key, 2 * index) >>> 8) + 0.5) * 0x1p-24;
    double angle = 2 * StrictMath.PI * (bits(key, 2 * index + 1) >>> 8) * 0x1p-24;
    return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(angle);
  }

  private static int mix(int value) {
    int x = value;
    x ^= x >>> 16;
    x *= 0x7feb352d;
    x ^= x >>> 15;
    x *= 0x846ca68b;
    x ^= x >>> 16;
    return x;
  }
}
