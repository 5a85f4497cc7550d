package org.backspike.snn;

/** The mean over a window of each channel; not learned. */
public final class AveragePooling implements Connection {
  private final ImageShape from;
  private final ImageShape to;
  private final int window;
  private final float[] values;

  /**
   * Pooling over windows that do not overlap; rows and columns that do not fill one are left out.
   *
   * @param from shape of the source population
   * @param window side of the window, at least 1
   * @throws IllegalArgumentException if the window does not fit
   */
  public AveragePooling(ImageShape from, int window) {
    this.from = from;
    this.window = window;
    this.to =
        new ImageShape(
            from.channels(),
            ImageShape.places(from.height(), window, window),
            ImageShape.places(from.width(), window, window));
    this.values = new float[] {1f / (window * window)};
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
  public int window() {
    return window;
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
    return "an average pooling";
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
  public AveragePooling with(float[] weights) {
    throw new IllegalArgumentException("the weights of an average pooling are fixed");
  }

  @Override
  public boolean isLearned() {
    return false;
  }

  @Override
  public void forEach(SynapseVisitor visitor) {
    for (int c = 0; c < from.channels(); c++) {
      for (int row = 0; row < to.height() * window; row++) {
        for (int column = 0; column < to.width() * window; column++) {
          visitor.visit(from.index(c, row, column), to.index(c, row / window, column / window), 0);
        }
      }
    }
  }
}
