package org.backspike.bptt.batch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.Product;
import org.backspike.snn.Input;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.AlignedFloats;

/** Transposed weights of the projections whose errors are dense products. */
public final class PackedWeights {
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final Product product = Kernels.product();
  private final MemorySegment[] packed;

  /**
   * Room for packed weights.
   *
   * @param wiring of the network
   * @param arrays weights; read when they are packed
   */
  public PackedWeights(Wiring wiring, NetworkArrays arrays) {
    this.wiring = wiring;
    this.arrays = arrays;
    packed = new MemorySegment[wiring.links().size()];
    Arrays.fill(packed, MemorySegment.NULL);
  }

  /** Packs the present weights of all projections but those from the input. */
  public void packAll() {
    for (Link link : wiring.links()) {
      if (!(wiring.population(link.from()).dynamics() instanceof Input)) {
        pack(link);
      }
    }
  }

  /** Packs the present weights of a projection. */
  void pack(Link link) {
    int sources = wiring.population(link.from()).size();
    int targets = wiring.population(link.to()).size();
    if (packed[link.projection()].byteSize() == 0) {
      packed[link.projection()] = AlignedFloats.zeros(product.packedLength(sources, targets));
    }
    product.pack(
        arrays.array(link.projection()),
        wiring.stride(link.to()),
        sources,
        targets,
        packed[link.projection()]);
  }

  MemorySegment of(Link link) {
    return packed[link.projection()];
  }
}
