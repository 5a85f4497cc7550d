package org.backspike.chip.image;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.WeightFormat.ExponentAt;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.WeightArray;

/**
 * Takes a projection apart by delay where a negative exponent floors the sum of what one sending
 * step delivers with one delay: sums of different delays must not meet before that.
 */
final class DelaySplit {
  private DelaySplit() {}

  /** The projection, or one for each of its delays. */
  static List<IntegerProjection> of(IntegerProjection projection, Datapath datapath) {
    boolean floors = datapath.weights().exponentAt() == ExponentAt.SUM && projection.exponent() < 0;
    if (!floors
        || !(projection.synapses() instanceof SparseSynapses sparse)
        || sparse.rows().delays().length == 0) {
      return List.of(projection);
    }
    TreeSet<Integer> delays = new TreeSet<>();
    for (byte delay : sparse.rows().delays()) {
      delays.add((int) delay);
    }
    List<IntegerProjection> parts = new ArrayList<>();
    for (int delay : delays) {
      parts.add(part(projection, sparse, delay));
    }
    return parts;
  }

  private static IntegerProjection part(
      IntegerProjection projection, SparseSynapses sparse, int delay) {
    SparseRows all = sparse.rows();
    int[] starts = new int[all.starts().length];
    int[] chosen = new int[all.synapses()];
    int count = 0;
    for (int source = 0; source < all.sources(); source++) {
      for (int s = all.starts()[source]; s < all.starts()[source + 1]; s++) {
        if (all.delays()[s] == delay) {
          chosen[count++] = s;
        }
      }
      starts[source + 1] = count;
    }
    int[] targets = new int[count];
    for (int i = 0; i < count; i++) {
      targets[i] = all.targets()[chosen[i]];
    }
    WeightArray weights = WeightArray.of(count, i -> all.weights().get(chosen[i]));
    Delivery d = projection.delivery();
    return new IntegerProjection(
        projection.from(),
        projection.to(),
        new SparseSynapses(new SparseRows(starts, targets, weights, new byte[0]), sparse.targets()),
        projection.coding(),
        new Delivery(d.latency(), delay, d.port(), d.event(), d.messageBits()),
        projection.plasticity());
  }
}
