package org.backspike.chip.network;

/**
 * A convolution: one kernel shared by all positions. Event-driven, an input at x reaches by tap k
 * the output {@code (x + padding - k * dilation) / stride}, where that is whole and inside.
 */
public final class Convolution implements Synapses {

  /** Which weight belongs to which tap. */
  public enum Mode {
    /** The kernel is flipped in both directions, as mathematics defines it. */
    CONVOLUTION,
    /** The kernel is used as it stands, as training frameworks do. */
    CORRELATION
  }

  private final Plane plane;
  private final int outputChannels;
  private final int groups;
  private final Mode mode;
  private final WeightArray weights;

  /**
   * A convolution.
   *
   * @param plane its geometry
   * @param outputChannels channels of the output
   * @param groups groups of channels that see only each other
   * @param mode whether the kernel is flipped
   * @param weights shape [output channels][kernel x][kernel y][input channels / groups]
   * @throws IllegalArgumentException if groups do not divide the channels or the number of weights
   *     is wrong
   */
  public Convolution(Plane plane, int outputChannels, int groups, Mode mode, WeightArray weights) {
    if (groups < 1 || plane.channels() % groups != 0 || outputChannels % groups != 0) {
      throw new IllegalArgumentException(
          groups
              + " groups; must divide "
              + plane.channels()
              + " input and "
              + outputChannels
              + " output channels");
    }
    long expected = (long) outputChannels * plane.taps() * (plane.channels() / groups);
    if (outputChannels < 1 || weights.length() != expected) {
      throw new IllegalArgumentException(
          weights.length()
              + " weights; a kernel of "
              + outputChannels
              + " x "
              + plane.kernel().x()
              + " x "
              + plane.kernel().y()
              + " x "
              + plane.channels() / groups
              + " has "
              + expected);
    }
    if ((long) plane.outputWidth() * plane.outputHeight() * outputChannels > 1 << 24) {
      throw new IllegalArgumentException("an output of more than 2^24 neurons; at most that");
    }
    this.plane = plane;
    this.outputChannels = outputChannels;
    this.groups = groups;
    this.mode = mode;
    this.weights = weights;
  }

  /**
   * Sum pooling: each channel by itself, every tap with the same weight.
   *
   * @param plane its geometry
   * @param weight what each spike under the window counts
   * @return the convolution that does it
   */
  public static Convolution pooling(Plane plane, int weight) {
    return new Convolution(
        plane,
        plane.channels(),
        plane.channels(),
        Mode.CORRELATION,
        WeightArray.of(plane.channels() * plane.taps(), i -> weight));
  }

  @Override
  public int sources() {
    return plane.width() * plane.height() * plane.channels();
  }

  @Override
  public int targets() {
    return plane.outputWidth() * plane.outputHeight() * outputChannels;
  }

  @Override
  public WeightArray weights() {
    return weights;
  }

  /**
   * Its geometry.
   *
   * @return the plane
   */
  public Plane plane() {
    return plane;
  }

  /**
   * Channels of the output.
   *
   * @return at least 1
   */
  public int outputChannels() {
    return outputChannels;
  }

  /**
   * Groups of channels.
   *
   * @return at least 1
   */
  public int groups() {
    return groups;
  }

  /**
   * Whether the kernel is flipped.
   *
   * @return the mode
   */
  public Mode mode() {
    return mode;
  }
}
