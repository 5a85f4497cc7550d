package org.backspike.snn;

/**
 * A two-dimensional convolution as deep learning calls it (a correlation): target (o, y, x) gets
 * the sum of {@code w[o][c][ky][kx]} times source (c, y stride + ky - padding, x stride + kx -
 * padding).
 */
public final class Convolution implements Connection {
  private final ImageShape from;
  private final ImageShape to;
  private final int kernel;
  private final int stride;
  private final int padding;
  private final float[] values;

  /**
   * A convolution.
   *
   * @param from shape of the source population
   * @param channels of the target population, at least 1
   * @param kernel side of the window, at least 1
   * @param stride step of the window, at least 1
   * @param padding zeros on each side, at least 0
   * @param values shape [channels][from.channels][kernel][kernel]; kept, not copied
   * @throws IllegalArgumentException if sizes disagree
   */
  public Convolution(
      ImageShape from, int channels, int kernel, int stride, int padding, float[] values) {
    if (padding < 0 || values.length != (long) channels * from.channels() * kernel * kernel) {
      throw new IllegalArgumentException(
          values.length
              + " weights, padding "
              + padding
              + "; must be "
              + channels
              + " x "
              + from.channels()
              + " x "
              + kernel
              + " x "
              + kernel
              + ", padding at least 0");
    }
    this.from = from;
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.values = values;
    this.to =
        new ImageShape(
            channels,
            ImageShape.places(from.height() + 2 * padding, kernel, stride),
            ImageShape.places(from.width() + 2 * padding, kernel, stride));
  }

  /**
   * Shape of the source population.
   *
   * @return channels, height, width
   */
  public ImageShape from() {
    return from;
  }

  /**
   * Side of the window.
   *
   * @return at least 1
   */
  public int kernel() {
    return kernel;
  }

  /**
   * Step of the window.
   *
   * @return at least 1
   */
  public int stride() {
    return stride;
  }

  /**
   * Zeros on each side.
   *
   * @return at least 0
   */
  public int padding() {
    return padding;
  }

  /**
   * Shape of the target population.
   *
   * @return channels, height, width
   */
  public ImageShape shape() {
    return to;
  }

  @Override
  public String kind() {
    return "a convolution";
  }

  @Override
  public int sources() {
    return from.size();
  }

  @Override
  public int targets() {
    return to.size();
  }

  @Override
  public float[] values() {
    return values;
  }

  @Override
  public Convolution with(float[] weights) {
    return new Convolution(from, to.channels(), kernel, stride, padding, weights);
  }

  @Override
  public boolean isLearned() {
    return true;
  }

  @Override
  public void forEach(SynapseVisitor visitor) {
    for (int c = 0; c < from.channels(); c++) {
      for (int row = 0; row < from.height(); row++) {
        for (int column = 0; column < from.width(); column++) {
          visit(c, row, column, visitor);
        }
      }
    }
  }

  private void visit(int c, int row, int column, SynapseVisitor visitor) {
    int source = from.index(c, row, column);
    for (int o = 0; o < to.channels(); o++) {
      for (int ky = 0; ky < kernel; ky++) {
        int y = row + padding - ky;
        if (y % stride != 0 || y < 0 || y / stride >= to.height()) {
          continue;
        }
        for (int kx = 0; kx < kernel; kx++) {
          int x = column + padding - kx;
          if (x % stride == 0 && x >= 0 && x / stride < to.width()) {
            int weight = ((o * from.channels() + c) * kernel + ky) * kernel + kx;
            visitor.visit(source, to.index(o, y / stride, x / stride), weight);
          }
        }
      }
    }
  }
}
