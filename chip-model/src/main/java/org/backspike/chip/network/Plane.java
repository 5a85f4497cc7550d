package org.backspike.chip.network;

/**
 * Populations as planes of neurons with channels, and a window that slides over them.
 *
 * @param width of the input
 * @param height of the input
 * @param channels of the input
 * @param kernel size of the window in both directions
 * @param stride how far it moves
 * @param padding zeros around the input
 * @param dilation distance of its taps
 * @param layout order of the neurons in a population
 */
public record Plane(
    int width,
    int height,
    int channels,
    Pair kernel,
    Pair stride,
    Pair padding,
    Pair dilation,
    Layout layout) {

  /**
   * A number for each direction.
   *
   * @param x along the width
   * @param y along the height
   */
  public record Pair(int x, int y) {}

  /** The order of neurons in a population. */
  public enum Layout {
    /** Index (x * height + y) * channels + c: channels lie side by side. */
    WHC,
    /** Index (c * height + y) * width + x: rows of a channel lie side by side. */
    CHW
  }

  /**
   * Checks the geometry.
   *
   * @throws IllegalArgumentException if a number is out of range or the window does not fit
   */
  public Plane {
    if (width < 1 || height < 1 || channels < 1 || (long) width * height * channels > 1 << 24) {
      throw new IllegalArgumentException(
          "a plane of "
              + width
              + " x "
              + height
              + " x "
              + channels
              + "; must be at least 1, at most 2^24 neurons");
    }
    require("kernel", kernel, 1, 4096);
    require("stride", stride, 1, 4096);
    require("padding", padding, 0, 4096);
    require("dilation", dilation, 1, 4096);
    if (outputs(width, kernel.x, stride.x, padding.x, dilation.x) < 1
        || outputs(height, kernel.y, stride.y, padding.y, dilation.y) < 1) {
      throw new IllegalArgumentException(
          "a kernel of "
              + kernel.x
              + " x "
              + kernel.y
              + " on "
              + width
              + " x "
              + height
              + "; must fit the padded input");
    }
  }

  private static void require(String name, Pair pair, int low, int high) {
    if (pair.x < low || pair.y < low || pair.x > high || pair.y > high) {
      throw new IllegalArgumentException(
          name + " " + pair.x + ", " + pair.y + "; must be " + low + " to " + high);
    }
  }

  private static int outputs(int size, int kernel, int stride, int padding, int dilation) {
    return Math.floorDiv(size + 2 * padding - dilation * (kernel - 1) - 1, stride) + 1;
  }

  /**
   * Width of the output.
   *
   * @return at least 1
   */
  public int outputWidth() {
    return outputs(width, kernel.x, stride.x, padding.x, dilation.x);
  }

  /**
   * Height of the output.
   *
   * @return at least 1
   */
  public int outputHeight() {
    return outputs(height, kernel.y, stride.y, padding.y, dilation.y);
  }

  /**
   * Taps of the window.
   *
   * @return kernel width times kernel height
   */
  public int taps() {
    return kernel.x * kernel.y;
  }
}
