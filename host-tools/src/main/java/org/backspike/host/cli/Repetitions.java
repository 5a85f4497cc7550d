package org.backspike.host.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backspike.host.check.ClockedCase;
import org.backspike.host.check.Difference;
import org.backspike.host.check.ReferenceCase;
import org.backspike.host.file.InputError;

/**
 * How fast cases of clocked chips are replayed once the program is warm: every case several times,
 * of which the first half is not counted. Of the second half the median counts, since a machine
 * that others use too disturbs single replays. Loading is not counted, comparison is. The time is
 * CPU time of the thread that simulates.
 */
final class Repetitions {
  /** Replays of one case. */
  private static final int MOST = 1_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final int replays;
  private final Map<String, Speed> cases = new LinkedHashMap<>();
  private final Map<String, Speed> chips = new TreeMap<>();

  /**
   * So many replays of each case.
   *
   * @param replays at least 1
   */
  Repetitions(int replays) {
    if (replays < 1 || replays > MOST) {
      throw new InputError("--repeat " + replays + ": must be 1 to " + MOST);
    }
    this.replays = replays;
  }

  /** Replays a case; once if it has no clock. */
  Optional<Difference> replay(Path file, ReferenceCase one) {
    return one instanceof ClockedCase clocked && replays > 1
        ? replayOften(file, clocked)
        : replayOnce(file, one);
  }

  /** A case that asks for what the chip cannot do is wrong input. */
  private static Optional<Difference> replayOnce(Path file, ReferenceCase one) {
    try {
      return one.replay();
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private Optional<Difference> replayOften(Path file, ClockedCase one) {
    long[] nanoseconds = new long[replays];
    for (int r = 0; r < replays; r++) {
      long start = threads.getCurrentThreadCpuTime();
      Optional<Difference> difference = replayOnce(file, one);
      if (difference.isPresent()) {
        return difference;
      }
      nanoseconds[r] = threads.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanoseconds, replays / 2, replays);
    Speed speed = new Speed(one.cycles(), nanoseconds[replays / 2 + (replays - replays / 2) / 2]);
    cases.put(file.toString(), speed);
    chips.merge(one.chip(), speed, Speed::plus);
    return Optional.empty();
  }

  /** One line per case, then one per chip. */
  List<String> lines() {
    return Stream.concat(cases.entrySet().stream(), chips.entrySet().stream())
        .map(each -> each.getValue().line(each.getKey()))
        .toList();
  }

  /** What was measured; empty if nothing was repeated. */
  Map<String, Object> figures() {
    if (cases.isEmpty()) {
      return Map.of();
    }
    Speed total = chips.values().stream().reduce(new Speed(0, 0), Speed::plus);
    Map<String, Object> figures = new LinkedHashMap<>(total.figures());
    figures.put("per_chip", figures(chips));
    figures.put("per_case", figures(cases));
    return figures;
  }

  private static Map<String, Object> figures(Map<String, Speed> speeds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    speeds.forEach((name, speed) -> figures.put(name, speed.figures()));
    return figures;
  }

  /**
   * Cycles and the time they took.
   *
   * @param cycles simulated
   * @param nanoseconds of CPU time
   */
  private record Speed(long cycles, long nanoseconds) {
    Speed plus(Speed more) {
      return new Speed(cycles + more.cycles, nanoseconds + more.nanoseconds);
    }

    double cyclesPerSecond() {
      return cycles * 1e9 / Math.max(1, nanoseconds);
    }

    Map<String, Object> figures() {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("cycles", cycles);
      figures.put("cycles_per_cpu_s", cyclesPerSecond());
      return figures;
    }

    String line(String name) {
      return String.format(
          Locale.ROOT,
          "%s: %d cycles, %.1f M per CPU second",
          name,
          cycles,
          cyclesPerSecond() / 1e6);
    }
  }
}
