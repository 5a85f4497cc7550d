package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.snn.Input;
import org.backspike.snn.Relay;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;

/**
 * A range of rows of the gradient of one projection. Whoever has it walks all samples in order, so
 * that sums do not depend on who has it or how wide it is. Belongs to one thread at a time.
 */
final class RowRange {
  /** Up to this width all rows of a projection fit the first-level cache: events are walked. */
  private static final int NARROW = 32;

  private final GradientRows of;
  private final List<RowTerms> terms = new ArrayList<>();

  RowRange(
      BatchState state, BatchErrors errors, NetworkArrays gradient, Link link, int first, int end) {
    this.of = new GradientRows(state, errors, gradient, link, first, end);
    boolean whole = isWhole(state.wiring(), link);
    boolean fed = state.wiring().population(link.from()).dynamics() instanceof Input;
    boolean relayed = state.wiring().population(link.from()).dynamics() instanceof Relay;
    if (fed) {
      terms.add(new ConstantTerms(of));
    }
    if (!whole && !relayed) {
      terms.add(new BitTerms(of));
    }
    if (whole || fed || relayed) {
      terms.add(new StepTerms(of, whole));
    }
  }

  /** Whether rows of a projection cannot be divided, because events are walked. */
  static boolean isWhole(Wiring wiring, Link link) {
    return wiring.width(link.to()) <= NARROW;
  }

  Link link() {
    return of.link;
  }

  /** Memory of what grows with steps or samples, bytes. */
  long bytes() {
    return terms.stream().mapToLong(RowTerms::bytes).sum();
  }

  /** First element of the range in the array of the projection. */
  int from() {
    return of.first * of.stride;
  }

  /** End of the range in the array of the projection. */
  int to() {
    return of.end * of.stride;
  }

  /** Sums the rows over samples 0 to {@code samples - 1}. */
  void run(int samples) {
    Arrays.fill(of.sums, from(), to(), 0);
    for (RowTerms each : terms) {
      each.add(samples);
    }
  }
}
