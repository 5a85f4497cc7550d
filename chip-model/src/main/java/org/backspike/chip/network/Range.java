package org.backspike.chip.network;

import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Parameter;

/** From where to where a number of a neuron may go. */
record Range(int low, int high) {
  /** The widest state: 24 bits. */
  private static final int STATE = (1 << 23) - 1;

  /** Any state that one event can reach before it wraps. */
  private static final Range WIDE = new Range(-(1 << 30), 1 << 30);

  static Range of(Parameter parameter, Datapath datapath) {
    return switch (parameter) {
      case CURRENT_DECAY, SECOND_CURRENT_DECAY -> of(datapath.currents().decay());
      case MEMBRANE_DECAY -> of(datapath.membrane().decay());
      case THRESHOLD, LOWER_THRESHOLD -> new Range(-STATE >> datapath.firing().shift(), STATE);
      case BIAS, STATE_BIAS, STATE_THRESHOLD -> WIDE;
      case BIAS_EXPONENT -> new Range(-31, 15);
      case REFRACTORY -> new Range(0, datapath.firing().maxRefractory());
      case V_MIN, V_MAX -> new Range(-(1 << 23), 1 << 23);
      case MAX_SPIKES -> new Range(1, datapath.firing().maxSpikes());
      case INPUT_EXPONENT, RECURRENT_EXPONENT ->
          new Range(datapath.weights().minExponent(), datapath.weights().maxExponent());
      case SINE, COSINE -> new Range(-(1 << 15), 1 << 15);
      case DECAY_BITS -> new Range(1, 15);
      case STATE_EXPONENT, SPIKE_EXPONENT -> new Range(0, 15);
      case RESET, RESET_TO_ZERO, LEAK_ENABLED, STOCHASTIC_ROUNDING, CUMULATIVE_ERROR, RECTIFIED ->
          new Range(0, 1);
    };
  }

  private static Range of(Decay decay) {
    return new Range(decay.min(), decay.max());
  }
}
