package org.backspike.chip.network;

import java.util.function.IntUnaryOperator;

/** Weights in as few bytes as they need: one each where all fit, else two. */
public final class WeightArray {

  /** How the weights are stored. */
  public enum Storage {
    /** One byte each. */
    BYTES,
    /** Two bytes each. */
    SHORTS
  }

  private static final byte[] NO_BYTES = {};
  private static final short[] NO_SHORTS = {};

  private final byte[] bytes;
  private final short[] shorts;

  private WeightArray(byte[] bytes, short[] shorts) {
    this.bytes = bytes;
    this.shorts = shorts;
  }

  /**
   * Weights that fit bytes.
   *
   * @param weights kept, not copied
   * @return the array
   */
  public static WeightArray of(byte[] weights) {
    return new WeightArray(weights, NO_SHORTS);
  }

  /**
   * Weights that need more than bytes.
   *
   * @param weights kept, not copied
   * @return the array
   */
  public static WeightArray of(short[] weights) {
    return new WeightArray(NO_BYTES, weights);
  }

  /**
   * Weights in the smallest form that holds them.
   *
   * @param count how many
   * @param weight the weight at an index; asked twice
   * @return the array
   * @throws IllegalArgumentException if a weight needs more than 16 bits
   */
  public static WeightArray of(int count, IntUnaryOperator weight) {
    boolean narrow = true;
    for (int i = 0; i < count; i++) {
      int w = weight.applyAsInt(i);
      if (w != (short) w) {
        throw new IllegalArgumentException("weight " + w + "; must fit 16 bits");
      }
      narrow &= w == (byte) w;
    }
    if (narrow) {
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes[i] = (byte) weight.applyAsInt(i);
      }
      return of(bytes);
    }
    short[] shorts = new short[count];
    for (int i = 0; i < count; i++) {
      shorts[i] = (short) weight.applyAsInt(i);
    }
    return of(shorts);
  }

  /**
   * One weight.
   *
   * @param at its index
   * @return the weight
   */
  public int get(int at) {
    return bytes.length > 0 ? bytes[at] : shorts[at];
  }

  /**
   * Number of weights.
   *
   * @return at least 0
   */
  public int length() {
    return bytes.length + shorts.length;
  }

  /**
   * How they are stored.
   *
   * @return bytes or shorts
   */
  public Storage storage() {
    return shorts.length > 0 ? Storage.SHORTS : Storage.BYTES;
  }

  /**
   * The bytes.
   *
   * @return the live array; empty where weights need more
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * The shorts.
   *
   * @return the live array; empty where bytes do
   */
  public short[] shorts() {
    return shorts;
  }
}
