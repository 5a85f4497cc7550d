package org.backspike.bptt.batch;

import java.util.Arrays;
import org.backspike.bptt.kernel.GatedProduct;
import org.backspike.bptt.kernel.GatedStep;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.Product;
import org.backspike.snn.Lif;
import org.backspike.snn.batch.Activity;
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
   * A dot product of an active neuron and step costs as much as this many elements of a product of
   * tiles (measured at 1024 targets: 6); gating pays where fewer are active.
   */
  private static final int DOT_COST = 8;

  private final BatchState state;
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final BatchErrors errors;
  private final PackedWeights packed;
  private final Surrogate surrogate;
  private final int steps;
  private final int sampleSteps;
  private final long[] counted;
  private final int[][] active;
  private final Product product = Kernels.product();
  private final GatedProduct gated = Kernels.gatedProduct();
  private final GatedStep gatedStep = Kernels.gatedStep();
  private final boolean[] sparse;
  private final int[] listed;

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
    this.state = state;
    this.wiring = state.wiring();
    this.arrays = arrays;
    this.errors = errors;
    this.packed = packed;
    this.surrogate = surrogate;
    this.steps = state.steps();
    this.sampleSteps = sampleSteps;
    this.counted = new long[wiring.populations()];
    this.active = new int[wiring.populations()][];
    int widest = 0;
    for (int p = 0; p < active.length; p++) {
      widest = Math.max(widest, wiring.population(p).size());
      active[p] = new int[Math.ceilDiv(steps, 32) * wiring.stride(p)];
    }
    sparse = new boolean[samples];
    listed = new int[widest + GatedStep.SPARE];
  }

  /** Whether the errors of many outputs are known not to count. */
  private boolean isCompact(Link link) {
    return isGated(link.from()) && link.lag() == 0;
  }

  /** Whether errors of spikes count only where the membrane is near its threshold. */
  private boolean isGated(int population) {
    return Double.isFinite(surrogate.support())
        && wiring.population(population).dynamics() instanceof Lif
        && !state.isExact(population);
  }

  /**
   * Adds what comes back over a projection to another population, over steps of samples.
   *
   * @param last end of the steps that there are
   */
  void add(Link link, int first, int end, int from, int to, int last) {
    int p = link.from();
    int fromStride = wiring.stride(link.to());
    int toStride = wiring.stride(p);
    if (isCompact(link)) {
      for (int sample = first; sample < end; sample++) {
        if (isSparse(p, sample, from, to)) {
          addActive(link, sample, from, to);
        } else {
          int source = errors.at(link.to(), sample) + from * fromStride;
          int result = errors.at(p, sample) + from * toStride;
          multiply(link, source, fromStride, to - from, result, toStride);
        }
      }
    } else if (link.lag() > 0) {
      int rows = Math.max(0, Math.min(to, last - link.lag()) - from);
      for (int sample = first; sample < end; sample++) {
        int source = errors.at(link.to(), sample) + (from + link.lag()) * fromStride;
        int result = errors.at(p, sample) + from * toStride;
        multiply(link, source, fromStride, rows, result, toStride);
      }
    } else {
      // whole samples lie behind each other
      int together = to - from == steps ? GROUP : 1;
      for (int sample = first; sample < end; sample += together) {
        int rows = Math.min(together, end - sample) * (to - from);
        int source = errors.at(link.to(), sample) + from * fromStride;
        int result = errors.at(p, sample) + from * toStride;
        multiply(link, source, fromStride, rows, result, toStride);
      }
    }
  }

  /** Whether so few neurons and steps of a whole sample are active that dot products pay. */
  private boolean isSparse(int p, int sample, int from, int to) {
    long marked = gate(p, sample, from, to);
    long active = to - from == sampleSteps ? marked : counted[p];
    return active * DOT_COST < (long) sampleSteps * wiring.population(p).size();
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
      if (isGated(p)) {
        counted[p] += gate(p, sample, from, to);
      }
    }
  }

  /** Forgets what was counted, for another sample. */
  void forgetActive() {
    Arrays.fill(counted, 0);
  }

  /**
   * Decides of samples, before they go back step by step, which of them are sparse.
   *
   * @param population whose steps follow
   */
  void beginSteps(int population, int first, int end, int from, int to) {
    for (int sample = first; sample < end; sample++) {
      sparse[sample] = isGated(population) && isSparse(population, sample, from, to);
    }
  }

  /** Adds what comes back over a recurrent projection to a step of samples. */
  void addStep(Link link, int first, int end, int step) {
    int stride = wiring.stride(link.to());
    int begin = first;
    while (begin < end) {
      int next = begin + 1;
      while (next < end && sparse[next] == sparse[begin]) {
        next++;
      }
      if (sparse[begin]) {
        for (int sample = begin; sample < next; sample++) {
          addActiveStep(link, sample, step);
        }
      } else {
        int to = errors.at(link.to(), begin) + step * stride;
        int from = to + link.lag() * stride;
        multiply(link, from, steps * stride, next - begin, to, steps * stride);
      }
      begin = next;
    }
  }

  private void addActiveStep(Link link, int sample, int step) {
    int p = link.from();
    int stride = wiring.stride(p);
    Activity activity = state.activity(p);
    Lif lif = (Lif) wiring.population(p).dynamics();
    int count =
        gatedStep.list(
            activity.membranes(),
            activity.membranesAt(sample) + step * stride,
            wiring.population(p).size(),
            (float) lif.threshold(),
            (float) surrogate.support(),
            listed);
    int to = errors.at(p, sample) + step * stride;
    gatedStep.add(
        listed,
        count,
        errors.of(p),
        to + link.lag() * stride,
        stride,
        arrays.array(link.projection()),
        errors.of(p),
        to);
  }

  private void multiply(Link link, int from, int fromStride, int rows, int to, int toStride) {
    product.add(
        errors.of(link.to()),
        from,
        fromStride,
        rows,
        packed.of(link),
        wiring.population(link.from()).size(),
        wiring.population(link.to()).size(),
        errors.of(link.from()),
        to,
        toStride);
  }

  /** Finds the active neurons and steps; gives how many there are. */
  private int gate(int p, int sample, int from, int to) {
    Activity activity = state.activity(p);
    Lif lif = (Lif) wiring.population(p).dynamics();
    int neurons = wiring.population(p).size();
    Arrays.fill(active[p], 0);
    gated.gate(
        activity.membranes(),
        activity.membranesAt(sample),
        activity.stride(),
        from,
        to,
        neurons,
        (float) lif.threshold(),
        (float) surrogate.support(),
        active[p],
        0);
    int count = 0;
    for (int word = 0; word < active[p].length; word += activity.stride()) {
      for (int i = word; i < word + neurons; i++) {
        count += Integer.bitCount(active[p][i]);
      }
    }
    return count;
  }

  private void addActive(Link link, int sample, int from, int to) {
    int p = link.from();
    gated.add(
        active[p],
        0,
        from,
        to,
        0,
        errors.of(link.to()),
        errors.at(link.to(), sample),
        wiring.stride(link.to()),
        arrays.array(link.projection()),
        wiring.population(p).size(),
        errors.of(p),
        errors.at(p, sample),
        wiring.stride(p));
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    long sum = 0;
    for (int[] each : active) {
      sum += 4L * each.length;
    }
    return sum;
  }
}
