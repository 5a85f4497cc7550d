package org.backspike.chip.kernel;

/** Adds a row of terms into a state, by the register of its class. */
public interface StateAdd {
  /**
   * Adds terms: {@code state[i] = OVF(state[i] + term[i])}.
   *
   * @param term shape [neurons]; set to 0
   * @param state shape [neurons]; modified
   * @param first first neuron
   */
  void add(int[] term, int[] state, int first);
}
