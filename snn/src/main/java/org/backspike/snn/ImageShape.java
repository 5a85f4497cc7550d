package org.backspike.snn;

/**
 * How a population lies in space: neuron (channel, row, column) has index {@code (channel * height
 * + row) * width + column}, so that flattening is nothing.
 *
 * @param channels at least 1
 * @param height at least 1
 * @param width at least 1
 */
public record ImageShape(int channels, int height, int width) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          channels + " x " + height + " x " + width + "; sizes must be at least 1");
    }
  }

  /**
   * Number of neurons.
   *
   * @return channels times height times width
   */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  /**
   * The index of a neuron.
   *
   * @param channel from 0
   * @param row from 0
   * @param column from 0
   * @return its index in the population
   */
  public int index(int channel, int row, int column) {
    return (channel * height + row) * width + column;
  }

  /**
   * What a window of a size moved by a stride leaves of a length.
   *
   * @param length of the input with its padding
   * @param kernel of the window
   * @param stride of the window
   * @return number of places
   * @throws IllegalArgumentException if the window does not fit
   */
  static int places(int length, int kernel, int stride) {
    if (kernel < 1 || stride < 1 || kernel > length) {
      throw new IllegalArgumentException(
          "a window of " + kernel + " moved by " + stride + " over " + length + "; must fit");
    }
    return (length - kernel) / stride + 1;
  }
}
