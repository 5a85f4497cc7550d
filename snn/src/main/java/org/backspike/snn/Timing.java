package org.backspike.snn;

/** When a spike resets its membrane. */
public enum Timing {
  /** In the next step, before or after the input of that step is added: see {@link Scope}. */
  NEXT_STEP,
  /** In the step of the spike. */
  SAME_STEP,
  /**
   * In the step of the spike, unless the membrane left by the step before was above threshold: d =
   * s - r. A membrane above twice its threshold then gets the threshold added back. Source:
   * snnTorch with {@code reset_delay=False}.
   */
  SAME_STEP_GUARDED
}
