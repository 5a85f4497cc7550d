package org.backspike.bptt.batch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.backspike.bptt.kernel.BitLists;
import org.backspike.bptt.kernel.Gate;
import org.backspike.bptt.kernel.GatedStep;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.ListedDots;
import org.backspike.snn.Lif;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.AlignedFloats;
import org.backspike.surrogate.Surrogate;

/**
 * Errors of spikes by single dot products, where the surrogate is not 0: of the neurons and steps
 * whose membrane is near its threshold. Belongs to one thread.
 */
final class ActiveErrors {
  /** Columns of errors that are multiplied at once. */
  private static final int TILE = 128;

  /** Dot products that are summed at once, unless one source has more. */
  private static final int DOTS = 512;

  private final BatchState state;
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final BatchErrors errors;
  private final Surrogate surrogate;
  private final int steps;
  private final Gate gate = Kernels.gate();
  private final GatedStep gatedStep = Kernels.gatedStep();
  private final BitLists lists = Kernels.bitLists();
  private final ListedDots listedDots = Kernels.listedDots();
  private final int[] active;
  private final int[] listed;
  private final int[] begin;
  private final int[] firstBit = {0};
  private MemorySegment parts = MemorySegment.NULL;
  private float[] dots = {};
  private int[] list = {};
  private int marked;

  ActiveErrors(BatchState state, NetworkArrays arrays, BatchErrors errors, Surrogate surrogate) {
    this.state = state;
    this.wiring = state.wiring();
    this.arrays = arrays;
    this.errors = errors;
    this.surrogate = surrogate;
    this.steps = state.steps();
    int widest = 0;
    for (int p = 0; p < wiring.populations(); p++) {
      widest = isGated(p) ? Math.max(widest, wiring.stride(p)) : widest;
    }
    active = new int[Math.ceilDiv(steps, 32) * widest];
    listed = new int[widest + GatedStep.SPARE];
    begin = new int[widest + 1];
  }

  /** Whether errors of spikes count only where the membrane is near its threshold. */
  boolean isGated(int population) {
    return Double.isFinite(surrogate.support())
        && wiring.population(population).dynamics() instanceof Lif
        && !state.isExact(population);
  }

  /** Finds and keeps the active neurons and steps; gives how many there are. */
  int mark(int p, int sample, int from, int to) {
    Activity activity = state.activity(p);
    Lif lif = (Lif) wiring.population(p).dynamics();
    int neurons = wiring.population(p).size();
    int words = Math.ceilDiv(steps, 32) * activity.stride();
    Arrays.fill(active, 0, words, 0);
    gate.mark(
        activity.membranes(),
        activity.membranesAt(sample),
        activity.stride(),
        from,
        to,
        neurons,
        (float) lif.threshold(),
        (float) surrogate.support(),
        active,
        0);
    marked = 0;
    for (int word = 0; word < words; word += activity.stride()) {
      for (int i = word; i < word + neurons; i++) {
        marked += Integer.bitCount(active[i]);
      }
    }
    return marked;
  }

  /** Adds what comes back over a projection to the active neurons and steps last marked. */
  void add(Link link, int sample, int to) {
    int p = link.from();
    int sources = wiring.population(p).size();
    reserve();
    lists.list(1, new int[][] {active}, firstBit, wiring.stride(p), to, 0, 0, sources, begin, list);
    int first = 0;
    while (first < sources) {
      int end = first + 1;
      while (end < sources && begin[end + 1] - begin[first] <= DOTS) {
        end++;
      }
      addSources(link, sample, first, end);
      first = end;
    }
  }

  /** Room for the dot products of what was marked, once there are any. */
  private void reserve() {
    if (dots.length == 0) {
      dots = new float[Math.max(DOTS, steps)];
      parts = AlignedFloats.zeros((long) dots.length * listedDots.parts());
    }
    if (list.length < marked + BitLists.SPARE) {
      list = new int[marked + BitLists.SPARE];
    }
  }

  /** The same for some sources, whose dot products stay in the first-level cache. */
  private void addSources(Link link, int sample, int first, int end) {
    int width = wiring.width(link.to());
    int errorsAt = errors.at(link.to(), sample);
    for (int column = 0; column < width; column += TILE) {
      listedDots.add(
          begin,
          list,
          first,
          end,
          errors.of(link.to()),
          errorsAt + column,
          wiring.stride(link.to()),
          arrays.rows(link.projection()),
          wiring.stride(link.to()),
          column,
          Math.min(TILE, width - column),
          parts);
    }
    int p = link.from();
    float[] of = errors.of(p);
    int at = errors.at(p, sample);
    int stride = wiring.stride(p);
    listedDots.sum(parts, begin[end] - begin[first], dots);
    int next = 0;
    for (int j = first; j < end; j++) {
      for (int k = begin[j]; k < begin[j + 1]; k++) {
        of[at + list[k] * stride + j] += dots[next++];
      }
    }
  }

  /** Adds what comes back over a recurrent projection to the active neurons of a step. */
  void addStep(Link link, int sample, int step) {
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

  /** Memory of the arrays, bytes. */
  long bytes() {
    long ints = (long) active.length + listed.length + begin.length + list.length + dots.length;
    return 4 * ints + parts.byteSize();
  }
}
