package org.backspike.chip.kernel;

import java.util.Arrays;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.Variable;

/** Parameters and state of delta and sigma-delta units. */
public final class DeltaArrays extends SliceArrays {
  final int[] threshold;
  final int[] bias;
  final int[] sigma;
  final int[] act;
  final int[] residue;
  final int[] error;

  /**
   * Arrays of a slice with its state at 0.
   *
   * @param parameters numbers of its neurons
   */
  public DeltaArrays(NeuronParameters parameters) {
    super(parameters.neurons(), 1);
    int n = parameters.neurons();
    threshold = parameters.of(Parameter.STATE_THRESHOLD, 0);
    bias = parameters.of(Parameter.STATE_BIAS, 0);
    sigma = register(Variable.SIGMA, n);
    act = register(Variable.ACT, n);
    residue = register(Variable.RESIDUE, n);
    error = register(Variable.ERROR, n);
  }

  @Override
  public void reset() {
    for (int[] state : new int[][] {sigma, act, residue, error}) {
      Arrays.fill(state, 0);
    }
  }
}
