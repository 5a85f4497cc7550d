package org.backspike.bptt.regularize;

import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.optimize.UpdateRule;
import org.backspike.snn.Convolution;
import org.backspike.snn.Lif;
import org.backspike.snn.Projection;
import org.backspike.snn.batch.Wiring;

/**
 * The currents x of one population, normalized over samples and steps: with mean m and variance s2
 * of a batch and the threshold of the population,
 *
 * <pre>
 * n = (x - m) / sqrt(s2 + 1e-5)
 * y = scale threshold n + shift
 * </pre>
 *
 * The maps of a convolution have one m, s2, scale and shift per channel, other populations one per
 * neuron. Running values are 0.9 of the old and 0.1 of the batch, the variance without bias.
 */
final class NormalizedCurrents {
  private static final double EPSILON = 1e-5;
  private static final float KEPT = 0.9f;

  private final int neurons;
  private final int stride;
  private final int steps;
  private final int[] groupOf;
  private final float threshold;
  private final float[] normalized;
  private final float[] scale;
  private final float[] shift;
  private final float[] mean;
  private final float[] variance;
  private final float[] scaleMoments;
  private final float[] shiftMoments;
  private final double[] byScale;
  private final double[] byShift;
  private final double[] spread;

  /** Most numbers that an optimizer keeps of a parameter. */
  private static final int MOMENTS = 3;

  NormalizedCurrents(int[] groupOf, int stride, int steps, int samples, double threshold) {
    this.neurons = groupOf.length;
    this.stride = stride;
    this.steps = steps;
    this.groupOf = groupOf;
    this.threshold = (float) threshold;
    int groups = Arrays.stream(groupOf).max().orElseThrow() + 1;
    normalized = new float[Math.multiplyExact(Math.multiplyExact(samples, steps), stride)];
    scale = new float[groups];
    shift = new float[groups];
    mean = new float[groups];
    variance = new float[groups];
    scaleMoments = new float[MOMENTS * groups];
    shiftMoments = new float[MOMENTS * groups];
    byScale = new double[groups];
    byShift = new double[groups];
    spread = new double[groups];
    Arrays.fill(scale, 1);
    Arrays.fill(variance, 1);
  }

  static NormalizedCurrents of(Wiring wiring, int population, int steps, int samples) {
    int[] groupOf = new int[wiring.population(population).size()];
    int area = 1;
    for (Projection each : wiring.network().into(wiring.population(population).name())) {
      if (each.connection() instanceof Convolution maps) {
        area = maps.shape().height() * maps.shape().width();
      }
    }
    for (int i = 0; i < groupOf.length; i++) {
      groupOf[i] = i / area;
    }
    double threshold = ((Lif) wiring.population(population).dynamics()).threshold();
    return new NormalizedCurrents(groupOf, wiring.stride(population), steps, samples, threshold);
  }

  /** Elements of a group in a batch. */
  private double elements(int first, int end) {
    return (double) (end - first) * steps * neurons / scale.length;
  }

  void forward(int first, int end, float[] x) {
    double[] sum = new double[scale.length];
    for (int row = first * steps; row < end * steps; row++) {
      for (int i = 0; i < neurons; i++) {
        sum[groupOf[i]] += x[row * stride + i];
      }
    }
    double elements = elements(first, end);
    double[] squares = new double[scale.length];
    for (int row = first * steps; row < end * steps; row++) {
      for (int i = 0; i < neurons; i++) {
        double distance = x[row * stride + i] - sum[groupOf[i]] / elements;
        squares[groupOf[i]] += distance * distance;
      }
    }
    for (int g = 0; g < scale.length; g++) {
      spread[g] = Math.sqrt(squares[g] / elements + EPSILON);
      double unbiased = squares[g] / Math.max(1, elements - 1);
      mean[g] = KEPT * mean[g] + (1 - KEPT) * (float) (sum[g] / elements);
      variance[g] = KEPT * variance[g] + (1 - KEPT) * (float) unbiased;
    }
    for (int row = first * steps; row < end * steps; row++) {
      for (int i = 0; i < neurons; i++) {
        int g = groupOf[i];
        int at = row * stride + i;
        normalized[at] = (float) ((x[at] - sum[g] / elements) / spread[g]);
        x[at] = scale[g] * threshold * normalized[at] + shift[g];
      }
    }
  }

  void backward(int first, int end, float[] errors, float[] sums) {
    Arrays.fill(byScale, 0);
    Arrays.fill(byShift, 0);
    for (int row = first * steps; row < end * steps; row++) {
      for (int i = 0; i < neurons; i++) {
        int at = row * stride + i;
        byShift[groupOf[i]] += errors[at];
        byScale[groupOf[i]] += (double) errors[at] * normalized[at];
      }
    }
    double elements = elements(first, end);
    for (int sample = first; sample < end; sample++) {
      Arrays.fill(sums, sample * stride, (sample + 1) * stride, 0);
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < neurons; i++) {
          int g = groupOf[i];
          int at = (sample * steps + t) * stride + i;
          double centred = errors[at] - (byShift[g] + normalized[at] * byScale[g]) / elements;
          errors[at] = (float) (scale[g] * threshold / spread[g] * centred);
          sums[sample * stride + i] += errors[at];
        }
      }
    }
    for (int g = 0; g < scale.length; g++) {
      byScale[g] *= threshold;
    }
  }

  void update(UpdateRule rule, double rate, long step) {
    for (int g = 0; g < scale.length; g++) {
      scale[g] = updated(rule, scale[g], byScale[g], scaleMoments, g, rate, step);
      shift[g] = updated(rule, shift[g], byShift[g], shiftMoments, g, rate, step);
    }
  }

  private static float updated(
      UpdateRule rule, float w, double g, float[] kept, int group, double rate, long step) {
    double[] moments = new double[rule.moments()];
    for (int m = 0; m < moments.length; m++) {
      moments[m] = kept[MOMENTS * group + m];
    }
    double next = rule.update(w, g, moments, rate, step);
    for (int m = 0; m < moments.length; m++) {
      kept[MOMENTS * group + m] = (float) moments[m];
    }
    return (float) next;
  }

  List<float[]> state() {
    return List.of(scale, shift, mean, variance, scaleMoments, shiftMoments);
  }

  double[] byScale() {
    return byScale;
  }

  double[] byShift() {
    return byShift;
  }

  private double factor(int group) {
    return scale[group] * threshold / Math.sqrt(variance[group] + EPSILON);
  }

  /** By what the running statistics multiply the weights into each neuron. */
  float[] factors() {
    float[] factors = new float[neurons];
    for (int i = 0; i < neurons; i++) {
      factors[i] = (float) factor(groupOf[i]);
    }
    return factors;
  }

  /** What the running statistics add to the drive of each neuron. */
  float[] bias() {
    float[] bias = new float[neurons];
    for (int i = 0; i < neurons; i++) {
      int g = groupOf[i];
      bias[i] = (float) (shift[g] - mean[g] * factor(g));
    }
    return bias;
  }
}
