package org.backspike.chip.controller.reckon;

/** Whether weights change: register DO_EPROP. */
public enum Learning {
  /** No weight changes and no trace is kept: DO_EPROP = 0. */
  NONE,
  /** All weights learn by e-prop at the end of each step with a target: DO_EPROP = 7. */
  EPROP
}
