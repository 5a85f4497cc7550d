package org.backspike.chip.execute;

import java.util.Arrays;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.kernel.DeltaArrays;
import org.backspike.chip.kernel.DeltaRule;
import org.backspike.chip.kernel.GradedArrays;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.NeuronRule;
import org.backspike.chip.kernel.ResonatorArrays;
import org.backspike.chip.kernel.ResonatorRule;
import org.backspike.chip.kernel.SliceArrays;

/** The state of a slice for the kind of its neurons, with what it holds at the start. */
final class SliceStates {
  private SliceStates() {}

  static SliceArrays of(SliceLayout slice, Datapath datapath) {
    NeuronParameters parameters = slice.parameters();
    SliceArrays arrays =
        switch (slice.kind()) {
          case LIF, LI, TERNARY ->
              new NeuronArrays(
                  datapath, NeuronRule.of(datapath, slice.kind(), parameters), parameters);
          case RF, RF_IZ -> new ResonatorArrays(parameters, resonator(slice));
          case DELTA, SIGMADELTA -> new DeltaArrays(parameters);
          case GRADED -> new GradedArrays(parameters);
          case INPUT -> throw new IllegalArgumentException("an input has no state");
        };
    slice
        .population()
        .initial()
        .forEach((variable, values) -> arrays.startFrom(variable, here(variable, values, slice)));
    arrays.clear();
    return arrays;
  }

  /**
   * The part of a population's values that lies in a slice; random registers belong to no neuron.
   */
  private static int[] here(Variable variable, int[] values, SliceLayout slice) {
    int first = slice.slice().first();
    return variable == Variable.LFSR
        ? values
        : Arrays.copyOfRange(values, first, first + slice.neurons());
  }

  static ResonatorRule resonator(SliceLayout slice) {
    return new ResonatorRule(
        slice.kind() == PopulationKind.RF
            ? ResonatorRule.Fires.ON_CROSSING
            : ResonatorRule.Fires.ON_THRESHOLD,
        slice.parameters().shared(Parameter.DECAY_BITS, 12),
        slice.parameters().shared(Parameter.STATE_EXPONENT, 0));
  }

  static DeltaRule delta(SliceLayout slice) {
    NeuronParameters parameters = slice.parameters();
    int state = parameters.shared(Parameter.STATE_EXPONENT, 0);
    DeltaRule.Input input = DeltaRule.Input.ACTIVATION;
    if (slice.kind() == PopulationKind.SIGMADELTA) {
      input =
          parameters.shared(Parameter.RECTIFIED, 0) == 1
              ? DeltaRule.Input.CHANGES_RECTIFIED
              : DeltaRule.Input.CHANGES;
    }
    return new DeltaRule(
        input,
        parameters.shared(Parameter.CUMULATIVE_ERROR, 0) == 1
            ? DeltaRule.Fires.ON_ACCUMULATED_CHANGE
            : DeltaRule.Fires.ON_CHANGE,
        parameters.shared(Parameter.SPIKE_EXPONENT, 0) + state,
        state);
  }
}
