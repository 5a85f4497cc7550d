package org.backspike.snn.stimulus;

/** The same values at every step: direct encoding. */
public final class ConstantCurrent implements Stimulus {
  private final float[] values;

  /**
   * Values of all channels.
   *
   * @param values shape [channels]; kept, not copied
   */
  public ConstantCurrent(float[] values) {
    this.values = values;
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
}
