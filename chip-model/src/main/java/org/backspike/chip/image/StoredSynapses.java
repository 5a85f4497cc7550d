package org.backspike.chip.image;

import org.backspike.chip.kernel.ConvolutionTaps;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.WeightArray;

/** What the synapse memory of a core holds of a projection: effective weights of one slice. */
public sealed interface StoredSynapses {

  /**
   * A weight from every source to every neuron of the slice.
   *
   * @param weights shape [sources][neurons]
   * @param targets neurons of the slice
   */
  record Dense(WeightArray weights, int targets) implements StoredSynapses {}

  /**
   * Single synapses to neurons of the slice.
   *
   * @param rows one row per source
   */
  record Sparse(SparseRows rows) implements StoredSynapses {}

  /**
   * A convolution onto a whole population.
   *
   * @param taps the convolution
   */
  record Shared(ConvolutionTaps taps) implements StoredSynapses {}

  /** Events without weights. */
  record None() implements StoredSynapses {}

  /**
   * The weights.
   *
   * @return in the order of the implementation; empty where there are none
   */
  default WeightArray weights() {
    return switch (this) {
      case Dense dense -> dense.weights;
      case Sparse sparse -> sparse.rows.weights();
      case Shared shared -> shared.taps.weights();
      case None _ -> WeightArray.of(new byte[0]);
    };
  }

  /**
   * Synapses of a source.
   *
   * @param source the source, from 0
   * @return how many weights its spike delivers
   */
  default int fanOut(int source) {
    return switch (this) {
      case Dense dense -> dense.targets;
      case Sparse sparse -> sparse.rows.starts()[source + 1] - sparse.rows.starts()[source];
      case Shared shared -> shared.taps.fanOut(source);
      case None _ -> 0;
    };
  }

  /**
   * Walks the synapses of a source.
   *
   * @param source the source, from 0
   * @param visitor told of each
   */
  default void visit(int source, ConvolutionTaps.Visitor visitor) {
    switch (this) {
      case Dense dense -> {
        for (int i = 0; i < dense.targets; i++) {
          visitor.synapse(i, dense.weights.get(source * dense.targets + i));
        }
      }
      case Sparse sparse -> {
        SparseRows rows = sparse.rows;
        for (int s = rows.starts()[source]; s < rows.starts()[source + 1]; s++) {
          visitor.synapse(rows.targets()[s], rows.weights().get(s));
        }
      }
      case Shared shared -> shared.taps.visit(source, visitor);
      case None _ -> {}
    }
  }

  /**
   * The sources.
   *
   * @return how many rows there are; 0 where there are no weights
   */
  default int sources() {
    return switch (this) {
      case Dense dense -> dense.weights.length() / dense.targets;
      case Sparse sparse -> sparse.rows.sources();
      case Shared shared -> shared.taps.sources();
      case None _ -> 0;
    };
  }
}
