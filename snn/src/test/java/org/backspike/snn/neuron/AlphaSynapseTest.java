package org.backspike.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.backspike.snn.Convention;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Population;
import org.backspike.snn.Reset;
import org.backspike.snn.Scope;
import org.backspike.snn.SnnTorch;
import org.backspike.snn.Synapse;
import org.backspike.snn.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decays 1/2 and 1/4, where c = ln(1/4) / (ln(1/4) - ln(1/2)) = 2. */
class AlphaSynapseTest {
  private static double[] membranes(Lif lif, double... currents) {
    NeuronForward neuron = new NeuronForward(lif, NeuronNumbers.of(lif, Map.of(), 0), null);
    NeuronHistory history = new NeuronHistory(lif.synapse(), currents.length);
    double[] membranes = new double[currents.length];
    for (int t = 0; t < currents.length; t++) {
      neuron.step(history, t, currents[t], null);
      membranes[t] = history.u(t);
    }
    return membranes;
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.25, 2", "0.9, 0.8, 1.8945304820", "0.95, 0.2, 1.0329194696"})
  void scalesAsSnnTorchDoes(double alpha, double beta, double expected) {
    NeuronNumbers numbers = NeuronNumbers.of(SnnTorch.alpha(alpha, beta, Reset.ZERO), Map.of(), 0);
    // the same factor as its source writes it
    double written = Math.log(alpha) / (Math.log(beta) - Math.log(alpha)) + 1;
    assertThat(numbers.alphaScale()).isCloseTo(written, within(1e-14 * written));
    assertThat(numbers.alphaScale()).isCloseTo(expected, within(1e-10));
  }

  @Test
  void risesAndFallsAsADifferenceOfExponentials() {
    assertThat(membranes(SnnTorch.alpha(0.5, 0.25, Reset.ZERO), 1, 0, 0, 0))
        .containsExactly(new double[] {0, 0.5, 0.375, 0.21875}, within(1e-15));
  }

  @Test
  void aLateResetToZeroClearsBothStatesAndLosesTheInput() {
    // e = 3, i = -3; e = 1.5, i = -.75, u = 1.5 fires; all 0 and the 4 lost; 3 as at first
    assertThat(membranes(SnnTorch.alpha(0.5, 0.25, Reset.ZERO), 3, 0, 4, 3, 0))
        .containsExactly(new double[] {0, 1.5, 0, 0, 1.5}, within(1e-15));
  }

  @Test
  void inTheScopeOfTheStateTheInputSurvives() {
    Lif lif = SnnTorch.alpha(0.5, 0.25, Reset.ZERO).in(Convention.SNNTORCH.withScope(Scope.STATE));
    assertThat(membranes(lif, 3, 0, 4, 0))
        .containsExactly(new double[] {0, 1.5, 0, 2}, within(1e-15));
  }

  @Test
  void aLateSubtractionTakesTheThresholdFromTheExcitation() {
    // e = .75 - 1/2, i = -.1875; then e = .125, i = -.046875
    assertThat(membranes(SnnTorch.alpha(0.5, 0.25, Reset.SUBTRACT), 3, 0, 0, 0))
        .containsExactly(new double[] {0, 1.5, 0.125, 0.15625}, within(1e-15));
  }

  @Test
  void aResetInTheStepOfTheSpikeIsSeenInTheNext() {
    Lif zero = SnnTorch.alpha(0.5, 0.25, Reset.ZERO).in(Convention.BACKSPIKE);
    assertThat(membranes(zero, 3, 0, 4, 0))
        .containsExactly(new double[] {0, 1.5, 0, 2}, within(1e-15));
    Lif subtract = SnnTorch.alpha(0.5, 0.25, Reset.SUBTRACT).in(Convention.BACKSPIKE);
    // e = 1.5 - 1/2, i = -.75; then e = .5, i = -.1875
    assertThat(membranes(subtract, 3, 0, 0))
        .containsExactly(new double[] {0, 1.5, 0.625}, within(1e-15));
    Lif none = SnnTorch.alpha(0.5, 0.25, Reset.NONE);
    assertThat(membranes(none, 3, 0, 0))
        .containsExactly(new double[] {0, 1.5, 1.125}, within(1e-15));
  }

  @Test
  void withoutResetsItIsTheExponentialSynapseAStepLater() {
    double alpha = 0.9;
    double beta = 0.7;
    double c = Math.log(beta) / (Math.log(beta) - Math.log(alpha));
    double[] currents = {0.5, -1, 0.25, 0, 2, 0, 0};
    double[] alphas = membranes(SnnTorch.alpha(alpha, beta, Reset.NONE), currents);
    double[] later =
        membranes(
            new Lif(alpha, beta, c * (alpha - beta), 1, Reset.NONE), 0, 0.5, -1, 0.25, 0, 2, 0);
    assertThat(alphas).containsExactly(later, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void goesOnFromItsStates(int cut) {
    double[] currents = {3, 1, 0, 2, 1, 0};
    for (Timing timing : Timing.values()) {
      Lif lif =
          SnnTorch.alpha(0.6, 0.3, Reset.SUBTRACT)
              .in(Convention.SNNTORCH.withTiming(timing))
              .with(new org.backspike.snn.Adaptation(0.5, 0.5))
              .withRefractory(2);
      NeuronForward neuron = new NeuronForward(lif, NeuronNumbers.of(lif, Map.of(), 0), null);
      NeuronHistory whole = new NeuronHistory(Synapse.ALPHA, currents.length);
      NeuronHistory part = new NeuronHistory(Synapse.ALPHA, currents.length);
      for (int t = 0; t < currents.length; t++) {
        neuron.step(whole, t, currents[t], null);
      }
      double[] states = new double[NeuronHistory.states(Synapse.ALPHA)];
      whole.save(cut - 1, states, 0);
      part.restore(cut - 1, states, 0);
      for (int t = cut; t < currents.length; t++) {
        neuron.step(part, t, currents[t], null);
        assertThat(part.u(t)).as("%s, step %d", timing, t).isEqualTo(whole.u(t));
        assertThat(part.held(t)).isEqualTo(whole.held(t));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0.5, 0.6", "1, 0.5", "0.5, 0"})
  void refusesDecaysWithoutADifference(double alpha, double beta) {
    assertThatThrownBy(() -> SnnTorch.alpha(alpha, beta, Reset.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("an alpha synapse with a synaptic decay of " + alpha);
  }

  @Test
  void refusesPotentialsAndLearnedDecays() {
    Lif lif = SnnTorch.alpha(0.5, 0.25, Reset.ZERO);
    assertThatThrownBy(() -> lif.in(Convention.SNNTORCH.withPotentials(0.1, 0)))
        .hasMessageContaining("both must be 0");
    assertThatThrownBy(() ->
            new Population(
                "hid",
                2,
                lif,
                new float[0],
                Map.of(LearnedNumber.MEMBRANE_DECAY, new float[] {0.25f})))
        .hasMessage("hid: MEMBRANE_DECAY of an alpha synapse; it can learn its threshold only");
  }
}
