package org.backspike.chip.controller.reckon;

/**
 * A memory of weights: words of 16 signed bytes, a row of words per sender.
 *
 * <p>Shape: the weight from {@code pre} to {@code post} is byte {@code post % 16} of word {@code
 * pre * wordsPerRow + post / 16}.
 */
public final class WeightMemory {
  /** Weights of a word. */
  static final int PER_WORD = 16;

  private final byte[] bytes;
  private final int rowBytes;

  private WeightMemory(byte[] bytes, int rowBytes) {
    this.bytes = bytes;
    this.rowBytes = rowBytes;
  }

  /**
   * The memory of weights onto neurons.
   *
   * @return 256 rows of 256 zeros, 4096 words
   */
  public static WeightMemory ontoNeurons() {
    return new WeightMemory(new byte[256 * 256], 256);
  }

  /**
   * The memory of weights onto outputs.
   *
   * @return 512 rows of 16 zeros, a word each
   */
  public static WeightMemory ontoOutputs() {
    return new WeightMemory(new byte[512 * PER_WORD], PER_WORD);
  }

  /**
   * The same weights in a memory of their own.
   *
   * @return a copy
   */
  public WeightMemory copy() {
    return new WeightMemory(bytes.clone(), rowBytes);
  }

  /**
   * A weight.
   *
   * @param pre sender
   * @param post receiver
   * @return -128 to 127
   */
  public int get(int pre, int post) {
    return bytes[index(pre, post)];
  }

  /**
   * Writes a weight.
   *
   * @param pre sender
   * @param post receiver
   * @param weight -128 to 127
   * @throws IllegalArgumentException if the weight has more than 8 bits
   */
  public void set(int pre, int post, int weight) {
    if (weight != (byte) weight) {
      throw new IllegalArgumentException("weight " + weight + "; must be -128 to 127");
    }
    bytes[index(pre, post)] = (byte) weight;
  }

  private int index(int pre, int post) {
    if (post < 0 || post >= rowBytes || pre < 0 || pre >= bytes.length / rowBytes) {
      throw new IllegalArgumentException(
          "weight "
              + pre
              + " -> "
              + post
              + "; must be below "
              + bytes.length / rowBytes
              + " and "
              + rowBytes);
    }
    return pre * rowBytes + post;
  }

  /** All bytes, row after row; the memory itself. */
  byte[] bytes() {
    return bytes;
  }
}
