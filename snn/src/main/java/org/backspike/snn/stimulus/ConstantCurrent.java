package org.backspike.snn.stimulus;

/** The same values at every step: direct encoding. */
public final class ConstantCurrent implements Stimulus {
  private final float[] values;
  private final int[] active;

  /**
   * Values of all channels.
   *
   * @param values shape [channels]; kept, not copied, and not to be changed
   */
  public ConstantCurrent(float[] values) {
    this.values = values;
    int[] found = new int[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      found[count] = i;
      count += values[i] != 0 ? 1 : 0;
    }
    this.active = java.util.Arrays.copyOf(found, count);
  }

  /**
   * The values.
   *
   * @return the live array, shape [channels]
   */
  public float[] values() {
    return values;
  }

  @Override
  public int channels() {
    return values.length;
  }

  /**
   * Channels whose value is not 0.
   *
   * @return the live array, ascending
   */
  public int[] active() {
    return active;
  }

  @Override
  public ConstantCurrent part(int first, int count) {
    return new ConstantCurrent(java.util.Arrays.copyOfRange(values, first, first + count));
  }
}
