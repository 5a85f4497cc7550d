package org.backspike.bptt.batch;

import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;

/** Some rows of the gradient of one projection, and what they are computed from. */
final class GradientRows {
  final BatchState state;
  final BatchErrors errors;
  final float[] sums;
  final Link link;
  final int first;
  final int end;
  final int stride;
  final int width;

  /** Steps whose spikes arrive before the end. */
  final int sent;

  GradientRows(
      BatchState state, BatchErrors errors, NetworkArrays gradient, Link link, int first, int end) {
    Wiring wiring = state.wiring();
    this.state = state;
    this.errors = errors;
    this.sums = gradient.array(link.projection());
    this.link = link;
    this.first = first;
    this.end = end;
    this.stride = wiring.stride(link.to());
    this.width = wiring.width(link.to());
    this.sent = Math.max(0, state.steps() - link.lag());
  }

  /** Number of rows. */
  int count() {
    return end - first;
  }

  /** Errors of what the projection delivers, shape [samples][steps][stride]. */
  float[] targetErrors() {
    return errors.of(link);
  }

  /** Where the errors are that spikes of a step are answered by. */
  int errorsAt(int sample, int sentStep) {
    return errors.at(link.to(), sample) + (sentStep + link.lag()) * stride;
  }
}
