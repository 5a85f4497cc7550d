package org.backspike.bptt.batch;

import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.Product;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;

/** Transposed weights of the projections whose errors are dense products. */
final class PackedWeights {
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final Product product = Kernels.product();
  private final float[][] packed;

  PackedWeights(Wiring wiring, NetworkArrays arrays) {
    this.wiring = wiring;
    this.arrays = arrays;
    packed = new float[wiring.links().size()][0];
  }

  /** Packs the present weights of a projection. */
  void pack(Link link) {
    int sources = wiring.population(link.from()).size();
    int targets = wiring.population(link.to()).size();
    if (packed[link.projection()].length == 0) {
      packed[link.projection()] = new float[product.packedLength(sources, targets)];
    }
    product.pack(
        arrays.array(link.projection()),
        wiring.stride(link.to()),
        sources,
        targets,
        packed[link.projection()]);
  }

  float[] of(Link link) {
    return packed[link.projection()];
  }
}
