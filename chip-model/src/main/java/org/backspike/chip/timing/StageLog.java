package org.backspike.chip.timing;

import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.program.Phase;

/** Where the cycles of stages are kept. */
public sealed interface StageLog {

  /**
   * What cycles are booked under.
   *
   * @param phase phase of the program
   * @param step step of the chip, or {@link #ALL_STEPS}
   * @param core the core
   */
  record Key(Phase phase, int step, int core) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byPhase = phase.compareTo(other.phase);
      int byStep = byPhase != 0 ? byPhase : Integer.compare(step, other.step);
      return byStep != 0 ? byStep : Integer.compare(core, other.core);
    }
  }

  /** Step of a sum over all steps. */
  int ALL_STEPS = -1;

  /**
   * Takes note of a core between two barriers.
   *
   * @param phase phase of the program
   * @param step step of the chip
   * @param core the core
   * @param cycles what its stages did; copied
   */
  void add(Phase phase, int step, int core, StageCycles cycles);

  /**
   * Everything so far. Runs of several samples add up.
   *
   * @return sorted
   */
  Map<Key, StageCycles> entries();

  /**
   * Keeps every step apart.
   *
   * @return an empty log; it grows with the number of steps
   */
  static StageLog bySteps() {
    return new BySteps();
  }

  /**
   * Keeps sums over all steps.
   *
   * @return an empty log
   */
  static StageLog totals() {
    return new Totals();
  }

  /** Keeps every step apart. */
  final class BySteps implements StageLog {
    private final Map<Key, StageCycles> entries = new TreeMap<>();

    private BySteps() {}

    @Override
    public void add(Phase phase, int step, int core, StageCycles cycles) {
      entries.computeIfAbsent(new Key(phase, step, core), _ -> new StageCycles()).addAll(cycles);
    }

    @Override
    public Map<Key, StageCycles> entries() {
      return entries;
    }
  }

  /** Keeps sums over all steps. */
  final class Totals implements StageLog {
    private final BySteps sums = new BySteps();

    private Totals() {}

    @Override
    public void add(Phase phase, int step, int core, StageCycles cycles) {
      sums.add(phase, ALL_STEPS, core, cycles);
    }

    @Override
    public Map<Key, StageCycles> entries() {
      return sums.entries();
    }
  }
}
