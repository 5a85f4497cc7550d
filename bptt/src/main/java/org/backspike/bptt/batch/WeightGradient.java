package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.Kernels;
import org.backspike.snn.kernel.RowSums;

/** Gradients of weights and biases from the errors of the drives. */
final class WeightGradient {
  private final BatchState state;
  private final BatchErrors errors;
  private final NetworkArrays gradient;
  private final SharedWeights shared;
  private final List<Link> learned;
  private final RowSums rows = Kernels.rowSums();

  WeightGradient(BatchState state, BatchErrors errors, NetworkArrays gradient) {
    this.state = state;
    this.errors = errors;
    this.gradient = gradient;
    Wiring wiring = state.wiring();
    this.shared = new SharedWeights(wiring, gradient);
    this.learned =
        wiring.links().stream()
            .filter(each ->
                wiring.network().projections().get(each.projection()).connection().isLearned())
            .toList();
  }

  /**
   * All learned rows, divided.
   *
   * @param parts into how many ranges a projection is divided where it can be
   */
  List<RowRange> ranges(int parts) {
    Wiring wiring = state.wiring();
    List<RowRange> ranges = new ArrayList<>();
    for (Link link : learned) {
      int all = wiring.population(link.from()).size();
      boolean whole = RowRange.isWhole(wiring, link) || shared.isShared(link);
      int divided = whole ? 1 : Math.min(all, parts);
      for (int part = 0; part < divided; part++) {
        ranges.add(
            new RowRange(
                state,
                errors,
                gradient,
                link,
                (int) ((long) all * part / divided),
                (int) ((long) all * (part + 1) / divided)));
      }
    }
    return ranges;
  }

  /** The gradient of a range of rows. */
  void rows(RowRange range, int samples) {
    range.run(samples);
    shared.tie(range.link());
  }

  /** The gradient of a bias. */
  void bias(int population, int place, int samples) {
    float[] sum = gradient.array(place);
    Arrays.fill(sum, 0);
    float[] sums = errors.sums(population);
    for (int sample = 0; sample < samples; sample++) {
      rows.addRow(sums, errors.sumsAt(population, sample), 1, sum, 0, 0, sum.length);
    }
  }
}
