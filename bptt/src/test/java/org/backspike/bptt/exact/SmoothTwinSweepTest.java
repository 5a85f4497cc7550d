package org.backspike.bptt.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.batch.RandomNetworks;
import org.backspike.bptt.loss.CountCrossEntropy;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.LossesTest;
import org.backspike.bptt.loss.MembraneCrossEntropy;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convention;
import org.backspike.snn.Firing;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Recorded;
import org.backspike.snn.Reset;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Scope;
import org.backspike.snn.SpikingJelly;
import org.backspike.snn.Timing;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be combined, each against differences of the smooth twin. */
class SmoothTwinSweepTest {
  /** Relative to the largest element of an array. */
  private static final double TOLERANCE = 1e-7;

  private static final Surrogate ARCTAN = Surrogates.named("arctan", 1.5);

  private static List<Convention> conventions() {
    List<Convention> all = new ArrayList<>();
    for (Timing timing : Timing.values()) {
      for (Scope scope : Scope.values()) {
        for (ResetGradient gradient : ResetGradient.values()) {
          for (Recorded recorded : Recorded.values()) {
            all.add(new Convention(Firing.ABOVE, timing, scope, gradient, 0.05, -0.1, recorded));
          }
        }
      }
    }
    return all;
  }

  /** Every reset, timing, scope, gradient of the reset and record, with a synapse and without. */
  static List<Lif> neurons() {
    List<Lif> all = new ArrayList<>();
    for (Convention convention : conventions()) {
      for (Reset reset : Reset.values()) {
        for (double synapse : new double[] {0, 0.6}) {
          all.add(new Lif(synapse, 0.8, 0.7, 0.9, reset, convention));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "MEMBRANE_DECAY, 0.8, 0, 0, 0",
    "MEMBRANE_DECAY, 0.8, 0.8, 0.7, 0",
    "MEMBRANE_DECAY, 0.8, 0, 0, 3",
    "MEMBRANE_DECAY, 0.8, 0.5, 0.9, 3",
    "TIME_CONSTANT_SCALING_INPUT, -1, 0, 0, 0",
    "TIME_CONSTANT_SCALING_INPUT, -1, 0.8, 0.7, 2",
    "TIME_CONSTANT, -1.5, 0, 0, 0",
    "TIME_CONSTANT, -1.5, 0.5, 0.9, 4"
  })
  void everySwitchWithEveryLearnedNumberAndState(
      LearnedNumber number, float value, double strength, double decay, int refractory) {
    List<Lif> neurons = neurons();
    assertThat(neurons).hasSize(144);
    for (Lif each : neurons) {
      Lif lif = each.with(new Adaptation(strength, decay)).withRefractory(refractory);
      Network network = RandomNetworks.learning(lif, number, value, 5);
      Loss loss = new MembraneCrossEntropy(0.2, 0);
      assertThat(new SmoothDifferences(network, ARCTAN, loss).worst())
          .as("%s", lif)
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void everyNeuronInMapsThatFeedThemselvesBeforeIntegrators() {
    for (Lif lif : neurons()) {
      Network network = RandomNetworks.recurrentMaps(lif, 4);
      Loss loss = new MembraneCrossEntropy(0.2, 0);
      assertThat(new SmoothDifferences(network, ARCTAN, loss).worst())
          .as("%s", lif)
          .isLessThan(TOLERANCE);
    }
  }

  static List<Loss> losses() {
    return LossesTest.differentiable();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossOnEveryKindOfLayer(Loss loss) {
    Lif lif = new Lif(0.5, 0.8, 0.7, 0.9, Reset.ZERO, Convention.SPIKINGJELLY);
    for (Network network : List.of(RandomNetworks.of(lif, 7), RandomNetworks.image(3))) {
      assertThat(new SmoothDifferences(network, ARCTAN, loss).worst()).isLessThan(TOLERANCE);
    }
    if (loss.readsMembranes()) {
      Network integrators = RandomNetworks.recurrentMaps(lif, 4);
      assertThat(new SmoothDifferences(integrators, ARCTAN, loss).worst()).isLessThan(TOLERANCE);
    }
  }

  static List<String> surrogates() {
    return Surrogates.names();
  }

  @ParameterizedTest
  @MethodSource("surrogates")
  void everySurrogate(String name) {
    for (Lif lif :
        List.of(
            new Lif(0.5, 0.8, 0.7, 0.9, Reset.SUBTRACT, Convention.SPIKINGJELLY),
            SpikingJelly.lifWithoutInputDecay(2, Reset.ZERO))) {
      Network network = RandomNetworks.of(lif, 7);
      Surrogate surrogate = Surrogates.usual(name);
      Loss loss = new CountCrossEntropy();
      assertThat(new SmoothDifferences(network, surrogate, loss).worst()).isLessThan(TOLERANCE);
    }
  }
}
