package org.backspike.bptt.kernel;

/**
 * One backward step of leaky neurons: {@code dV = keep dV + h G}, {@code dI = alpha dI + gain dV}.
 * Rounded after every operation, so that all forms round alike.
 */
public interface AdjointStep {
  /**
   * Runs one step.
   *
   * @param keep kept part of dV per neuron: the decay, or 0 behind a reset to zero; not modified
   * @param derivative surrogate derivatives h; not modified
   * @param spikeError G, errors of the spikes; not modified
   * @param alpha kept part of dI
   * @param gain factor of the current in the membrane
   * @param membraneError dV, modified
   * @param currentError dI, modified
   * @param driveError receives dI
   * @param offset first entry of {@code driveError}
   */
  void run(
      float[] keep,
      float[] derivative,
      float[] spikeError,
      float alpha,
      float gain,
      float[] membraneError,
      float[] currentError,
      float[] driveError,
      int offset);
}
