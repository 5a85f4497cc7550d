package org.backspike.chip.kernel;

import java.util.Arrays;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.Variable;

/** Parameters and state of resonators: two inputs, a real and an imaginary one. */
public final class ResonatorArrays extends SliceArrays {
  /** Largest magnitude of a part: 2^23 - 1. */
  static final int LIMIT = (1 << 23) - 1;

  final int[] sine;
  final int[] cosine;
  final int[] threshold;
  final int[] re;
  final int[] im;

  /** Real parts of the next step before it is known who fires. */
  final int[] nextRe;

  /** Imaginary parts of the next step before it is known who fires. */
  final int[] nextIm;

  /**
   * Arrays of a slice with its state at 0.
   *
   * @param parameters numbers of its neurons
   * @param rule what they do
   * @throws IllegalArgumentException if a rotation lengthens the state
   */
  public ResonatorArrays(NeuronParameters parameters, ResonatorRule rule) {
    super(parameters.neurons(), 2);
    sine = parameters.of(Parameter.SINE, 0);
    cosine = parameters.of(Parameter.COSINE, 0);
    threshold = parameters.of(Parameter.STATE_THRESHOLD, 0);
    re = register(Variable.RE, parameters.neurons());
    im = register(Variable.IM, parameters.neurons());
    nextRe = new int[parameters.neurons()];
    nextIm = new int[parameters.neurons()];
    for (int[] part : new int[][] {sine, cosine}) {
      for (int value : part) {
        if (Math.abs((long) value) > 1 << rule.decayBits()) {
          throw new IllegalArgumentException(
              "sine or cosine " + value + "; its magnitude must be at most 2^" + rule.decayBits());
        }
      }
    }
  }

  @Override
  public void reset() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
  }
}
