package org.backspike.chip.hardware;

import java.util.List;
import java.util.Optional;

/** In what the time of a chip is counted. */
public sealed interface TimeBase {

  /**
   * Cycles of one clock.
   *
   * @param periodPs clock period in ps; 1 to 10^9
   */
  record Clocked(long periodPs) implements TimeBase {
    /**
     * Checks the clock.
     *
     * @throws IllegalArgumentException if the period is out of range
     */
    public Clocked {
      if (periodPs < 1 || periodPs > 1_000_000_000L) {
        throw new IllegalArgumentException(
            "clock period of " + periodPs + " ps; must be 1 to 1000000000");
      }
    }
  }

  /**
   * Picoseconds: an asynchronous chip, whose operations have published latencies. An operation
   * without a latency takes a time that nobody knows.
   *
   * @param latencies at most one per operation
   * @param barrier how long all cores meet; empty if they never do
   */
  record Asynchronous(List<Latency> latencies, Optional<BarrierTime> barrier) implements TimeBase {
    /**
     * Checks the latencies.
     *
     * @throws IllegalArgumentException if an operation has two
     */
    public Asynchronous {
      latencies = List.copyOf(latencies);
      for (int i = 0; i < latencies.size(); i++) {
        Operation operation = latencies.get(i).operation();
        if (latencies.subList(0, i).stream().anyMatch(l -> l.operation() == operation)) {
          throw new IllegalArgumentException("two latencies for " + operation.id());
        }
      }
    }

    /**
     * The latency of an operation.
     *
     * @param operation what takes time
     * @return empty if it is unknown
     */
    public Optional<Latency> latency(Operation operation) {
      return latencies.stream().filter(l -> l.operation() == operation).findFirst();
    }
  }
}
