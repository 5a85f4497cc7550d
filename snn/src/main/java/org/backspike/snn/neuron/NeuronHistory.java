package org.backspike.snn.neuron;

import org.backspike.snn.Synapse;

/** What one neuron did, in the letters of {@link org.backspike.snn.Convention}. */
public final class NeuronHistory {
  private static final int ARRAYS = 9;
  private static final int ARRAYS_OF_ALPHA = 4;
  private static final int STATES = 5;
  private static final int STATES_OF_ALPHA = 2;

  final double[] u;
  final double[] v;
  final double[] j;
  final double[] s;
  final double[] r;
  final double[] d;
  final double[] b;
  final double[] held;

  /** Steps behind this one in which the membrane will be held at rest. */
  final double[] wait;

  final double[] excitation;
  final double[] inhibition;
  final double[] excitationBefore;
  final double[] inhibitionBefore;

  /**
   * An empty history.
   *
   * @param synapse of the neuron
   * @param steps number of steps, at least 1
   */
  public NeuronHistory(Synapse synapse, int steps) {
    u = new double[steps];
    v = new double[steps];
    j = new double[steps];
    s = new double[steps];
    r = new double[steps];
    d = new double[steps];
    b = new double[steps];
    held = new double[steps];
    wait = new double[steps];
    int ofAlpha = synapse == Synapse.ALPHA ? steps : 0;
    excitation = new double[ofAlpha];
    inhibition = new double[ofAlpha];
    excitationBefore = new double[ofAlpha];
    inhibitionBefore = new double[ofAlpha];
  }

  /**
   * Memory of a step of a neuron.
   *
   * @param synapse of the neuron
   * @return bytes
   */
  public static int bytesPerStep(Synapse synapse) {
    return Double.BYTES * (ARRAYS + (synapse == Synapse.ALPHA ? ARRAYS_OF_ALPHA : 0));
  }

  /**
   * Memory of a step.
   *
   * @return bytes
   */
  public int bytesPerStep() {
    return bytesPerStep(excitation.length > 0 ? Synapse.ALPHA : Synapse.EXPONENTIAL);
  }

  /**
   * Numbers that a neuron carries from one step to the next.
   *
   * @param synapse of the neuron
   * @return how many {@link #save} writes
   */
  public static int states(Synapse synapse) {
    return STATES + (synapse == Synapse.ALPHA ? STATES_OF_ALPHA : 0);
  }

  /**
   * Writes what the next step needs of a step, the membrane first; at rest all others are 0.
   *
   * @param t the step
   * @param to receives {@link #states} numbers
   * @param at place of the first
   */
  public void save(int t, double[] to, int at) {
    to[at] = v[t];
    to[at + 1] = j[t];
    to[at + 2] = b[t];
    to[at + 3] = s[t];
    to[at + 4] = wait[t];
    if (excitation.length > 0) {
      to[at + STATES] = excitation[t];
      to[at + STATES + 1] = inhibition[t];
    }
  }

  /**
   * Sets what the next step needs of a step that was not run here.
   *
   * @param t the step
   * @param from as {@link #save} wrote it; not modified
   * @param at place of the first number
   */
  public void restore(int t, double[] from, int at) {
    v[t] = from[at];
    j[t] = from[at + 1];
    b[t] = from[at + 2];
    s[t] = from[at + 3];
    wait[t] = from[at + 4];
    if (excitation.length > 0) {
      excitation[t] = from[at + STATES];
      inhibition[t] = from[at + STATES + 1];
    }
  }

  /**
   * The membrane before its own reset.
   *
   * @param t step
   * @return u
   */
  public double u(int t) {
    return u[t];
  }

  /**
   * The membrane that is carried on.
   *
   * @param t step
   * @return v
   */
  public double v(int t) {
    return v[t];
  }

  /**
   * The synaptic current.
   *
   * @param t step
   * @return j
   */
  public double j(int t) {
    return j[t];
  }

  /**
   * The spike.
   *
   * @param t step
   * @return s: 0 or 1, between them in the smooth twin
   */
  public double s(int t) {
    return s[t];
  }

  /**
   * Whether a late reset acts in this step.
   *
   * @param t step
   * @return r, 0 or 1
   */
  public double r(int t) {
    return r[t];
  }

  /**
   * The reset in the step of the spike.
   *
   * @param t step
   * @return d
   */
  public double d(int t) {
    return d[t];
  }

  /**
   * The excitation of an alpha synapse before the reset.
   *
   * @param t step
   * @return e
   */
  public double excitation(int t) {
    return excitationBefore[t];
  }

  /**
   * The inhibition of an alpha synapse before the reset.
   *
   * @param t step
   * @return i
   */
  public double inhibition(int t) {
    return inhibitionBefore[t];
  }

  /**
   * The state of the adaptation.
   *
   * @param t step
   * @return b, 0 to 1
   */
  public double b(int t) {
    return b[t];
  }

  /**
   * Whether the membrane is held at rest in this step.
   *
   * @param t step
   * @return 0 or 1
   */
  public double held(int t) {
    return held[t];
  }
}
