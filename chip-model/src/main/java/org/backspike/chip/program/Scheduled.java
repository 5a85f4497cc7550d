package org.backspike.chip.program;

/**
 * An instruction and the steps in which it runs.
 *
 * @param instruction what is done
 * @param window when
 */
public record Scheduled(Instruction instruction, Window window) {
  /**
   * An instruction that runs in every step of its segment.
   *
   * @param instruction what is done
   * @return the same, always
   */
  public static Scheduled always(Instruction instruction) {
    return new Scheduled(instruction, Window.ALWAYS);
  }
}
