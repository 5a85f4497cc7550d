package org.backspike.snn.task;

import org.backspike.snn.encode.CounterHash;

/**
 * Classes that are smooth random manifolds in the space of spike times: every unit fires once, so
 * that only timing tells the class. Ten classes of curves (dimension 1, smoothness 2), 20 units.
 *
 * <p>The time of a unit is a sum of sines {@code theta0 (i + 1)^-2 sin(2 pi (i x theta1 + theta2))}
 * of the position x on the manifold, scaled to 0 to 1 over all samples of the class.
 *
 * <p>Source: Zenke and Vogels, The remarkable robustness of surrogate gradient learning, Neural
 * Computation 2021; code fzenke/randman.
 */
public final class Randman implements Task {
  private static final int SEED = 8;
  private static final int CLASSES = 10;
  private static final int UNITS = 20;
  private static final int TERMS = 32;
  private static final double SMOOTHNESS = 2;
  private static final int PER_CLASS = 1000;
  private static final int TRAINED = 800;
  private static final int VALIDATED = 100;

  /** The task. */
  public Randman() {}

  @Override
  public String name() {
    return "randman";
  }

  @Override
  public String description() {
    return "smooth random manifolds of spike times, 10 classes (Zenke and Vogels 2021)";
  }

  @Override
  public String encoder() {
    return "spike-time";
  }

  @Override
  public int steps() {
    return 100;
  }

  @Override
  public String shape() {
    return "20-128-10";
  }

  @Override
  public Dataset train() {
    return generate(0, TRAINED);
  }

  @Override
  public Dataset validation() {
    return generate(TRAINED, TRAINED + VALIDATED);
  }

  @Override
  public Dataset test() {
    return generate(TRAINED + VALIDATED, PER_CLASS);
  }

  /** Samples {@code first} to {@code end - 1} of every class, class by class in turn. */
  private static Dataset generate(int first, int end) {
    int size = (end - first) * CLASSES;
    float[] values = new float[size * UNITS];
    int[] labels = new int[size];
    for (int c = 0; c < CLASSES; c++) {
      for (int unit = 0; unit < UNITS; unit++) {
        double[] times = times(c, unit);
        for (int k = first; k < end; k++) {
          int sample = (k - first) * CLASSES + c;
          values[sample * UNITS + unit] = (float) times[k];
          labels[sample] = c;
        }
      }
    }
    return new Dataset(UNITS, CLASSES, values, labels);
  }

  /** The times of a unit in all samples of a class, 0 to 1. */
  private static double[] times(int c, int unit) {
    int positions = CounterHash.key(SEED, c, -1);
    int theta = CounterHash.key(SEED, c, unit);
    double[] times = new double[PER_CLASS];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < PER_CLASS; k++) {
      double x = CounterHash.uniform(positions, k);
      for (int i = 0; i < TERMS; i++) {
        double amplitude = i == 0 ? 0 : CounterHash.uniform(theta, 3 * i);
        double phase =
            i * x * CounterHash.uniform(theta, 3 * i + 1) + CounterHash.uniform(theta, 3 * i + 2);
        times[k] +=
            amplitude
                * StrictMath.pow(i + 1, -SMOOTHNESS)
                * StrictMath.sin(2 * StrictMath.PI * phase);
      }
      least = Math.min(least, times[k]);
      most = Math.max(most, times[k]);
    }
    for (int k = 0; k < PER_CLASS; k++) {
      times[k] = (times[k] - least) / (most - least + 1e-7);
    }
    return times;
  }
}
