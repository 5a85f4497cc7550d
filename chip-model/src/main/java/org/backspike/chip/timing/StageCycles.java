package org.backspike.chip.timing;

import java.util.Arrays;

/** Cycles of every stage of one core by state. */
public final class StageCycles {
  private final long[][] cycles = new long[Stage.values().length][StageState.values().length];

  /** All 0. */
  public StageCycles() {}

  void add(Stage stage, StageState state, long count) {
    cycles[index(stage)][index(state)] += count;
  }

  void clear() {
    for (long[] row : cycles) {
      Arrays.fill(row, 0);
    }
  }

  /**
   * Adds all counts of another core or run.
   *
   * @param other not modified
   */
  public void addAll(StageCycles other) {
    for (int s = 0; s < cycles.length; s++) {
      for (int t = 0; t < cycles[s].length; t++) {
        cycles[s][t] += other.cycles[s][t];
      }
    }
  }

  /**
   * Cycles of a stage in a state.
   *
   * @param stage the stage
   * @param state the state
   * @return at least 0
   */
  public long count(Stage stage, StageState state) {
    return cycles[index(stage)][index(state)];
  }

  /**
   * Cycles of a stage over all states.
   *
   * @param stage the stage
   * @return the sum
   */
  public long total(Stage stage) {
    long sum = 0;
    for (long count : cycles[index(stage)]) {
      sum += count;
    }
    return sum;
  }

  @SuppressWarnings("EnumOrdinal") // rows and columns of a private table, never stored
  private static int index(Enum<?> constant) {
    return constant.ordinal();
  }
}
