package org.backspike.bptt.regularize;

import org.backspike.snn.encode.CounterHash;

/**
 * Moves square images of one channel up or down and left or right by whole pixels, otherwise in
 * every epoch: a network then learns shapes and not places. What enters at an edge is 0. How far is
 * a hash of seed, epoch and sample, uniform in both directions.
 *
 * @param pixels farthest move in each direction; 0 for none
 */
public record ImageShift(int pixels) {
  /** Images stay where they are. */
  public static final ImageShift NONE = new ImageShift(0);

  private static final int PURPOSE = 4;

  /**
   * Checks the distance.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  public ImageShift {
    if (pixels < 0) {
      throw new IllegalArgumentException("shift by " + pixels + " pixels; must be at least 0");
    }
  }

  /**
   * Checks that samples can be moved.
   *
   * @param features length of their vectors
   * @throws IllegalArgumentException if they are to be moved and are not square images, or smaller
   *     than the move
   */
  public void requireImages(int features) {
    int side = side(features);
    if (pixels > 0 && (side * side != features || pixels >= side)) {
      throw new IllegalArgumentException(
          "shift by "
              + pixels
              + " pixels of samples with "
              + features
              + " features; must be square images with longer sides");
    }
  }

  /**
   * The image as one epoch shows it.
   *
   * @param image row by row; not modified
   * @param seed of the training
   * @param epoch from 0
   * @param sample its number in the training set
   * @return {@code image} itself if nothing moves, else a new one
   */
  public float[] of(float[] image, int seed, int epoch, int sample) {
    if (pixels == 0) {
      return image;
    }
    int key = CounterHash.key(seed, PURPOSE, epoch, sample);
    return moved(image, distance(key, 0), distance(key, 1));
  }

  private int distance(int key, int index) {
    int choices = 2 * pixels + 1;
    return (int) (((CounterHash.bits(key, index) & 0xFFFF_FFFFL) * choices) >>> 32) - pixels;
  }

  /**
   * An image moved as told.
   *
   * @param image row by row; not modified
   * @param down rows; up if below 0
   * @param right columns; left if below 0
   * @return a new image
   */
  static float[] moved(float[] image, int down, int right) {
    int side = side(image.length);
    float[] moved = new float[image.length];
    int width = side - Math.abs(right);
    for (int row = Math.max(0, down); row < Math.min(side, side + down); row++) {
      int from = (row - down) * side + Math.max(0, -right);
      System.arraycopy(image, from, moved, row * side + Math.max(0, right), width);
    }
    return moved;
  }

  private static int side(int features) {
    return (int) Math.round(Math.sqrt(features));
  }
}
