package org.backspike.host.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.controller.reckon.ReckonBench;
import org.backspike.chip.controller.reckon.ReckonConfiguration;
import org.backspike.chip.controller.reckon.ReckonSample;
import org.backspike.chip.controller.reckon.ReckonWeights;
import org.backspike.chip.controller.reckon.SampleResult;
import org.backspike.chip.controller.reckon.SampleTiming;
import org.backspike.chip.controller.reckon.WeightMemory;

/** A chip that is compared sample by sample, and step by step where steps are known. */
final class ReckonRun {
  static final List<String> STEP_COLUMNS =
      List.of("tick", "cycle", "oneur_u0", "oneur_u1", "digest");

  private final ReckonBench bench;
  private final ReckonConfiguration sizes;
  private Optional<Difference> first = Optional.empty();
  private List<ReckonTables.Row> steps = List.of();
  private int step;

  ReckonRun(ReckonBench bench, ReckonConfiguration sizes) {
    this.bench = bench;
    this.sizes = sizes;
    bench.follow(this::propagates);
  }

  /** Plays a sample; the first difference in or behind it. */
  Optional<Difference> play(
      ReckonSample sample,
      ReckonTables.Row figures,
      ReckonTables.Row digest,
      List<ReckonTables.Row> expectedSteps) {
    steps = expectedSteps;
    step = 0;
    SampleResult result = bench.play(sample);
    if (first.isPresent()) {
      return first;
    }
    ReckonSampleKey key = figures.sample();
    int ticks = result.ticks();
    if (step != steps.size()) {
      differs(key, ticks, bench.cycles(), "steps", (long) steps.size(), (long) step);
    }
    Map<String, Long> got = ReckonSampleFigures.of(result);
    got.forEach((name, value) -> compare(key, ticks, bench.cycles(), name, figures, value));
    compare(key, ticks, bench.cycles(), "cycle_end", digest, bench.cycles());
    compare(key, ticks, bench.cycles(), "digest", digest, bench.digest());
    return first;
  }

  /** The first weight that learning left other than it should be. */
  Optional<Difference> compareWeights(ReckonSampleKey key, ReckonWeights expected) {
    ReckonWeights got = bench.weights();
    compare(key, "winp", expected.input(), got.input(), sizes.inputs(), sizes.neurons());
    compare(key, "wrec", expected.recurrent(), got.recurrent(), sizes.neurons(), sizes.neurons());
    compare(key, "wout", expected.output(), got.output(), sizes.neurons(), sizes.outputs());
    return first;
  }

  private void compare(
      ReckonSampleKey key,
      String name,
      WeightMemory expected,
      WeightMemory got,
      int senders,
      int receivers) {
    for (int pre = 0; pre < senders; pre++) {
      for (int post = 0; post < receivers; post++) {
        int right = expected.get(pre, post);
        int found = got.get(pre, post);
        if (right != found) {
          String signal = name + "[" + pre + "][" + post + "]";
          differs(key, SampleTiming.CUE_ACCUMULATION.steps(), bench.cycles(), signal, right, found);
        }
      }
    }
  }

  private void propagates(int tick, long cycle, long digest) {
    if (first.isPresent() || steps.isEmpty()) {
      return;
    }
    if (step < steps.size()) {
      ReckonTables.Row row = steps.get(step);
      ReckonSampleKey key = row.sample();
      compare(key, tick, cycle, "tick", row, tick);
      compare(key, tick, cycle, "cycle", row, cycle);
      compare(key, tick, cycle, "oneur_u0", row, bench.output(0));
      compare(key, tick, cycle, "oneur_u1", row, bench.output(1));
      compare(key, tick, cycle, "digest", row, digest);
    }
    step++;
  }

  private void compare(
      ReckonSampleKey key, int tick, long cycle, String signal, ReckonTables.Row row, long got) {
    long expected = row.get(signal);
    if (expected == got) {
      return;
    }
    if (signal.equals("digest")) {
      differs(key, tick, cycle, signal, hex(expected), hex(got));
    } else {
      differs(key, tick, cycle, signal, expected, got);
    }
  }

  private void differs(
      ReckonSampleKey key, int tick, long cycle, String signal, Object expected, Object got) {
    if (first.isEmpty()) {
      first = Optional.of(new ReckonDifference(key, tick, cycle, signal, expected, got));
    }
  }

  private static String hex(long digest) {
    return String.format(Locale.ROOT, "%016x", digest);
  }
}
