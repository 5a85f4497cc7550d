package org.backspike.bptt.batch;

import org.backspike.snn.Connection;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;

/**
 * Synapses that share a weight are trained as copies: each gets the sum of the gradients of all, so
 * that an optimizer that treats every element alike keeps them equal.
 */
public final class SharedWeights {
  private final Wiring wiring;
  private final NetworkArrays gradient;

  /**
   * The shared weights of a network.
   *
   * @param wiring of the network
   * @param gradient modified by {@link #tie}
   */
  public SharedWeights(Wiring wiring, NetworkArrays gradient) {
    this.wiring = wiring;
    this.gradient = gradient;
  }

  private Connection connection(Link link) {
    return wiring.network().projections().get(link.projection()).connection();
  }

  boolean isShared(Link link) {
    return !(connection(link) instanceof DenseWeights);
  }

  /**
   * Sums the gradients of copies; entries without a synapse become 0.
   *
   * @param link whose gradient is complete
   */
  public void tie(Link link) {
    if (!isShared(link)) {
      return;
    }
    int stride = wiring.stride(link.to());
    float[] rows = gradient.array(link.projection());
    double[] sums = new double[connection(link).values().length];
    connection(link).forEach((j, i, w) -> sums[w] += rows[j * stride + i]);
    java.util.Arrays.fill(rows, 0);
    connection(link).forEach((j, i, w) -> rows[j * stride + i] = (float) sums[w]);
  }
}
