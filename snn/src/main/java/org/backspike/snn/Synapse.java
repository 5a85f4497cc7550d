package org.backspike.snn;

/** What a spike that arrives does to the membrane in the following steps. */
public enum Synapse {
  /**
   * It jumps into a current that decays and that the membrane integrates; with a synaptic decay of
   * 0, into the membrane. The states are the current j and the membrane v.
   */
  EXPONENTIAL,
  /**
   * The difference of two exponentials, which begins and ends at 0. The states are an excitation e
   * and an inhibition i; the membrane is their sum. With a the synaptic and b the membrane decay,
   *
   * <pre>
   * e = a cut e + I,  i = b cut i - I                    scope STATE
   * e = cut (a e + I),  i = cut (b i - I)                scope MEMBRANE_TOTAL
   * e = e - r threshold / c                              late SUBTRACT
   * u = c (e + i)                                        c = gain ln b / (ln b - ln a)
   * e = e - d threshold / c, or (1 - d) e and (1 - d) i  reset in the step of the spike
   * </pre>
   *
   * so that what is subtracted decays like the excitation, and a reset to zero clears both states.
   * Source: snnTorch 0.9.4, {@code Alpha}, whose only reset of both states is the one to zero; the
   * subtraction is ours.
   */
  ALPHA
}
