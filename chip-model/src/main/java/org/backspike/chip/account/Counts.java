package org.backspike.chip.account;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.hardware.Operation;

/** How often every operation was done: exact, sorted, addable. */
public final class Counts {
  private final Map<CountKey, Map<Operation, Long>> counts = new TreeMap<>();

  /** Nothing counted yet. */
  public Counts() {}

  /**
   * Counts an operation.
   *
   * @param key what it is booked under
   * @param operation what was done
   * @param count how often, at least 0; 0 leaves no trace
   * @throws ArithmeticException if a sum leaves 63 bits
   */
  public void add(CountKey key, Operation operation, long count) {
    if (count != 0) {
      counts
          .computeIfAbsent(key, k -> new EnumMap<>(Operation.class))
          .merge(operation, count, Math::addExact);
    }
  }

  /**
   * Adds all counts of another sheet.
   *
   * @param other not modified
   */
  public void addAll(Counts other) {
    other.counts.forEach(
        (key, row) -> row.forEach((operation, count) -> add(key, operation, count)));
  }

  /**
   * Everything that was counted.
   *
   * @return sorted by key, then operation; a view
   */
  public Map<CountKey, Map<Operation, Long>> rows() {
    return counts;
  }

  /**
   * One count.
   *
   * @param key what it is booked under
   * @param operation what was done
   * @return 0 if it was never counted
   */
  public long count(CountKey key, Operation operation) {
    return counts.getOrDefault(key, Map.of()).getOrDefault(operation, 0L);
  }

  /**
   * An operation over all phases, layers and cores.
   *
   * @param operation what was done
   * @return the sum
   */
  public long total(Operation operation) {
    return counts.values().stream().mapToLong(row -> row.getOrDefault(operation, 0L)).sum();
  }
}
