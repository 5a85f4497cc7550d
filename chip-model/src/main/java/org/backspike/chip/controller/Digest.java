package org.backspike.chip.controller;

/**
 * A fingerprint of everything that a chip did: 64-bit FNV-1a over 32-bit words, so many per cycle
 * in an order that each chip defines. Two runs of equal digest did the same in every cycle.
 */
public final class Digest {
  /** The digest of nothing. */
  public static final long START = 0xcbf29ce484222325L;

  /** By what each word multiplies the digest. */
  public static final long PRIME = 0x100000001b3L;

  private static final long WORD = 0xffff_ffffL;

  private long value = START;

  /** The digest of nothing. */
  public Digest() {}

  /**
   * Absorbs a word.
   *
   * @param word 32 bits
   */
  public void absorb(int word) {
    value = fold(value, word, PRIME);
  }

  /**
   * Absorbs words that were folded outside.
   *
   * @param folded what {@link #fold} made of {@link #value}
   */
  public void become(long folded) {
    value = folded;
  }

  /**
   * The digest so far.
   *
   * @return 64 bits
   */
  public long value() {
    return value;
  }

  /**
   * The digest after a word and zeros behind it. A zero leaves the digest as it is before the
   * multiplication, so a run of zeros is one multiplication: loops that know their zeros save them.
   *
   * @param digest before
   * @param word 32 bits
   * @param power {@link #power} of 1 plus the number of zeros
   * @return the digest after
   */
  public static long fold(long digest, int word, long power) {
    return (digest ^ (word & WORD)) * power;
  }

  /**
   * By what so many words multiply the digest, if all but the first are 0.
   *
   * @param words at least 0
   * @return a power of the prime, modulo 2 to the 64
   */
  public static long power(int words) {
    long power = 1;
    for (int i = 0; i < words; i++) {
      power *= PRIME;
    }
    return power;
  }
}
