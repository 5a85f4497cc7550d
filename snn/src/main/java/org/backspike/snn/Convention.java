package org.backspike.snn;

/**
 * The switches in which libraries differ while their neurons have the same name. With I the current
 * of a step, j the synaptic current, u the membrane before its own reset, v the membrane carried to
 * the next step, s the spike and H the step function:
 *
 * <pre>
 * r = H(v - threshold) if the reset is late, else 0             late: NEXT_STEP or SAME_STEP_GUARDED
 * cut = 1 - r for a late reset to zero, else 1
 * j = synapticDecay j + I
 * u = rest + keep (cut v - rest) + gain j                       scope STATE
 * u = cut (rest + keep (v - rest) + gain j)                     scope MEMBRANE_TOTAL
 * u = u - r threshold                                           late SUBTRACT
 * s = H(u - threshold)
 * v = u                                                         NEXT_STEP
 * v = u - d threshold, or (1 - d) u + d resetValue              d = s, or s - r if guarded
 * </pre>
 *
 * <p>Source: behaviour of snnTorch 0.9.4, spikingjelly 0.0.0.0.15 and norse 1.1, replayed in the
 * tests on networks that were run in them.
 *
 * @param firing strict or not
 * @param timing when a spike resets
 * @param scope what a late reset to zero clears
 * @param resetGradient whether the spike in the reset is differentiated; of a late one it never is
 * @param rest membrane without input
 * @param resetValue what a reset to zero in the same step leaves
 * @param recorded which membrane is read out
 */
public record Convention(
    Firing firing,
    Timing timing,
    Scope scope,
    ResetGradient resetGradient,
    double rest,
    double resetValue,
    Recorded recorded) {

  /** Ours, and that of most chips: strict, reset in the same step and detached. */
  public static final Convention BACKSPIKE =
      new Convention(
          Firing.ABOVE,
          Timing.SAME_STEP,
          Scope.STATE,
          ResetGradient.DETACHED,
          0,
          0,
          Recorded.BEFORE_RESET);

  /** snnTorch Leaky: strict (its documentation says otherwise), reset in the next step. */
  public static final Convention SNNTORCH = BACKSPIKE.withTiming(Timing.NEXT_STEP);

  /** spikingjelly: not strict, reset in the same step and differentiated unless detached. */
  public static final Convention SPIKINGJELLY =
      new Convention(
          Firing.AT_OR_ABOVE,
          Timing.SAME_STEP,
          Scope.STATE,
          ResetGradient.THROUGH,
          0,
          0,
          Recorded.AFTER_RESET);

  /** norse cells without recurrence: strict, reset in the same step and differentiated. */
  public static final Convention NORSE =
      new Convention(
          Firing.ABOVE,
          Timing.SAME_STEP,
          Scope.STATE,
          ResetGradient.THROUGH,
          0,
          0,
          Recorded.AFTER_RESET);

  /**
   * A convention by the name of its library.
   *
   * @param name {@code backspike}, {@code snntorch}, {@code spikingjelly} or {@code norse}
   * @return its switches
   * @throws IllegalArgumentException if there is none
   */
  public static Convention named(String name) {
    return switch (name) {
      case "backspike" -> BACKSPIKE;
      case "snntorch" -> SNNTORCH;
      case "spikingjelly" -> SPIKINGJELLY;
      case "norse" -> NORSE;
      default ->
          throw new IllegalArgumentException(
              "convention " + name + "; must be backspike, snntorch, spikingjelly or norse");
    };
  }

  /**
   * Whether a spike acts on the membrane of the next step.
   *
   * @return true for a reset in the next step or a guarded one
   */
  public boolean isLate() {
    return timing != Timing.SAME_STEP;
  }

  /**
   * The same with another timing.
   *
   * @param when when a spike resets
   * @return the convention
   */
  public Convention withTiming(Timing when) {
    return new Convention(firing, when, scope, resetGradient, rest, resetValue, recorded);
  }

  /**
   * The same with another scope.
   *
   * @param what what a late reset to zero clears
   * @return the convention
   */
  public Convention withScope(Scope what) {
    return new Convention(firing, timing, what, resetGradient, rest, resetValue, recorded);
  }

  /**
   * The same with another reset gradient.
   *
   * @param gradient whether the reset is differentiated
   * @return the convention
   */
  public Convention withResetGradient(ResetGradient gradient) {
    return new Convention(firing, timing, scope, gradient, rest, resetValue, recorded);
  }

  /**
   * The same with another record.
   *
   * @param membrane which membrane is read out
   * @return the convention
   */
  public Convention withRecorded(Recorded membrane) {
    return new Convention(firing, timing, scope, resetGradient, rest, resetValue, membrane);
  }

  /**
   * The same with other potentials.
   *
   * @param resting membrane without input
   * @param afterReset what a reset to zero in the same step leaves
   * @return the convention
   */
  public Convention withPotentials(double resting, double afterReset) {
    return new Convention(firing, timing, scope, resetGradient, resting, afterReset, recorded);
  }
}
