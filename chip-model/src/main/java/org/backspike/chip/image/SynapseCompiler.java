package org.backspike.chip.image;

import java.util.function.IntUnaryOperator;
import org.backspike.chip.datapath.ConvolutionRule;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.network.Broadcast;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.WeightArray;

/**
 * Turns the weights of a projection into those that a core holds of it: clipped, without the bits
 * that are dropped, scaled where the exponent acts on synapses, cut to one slice.
 */
final class SynapseCompiler {
  private final Datapath datapath;
  private final IntegerProjection projection;
  private final int exponent;
  private final Slice slice;
  private final boolean whole;

  /** Power of two common to all weights that was taken out of them so that they fit bytes. */
  private int commonShift;

  SynapseCompiler(
      Datapath datapath, IntegerProjection projection, int exponent, Slice slice, boolean whole) {
    this.datapath = datapath;
    this.projection = projection;
    this.exponent = exponent;
    this.slice = slice;
    this.whole = whole;
  }

  /** The synapses; only then the shift of their sum is known. */
  StoredSynapses compile() {
    return switch (projection.synapses()) {
      case Broadcast _ -> new StoredSynapses.None();
      case DenseSynapses dense -> dense(dense);
      case SparseSynapses sparse -> sparse(sparse);
      case Convolution convolution when whole && !datapath.actsPerEvent() ->
          new StoredSynapses.Shared(
              Unrolling.of(convolution, stored(convolution.weights(), this::ofConvolution)));
      case Convolution convolution -> cut(convolution);
    };
  }

  /** How the sum of the stored weights is scaled. */
  SumScale scale(boolean integrates) {
    if (datapath.actsPerEvent()) {
      return new SumScale(0, 0);
    }
    int align = integrates ? datapath.weights().align() : 0;
    return switch (datapath.weights().exponentAt()) {
      case SYNAPSE -> new SumScale(0, commonShift + align);
      case SUM -> {
        int power = commonShift + exponent;
        yield new SumScale(Math.max(0, -power), Math.max(0, power) + align);
      }
      case ALIGNED_SUM -> {
        int power = commonShift + exponent + align;
        yield new SumScale(Math.max(0, -power), Math.max(0, power));
      }
    };
  }

  private StoredSynapses dense(DenseSynapses dense) {
    int targets = slice.neurons();
    int count = Math.multiplyExact(dense.sources(), targets);
    WeightArray given = dense.weights();
    IntUnaryOperator source =
        i -> given.get(i / targets * dense.targets() + slice.first() + i % targets);
    return new StoredSynapses.Dense(stored(count, i -> effective(source.applyAsInt(i))), targets);
  }

  private StoredSynapses sparse(SparseSynapses synapses) {
    SparseRows rows = synapses.rows();
    if (whole) {
      return new StoredSynapses.Sparse(
          new SparseRows(
              rows.starts(),
              rows.targets(),
              stored(rows.weights(), this::effective),
              rows.delays()));
    }
    int end = slice.first() + slice.neurons();
    int[] starts = new int[rows.starts().length];
    int kept = 0;
    for (int source = 0; source < rows.sources(); source++) {
      for (int s = rows.starts()[source]; s < rows.starts()[source + 1]; s++) {
        kept += rows.targets()[s] >= slice.first() && rows.targets()[s] < end ? 1 : 0;
      }
      starts[source + 1] = kept;
    }
    int[] from = new int[kept];
    int[] targets = new int[kept];
    byte[] delays = new byte[rows.delays().length == 0 ? 0 : kept];
    int next = 0;
    for (int s = 0; s < rows.synapses(); s++) {
      if (rows.targets()[s] >= slice.first() && rows.targets()[s] < end) {
        from[next] = s;
        targets[next] = rows.targets()[s] - slice.first();
        if (delays.length > 0) {
          delays[next] = rows.delays()[s];
        }
        next++;
      }
    }
    WeightArray weights = stored(kept, i -> effective(rows.weights().get(from[i])));
    return new StoredSynapses.Sparse(new SparseRows(starts, targets, weights, delays));
  }

  /** The part of a convolution that ends in the slice, as single synapses. */
  private StoredSynapses cut(Convolution convolution) {
    var all = Unrolling.of(convolution, convolution.weights());
    int[] starts = new int[all.sources() + 1];
    int[] count = {0};
    for (int source = 0; source < all.sources(); source++) {
      all.visit(source, (target, _) -> count[0] += isHere(target) ? 1 : 0);
      starts[source + 1] = count[0];
    }
    int[] targets = new int[count[0]];
    int[] weights = new int[count[0]];
    count[0] = 0;
    for (int source = 0; source < all.sources(); source++) {
      all.visit(
          source,
          (target, weight) -> {
            if (isHere(target)) {
              targets[count[0]] = target - slice.first();
              weights[count[0]++] = ofConvolution(weight);
            }
          });
    }
    return new StoredSynapses.Sparse(
        new SparseRows(starts, targets, stored(weights.length, i -> weights[i]), new byte[0]));
  }

  private boolean isHere(int target) {
    return target >= slice.first() && target < slice.first() + slice.neurons();
  }

  /** Whether a register holds the sum of this projection alone, in the units of its weights. */
  private boolean sumOverflows() {
    return projection.synapses() instanceof Convolution
        && datapath.accumulate().convolution().sum().overflow() != Overflow.NONE;
  }

  private int ofConvolution(int weight) {
    return datapath.accumulate().convolution().weights() == ConvolutionRule.Weights.AS_GIVEN
        ? weight
        : effective(weight);
  }

  private int effective(int weight) {
    var coding = projection.coding();
    int held = datapath.weights().stored(weight, coding.mode(), coding.bits());
    int scaled = datapath.weights().scaled(held, exponent);
    return datapath.actsPerEvent() ? scaled << datapath.weights().align() : scaled;
  }

  private WeightArray stored(WeightArray given, IntUnaryOperator coded) {
    boolean same = true;
    for (int i = 0; i < given.length() && same; i++) {
      same = coded.applyAsInt(given.get(i)) == given.get(i);
    }
    if (same && given.storage() == WeightArray.Storage.BYTES && projection.plasticity().isEmpty()) {
      return given;
    }
    return stored(given.length(), i -> coded.applyAsInt(given.get(i)));
  }

  /** Takes a common power of two out of weights where that makes them fit bytes. */
  private WeightArray stored(int count, IntUnaryOperator weight) {
    int together = 0;
    int largest = 0;
    for (int i = 0; i < count; i++) {
      int w = weight.applyAsInt(i);
      together |= w;
      largest = Math.max(largest, w < 0 ? ~w : w);
    }
    int common = together == 0 ? 0 : Integer.numberOfTrailingZeros(together);
    boolean helps =
        largest > Byte.MAX_VALUE
            && largest >> common <= Byte.MAX_VALUE
            && !datapath.actsPerEvent()
            && !sumOverflows()
            && projection.plasticity().isEmpty();
    commonShift = helps ? common : 0;
    if (projection.plasticity().isPresent()) {
      short[] room = new short[count];
      for (int i = 0; i < count; i++) {
        room[i] = (short) weight.applyAsInt(i);
      }
      return WeightArray.of(room);
    }
    return WeightArray.of(count, i -> weight.applyAsInt(i) >> commonShift);
  }
}
