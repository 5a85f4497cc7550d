package org.backspike.host.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.backspike.chip.hardware.BarrierTime;
import org.backspike.chip.hardware.Latency;
import org.backspike.chip.hardware.Latency.CoreStage;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.TimeBase;
import tools.jackson.databind.JsonNode;

/** The time base of a chip file: a clock, or picoseconds with a latency per operation. */
final class TimeBaseReader {
  private TimeBaseReader() {}

  /**
   * Reads it.
   *
   * @param root a chip that the schema let through
   * @return the time base
   * @throws IllegalArgumentException if a latency names no operation or leaves its band
   */
  static TimeBase read(JsonNode root) {
    JsonNode base = root.get("time_base");
    boolean clocked = base.get("unit").asString().equals("cycle");
    if (clocked ? base.has("latencies") || base.has("barrier") : base.has("period_ps")) {
      throw new IllegalArgumentException(
          "time_base: must have a period_ps with unit cycle, or latencies and barrier with unit ps");
    }
    return clocked
        ? new TimeBase.Clocked(base.get("period_ps").asLong())
        : new TimeBase.Asynchronous(
            latencies(base), Optional.ofNullable(base.get("barrier")).map(TimeBaseReader::barrier));
  }

  private static List<Latency> latencies(JsonNode base) {
    List<Latency> latencies = new ArrayList<>();
    base.get("latencies")
        .properties()
        .forEach(entry -> latencies.add(latency(entry.getKey(), entry.getValue())));
    return latencies;
  }

  private static Latency latency(String id, JsonNode constant) {
    return new Latency(
        Operation.named(id),
        CoreStage.valueOf(constant.get("stage").asString().toUpperCase(Locale.ROOT)),
        constant.get("ps").asLong(),
        constant.get("low_ps").asLong(),
        constant.get("high_ps").asLong(),
        Constants.corner(constant),
        Constants.evidence(constant),
        constant.get("citation").asString());
  }

  private static BarrierTime barrier(JsonNode barrier) {
    NavigableMap<Integer, Long> table = new TreeMap<>();
    barrier
        .get("ps_by_tiles")
        .properties()
        .forEach(entry -> table.put(Integer.parseInt(entry.getKey()), entry.getValue().asLong()));
    return new BarrierTime(table, Constants.evidence(barrier), barrier.get("citation").asString());
  }
}
