package org.backspike.snn.task;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * Three classes in a disc of radius 1/2; linear models stop at 58 to 64 %, so that an accuracy
 * above 90 % shows gradients in a hidden layer. The published files, bit for bit.
 *
 * <p>Source: Kriener, Goeltz and Petrovici, The Yin-Yang dataset, NICE 2022, arXiv 2102.08211;
 * generator in lkriener/yin_yang_data_set.
 */
public final class YinYang implements Task {
  private static final int FEATURES = 4;
  private static final int CLASSES = 3;
  private static final double RADIUS = 0.5;
  private static final double DOT = 0.1;

  /** The task. */
  public YinYang() {}

  @Override
  public String name() {
    return "yin-yang";
  }

  @Override
  public String description() {
    return "three classes of points in the Yin-Yang sign (Kriener 2022, arXiv 2102.08211)";
  }

  @Override
  public String encoder() {
    return "yin-yang";
  }

  @Override
  public int steps() {
    return 32;
  }

  @Override
  public String shape() {
    return "5-120-3";
  }

  @Override
  public Dataset train() {
    return generate(42, 5000);
  }

  @Override
  public Dataset validation() {
    return generate(41, 1000);
  }

  @Override
  public Dataset test() {
    return generate(40, 1000);
  }

  /**
   * A split.
   *
   * @param seed of the Mersenne Twister
   * @param size number of samples
   * @return features x, y, 1 - x, 1 - y; classes yin 0, yang 1, dot 2
   */
  public static Dataset generate(int seed, int size) {
    double[] points = points(seed, size);
    float[] values = new float[size * FEATURES];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      double x = points[2 * i];
      double y = points[2 * i + 1];
      values[FEATURES * i] = (float) x;
      values[FEATURES * i + 1] = (float) y;
      values[FEATURES * i + 2] = (float) (1 - x);
      values[FEATURES * i + 3] = (float) (1 - y);
      labels[i] = classOf(x, y);
    }
    return new Dataset(FEATURES, CLASSES, values, labels);
  }

  /** The points of a split: for every sample a class is drawn, then points until one has it. */
  static double[] points(int seed, int size) {
    MersenneTwister random = new MersenneTwister(seed);
    double[] points = new double[2 * size];
    for (int i = 0; i < size; i++) {
      int wanted;
      do {
        wanted = random.nextInt() & 3;
      } while (wanted >= CLASSES);
      double x;
      double y;
      do {
        x = uniform(random);
        y = uniform(random);
      } while (distance(x, y, RADIUS, RADIUS) > RADIUS || classOf(x, y) != wanted);
      points[2 * i] = x;
      points[2 * i + 1] = y;
    }
    return points;
  }

  /** 53 random bits from two words, the first one giving the upper 27. */
  private static double uniform(MersenneTwister random) {
    double high = random.nextInt() >>> 5;
    double low = random.nextInt() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  private static int classOf(double x, double y) {
    double right = distance(x, y, 0.75, 0.5);
    double left = distance(x, y, 0.25, 0.5);
    if (right < DOT || left < DOT) {
      return 2;
    }
    boolean yin =
        right <= DOT || (left > DOT && left <= RADIUS / 2) || (y > RADIUS && right > RADIUS / 2);
    return yin ? 1 : 0;
  }

  private static double distance(double x, double y, double centerX, double centerY) {
    double dx = x - centerX;
    double dy = y - centerY;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
