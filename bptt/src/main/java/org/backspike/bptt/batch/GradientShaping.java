package org.backspike.bptt.batch;

import org.backspike.bptt.optimize.GradientLimits;
import org.backspike.snn.Connection;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;

/** Applies {@link GradientLimits} to the gradient of a batch, array by array in a fixed order. */
public final class GradientShaping {
  private static final double NORM_EPSILON = 1e-6;

  private final GradientLimits limits;
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final NetworkArrays gradient;

  /**
   * Limits of a gradient.
   *
   * @param limits what is added and the largest elements and norm
   * @param wiring of the network
   * @param arrays its parameters
   * @param gradient of the same shapes, changed by {@link #apply}
   */
  public GradientShaping(
      GradientLimits limits, Wiring wiring, NetworkArrays arrays, NetworkArrays gradient) {
    this.limits = limits;
    this.wiring = wiring;
    this.arrays = arrays;
    this.gradient = gradient;
  }

  /** Adds the price of the weights, then clips the elements, then the norm. */
  public void apply() {
    if (limits.weightL1() > 0) {
      for (Link link : wiring.links()) {
        addSigns(arrays.array(link.projection()), gradient.array(link.projection()));
      }
    }
    if (limits.value() < Double.POSITIVE_INFINITY) {
      float most = (float) limits.value();
      for (int place = 0; place < gradient.count(); place++) {
        float[] g = gradient.array(place);
        for (int i = 0; i < g.length; i++) {
          g[i] = Math.clamp(g[i], -most, most);
        }
      }
    }
    if (limits.norm() < Double.POSITIVE_INFINITY) {
      float factor = (float) Math.min(1, limits.norm() / (norm() + NORM_EPSILON));
      for (int place = 0; place < gradient.count(); place++) {
        float[] g = gradient.array(place);
        for (int i = 0; i < g.length; i++) {
          g[i] *= factor;
        }
      }
    }
  }

  private void addSigns(float[] w, float[] g) {
    float each = (float) limits.weightL1();
    for (int i = 0; i < w.length; i++) {
      g[i] += each * Math.signum(w[i]);
    }
  }

  /** The root of the sum of squares; a weight that synapses share counts once. */
  double norm() {
    double sum = 0;
    for (Link link : wiring.links()) {
      Connection connection = wiring.network().projections().get(link.projection()).connection();
      int stride = wiring.stride(link.to());
      float[] rows = gradient.array(link.projection());
      float[] byWeight = new float[connection.values().length];
      connection.forEach((j, i, w) -> byWeight[w] = rows[j * stride + i]);
      sum += squares(byWeight);
    }
    for (int place = wiring.links().size(); place < gradient.count(); place++) {
      sum += squares(gradient.array(place));
    }
    return Math.sqrt(sum);
  }

  private static double squares(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
