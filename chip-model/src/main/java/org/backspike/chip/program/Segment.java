package org.backspike.chip.program;

import java.util.List;

/**
 * A loop over steps: in each step every core runs its list. {@link Instruction.Barrier} splits a
 * list and ends it; what is sent before a barrier has arrived behind it.
 *
 * @param phase what the time and the energy are booked under
 * @param steps the steps, in order
 * @param cores one list per core of the chip, all with the same number of barriers
 */
public record Segment(Phase phase, StepOrder steps, List<List<Scheduled>> cores) {
  /**
   * Checks that the cores agree on their barriers.
   *
   * @throws IllegalArgumentException if the numbers of barriers differ, a list does not end with
   *     one or a barrier is not in every step
   */
  public Segment {
    cores = cores.stream().map(List::copyOf).toList();
    long barriers = barriers(cores.getFirst());
    for (int core = 0; core < cores.size(); core++) {
      List<Scheduled> list = cores.get(core);
      if (list.isEmpty() || !(list.getLast().instruction() instanceof Instruction.Barrier)) {
        throw new IllegalArgumentException(
            phase.key() + ": the list of core " + core + " must end with a barrier");
      }
      if (barriers(cores.get(core)) != barriers) {
        throw new IllegalArgumentException(
            phase.key()
                + ": core "
                + core
                + " has "
                + barriers(cores.get(core))
                + " barriers; core 0 has "
                + barriers);
      }
    }
  }

  private static long barriers(List<Scheduled> list) {
    return list.stream()
        .filter(scheduled -> scheduled.instruction() instanceof Instruction.Barrier)
        .peek(scheduled -> {
          if (!scheduled.window().equals(Window.ALWAYS)) {
            throw new IllegalArgumentException("a barrier must stand in every step");
          }
        })
        .count();
  }
}
