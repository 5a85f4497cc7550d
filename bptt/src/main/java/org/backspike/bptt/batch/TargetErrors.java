package org.backspike.bptt.batch;

import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.Product;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.surrogate.Surrogate;

/**
 * Errors of spikes from the errors of the drives that they feed: products of tiles, or, where the
 * surrogate is 0 at most neurons and steps, dot products of the others.
 */
final class TargetErrors {
  /** Samples whose errors are multiplied at once: their rows stay in the second-level cache. */
  private static final int GROUP = 8;

  /**
   * What a target of a dot product costs, in multiplications of a product of tiles (measured at
   * 1024 targets).
   */
  private static final long COST_PER_TARGET = 4;

  /** What a dot product costs beside its targets (measured at 10 targets). */
  private static final long COST_PER_DOT = 256;

  private final Wiring wiring;
  private final BatchErrors errors;
  private final PackedWeights packed;
  private final ActiveErrors active;
  private final int steps;
  private final int sampleSteps;
  private final long[] counted;
  private final long[] activeOf;
  private final float[] zeros;
  private final Product product = Kernels.product();

  /**
   * Errors of a batch.
   *
   * @param sampleSteps steps of a whole sample
   * @param samples most samples of a batch
   */
  TargetErrors(
      BatchState state,
      NetworkArrays arrays,
      BatchErrors errors,
      PackedWeights packed,
      Surrogate surrogate,
      int sampleSteps,
      int samples) {
    this.wiring = state.wiring();
    this.errors = errors;
    this.packed = packed;
    this.active = new ActiveErrors(state, arrays, errors, surrogate);
    this.steps = state.steps();
    this.sampleSteps = sampleSteps;
    this.counted = new long[wiring.populations()];
    this.activeOf = new long[samples];
    int widest = 0;
    for (int p = 0; p < counted.length; p++) {
      widest = Math.max(widest, wiring.width(p));
    }
    this.zeros = new float[widest];
  }

  /**
   * Errors of the spikes of a population over steps of samples, but for what it sends itself; those
   * of the readout are added to what is there.
   *
   * @param last end of the steps that there are
   */
  void run(int p, int first, int end, int from, int to, int last) {
    List<Link> links = wiring.outOf(p).stream().filter(each -> !each.isRecurrent()).toList();
    if (active.isGated(p)) {
      for (int sample = first; sample < end; sample++) {
        int marked = active.mark(p, sample, from, to);
        activeOf[sample] = to - from == sampleSteps ? marked : counted[p];
        run(p, links, sample, sample + 1, from, to, last);
      }
    } else {
      Arrays.fill(activeOf, first, end, Long.MAX_VALUE);
      run(p, links, first, end, from, to, last);
    }
  }

  /** The same over some projections, for samples of which all are sparse or none. */
  private void run(int p, List<Link> links, int first, int end, int from, int to, int last) {
    boolean isSet = p == wiring.readout();
    for (Link link : links) {
      boolean dots = link.lag() == 0 && isSparse(link, first);
      if (!isSet && (dots || link.lag() > 0)) {
        clear(p, first, end, from, to);
        isSet = true;
      }
      if (dots) {
        active.add(link, first, to);
      } else {
        addDense(link, first, end, from, to, last, isSet);
      }
      isSet = true;
    }
    if (!isSet) {
      clear(p, first, end, from, to);
    }
  }

  /** Adds what comes back over a projection to what is there, or sets it. */
  private void addDense(Link link, int first, int end, int from, int to, int last, boolean isSet) {
    int fromStride = wiring.stride(link.to());
    int toStride = wiring.stride(link.from());
    // whole samples lie behind each other
    int together = link.lag() == 0 && to - from == steps ? GROUP : 1;
    int rows = Math.max(0, Math.min(to, last - link.lag()) - from);
    for (int sample = first; sample < end; sample += together) {
      int source = errors.at(link.to(), sample) + (from + link.lag()) * fromStride;
      int result = errors.at(link.from(), sample) + from * toStride;
      int count = Math.min(together, end - sample) * rows;
      if (isSet) {
        float[] base = errors.of(link.from());
        multiply(link, source, fromStride, count, base, result, toStride, result, toStride);
      } else {
        multiply(link, source, fromStride, count, zeros, 0, 0, result, toStride);
      }
    }
  }

  private void clear(int p, int first, int end, int from, int to) {
    int stride = wiring.stride(p);
    for (int sample = first; sample < end; sample++) {
      int at = errors.at(p, sample);
      Arrays.fill(errors.of(p), at + from * stride, at + to * stride, 0);
    }
  }

  /**
   * Counts the active neurons and steps of a window in the first forward pass of a sample.
   *
   * @param sample from 0
   * @param from first step
   * @param to end of the steps; from the first window on they are added
   */
  void countActive(int sample, int from, int to) {
    for (int p = 0; p < counted.length; p++) {
      if (active.isGated(p)) {
        counted[p] += active.mark(p, sample, from, to);
      }
    }
  }

  /** Forgets what was counted, for another sample. */
  void forgetActive() {
    Arrays.fill(counted, 0);
  }

  /**
   * Whether so few neurons and steps of a whole sample are active that dot products pay; known
   * after {@link #run} of the population.
   */
  boolean isSparse(Link link, int sample) {
    long targets = wiring.population(link.to()).size();
    long elements = (long) sampleSteps * wiring.population(link.from()).size();
    return activeOf[sample] < elements * targets / (targets * COST_PER_TARGET + COST_PER_DOT);
  }

  /**
   * Adds what comes back over a recurrent projection to a step of samples, all of them sparse or
   * none.
   */
  void addStep(Link link, int first, int end, int step) {
    if (isSparse(link, first)) {
      for (int sample = first; sample < end; sample++) {
        active.addStep(link, sample, step);
      }
    } else {
      int stride = wiring.stride(link.to());
      int to = errors.at(link.to(), first) + step * stride;
      int from = to + link.lag() * stride;
      float[] base = errors.of(link.to());
      int apart = steps * stride;
      multiply(link, from, apart, end - first, base, to, apart, to, apart);
    }
  }

  private void multiply(
      Link link,
      int from,
      int fromStride,
      int rows,
      float[] base,
      int baseAt,
      int baseStride,
      int to,
      int toStride) {
    product.add(
        errors.of(link.to()),
        from,
        fromStride,
        rows,
        packed.of(link),
        wiring.population(link.from()).size(),
        wiring.population(link.to()).size(),
        base,
        baseAt,
        baseStride,
        errors.of(link.from()),
        to,
        toStride);
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    return active.bytes() + 4L * zeros.length;
  }
}
