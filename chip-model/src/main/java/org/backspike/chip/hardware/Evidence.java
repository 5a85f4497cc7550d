package org.backspike.chip.hardware;

import java.util.Locale;

/** How a constant is known. */
public enum Evidence {
  /** Read off silicon, or quoted from the paper that did. */
  MEASURED,
  /** Circuit simulation, synthesis or an analytical circuit model. */
  PRE_SILICON,
  /** Regression of a model on measurements; valid inside that model. */
  FITTED,
  /** Arithmetic on published values. */
  DERIVED,
  /** Our choice or an analogy. */
  ASSUMED,
  /** No number exists. */
  UNPRICED;

  /**
   * The word in files and reports.
   *
   * @return lower case with hyphens
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
