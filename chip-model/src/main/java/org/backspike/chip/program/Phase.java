package org.backspike.chip.program;

import java.util.Locale;

/** What a chip is busy with. Inference has only {@link #LOAD} and {@link #FORWARD}. */
public enum Phase {
  /** Configuration, weights and state are written. */
  LOAD,
  /** Steps of the network in ascending order. */
  FORWARD,
  /** Scores become errors. */
  LOSS,
  /** Steps in descending order: errors and weight gradients. */
  BACKWARD,
  /** Steps of the network again, from a checkpoint. */
  RECOMPUTE,
  /** Gradients become weights. */
  UPDATE;

  /**
   * The name in files and reports.
   *
   * @return lower case
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The phase of a name.
   *
   * @param key as {@link #key()} gives it
   * @return the phase
   * @throws IllegalArgumentException if there is none
   */
  public static Phase named(String key) {
    for (Phase phase : values()) {
      if (phase.key().equals(key)) {
        return phase;
      }
    }
    throw new IllegalArgumentException(
        "no phase " + key + "; must be load, forward, loss, backward, recompute or update");
  }
}
