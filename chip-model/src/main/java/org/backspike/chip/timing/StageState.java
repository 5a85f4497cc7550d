package org.backspike.chip.timing;

import java.util.Locale;

/** What a stage does in a cycle: exactly one of these. */
public enum StageState {
  /** Works. */
  BUSY,
  /** Waits for the stage before it. */
  STARVED,
  /** Waits for the stage behind it. */
  OUT_FULL,
  /** Waits because several accesses go to one bank of its memory. */
  BANK_CONFLICT,
  /** Waits for a port of its memory. */
  PORT_CONFLICT,
  /** Waits until a word it wrote may be read again. */
  RAW_HAZARD,
  /** Waits for the router to take a flit. */
  NO_CREDIT,
  /** Waits for another part of its core. */
  PHASE_WAIT,
  /** Waits for other cores, the network or the barrier. */
  BARRIER;

  /**
   * The name in files and reports.
   *
   * @return lower case with underscores
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
