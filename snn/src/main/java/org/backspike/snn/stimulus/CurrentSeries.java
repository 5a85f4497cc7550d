package org.backspike.snn.stimulus;

/** A value per step and channel: analog signals, or spikes with a size. */
public final class CurrentSeries implements Stimulus {
  private final int channels;
  private final float[] values;

  /**
   * Values of all steps.
   *
   * @param channels number of channels, at least 1
   * @param values shape [steps][channels]; kept, not copied
   * @throws IllegalArgumentException if the length is no multiple of the number of channels
   */
  public CurrentSeries(int channels, float[] values) {
    if (channels < 1 || values.length % channels != 0) {
      throw new IllegalArgumentException(
          values.length + " values; must be a multiple of " + channels + " channels");
    }
    this.channels = channels;
    this.values = values;
  }

  @Override
  public int channels() {
    return channels;
  }

  /**
   * Number of steps.
   *
   * @return at least 0
   */
  public int steps() {
    return values.length / channels;
  }

  /**
   * The values.
   *
   * @return the live array, shape [steps][channels]
   */
  public float[] values() {
    return values;
  }

  @Override
  public CurrentSeries part(int first, int count) {
    float[] part = new float[steps() * count];
    for (int t = 0; t < steps(); t++) {
      System.arraycopy(values, t * channels + first, part, t * count, count);
    }
    return new CurrentSeries(count, part);
  }
}
