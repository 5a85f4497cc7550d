package org.backspike.bptt.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.bptt.batch.RandomNetworks;
import org.backspike.bptt.loss.CountCrossEntropy;
import org.backspike.bptt.loss.Loss;
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
import org.backspike.snn.Synapse;
import org.backspike.snn.Timing;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient equals finite differences of the smooth twin, with what is detached frozen. */
class ExactModelTest {
  private static final int STEPS = 7;

  static List<Lif> neurons() {
    List<Lif> all = new ArrayList<>();
    for (Reset reset : Reset.values()) {
      for (Timing timing : Timing.values()) {
        for (Scope scope : Scope.values()) {
          for (ResetGradient gradient : ResetGradient.values()) {
            for (double synapse : new double[] {0, 0.6}) {
              Recorded recorded = synapse == 0 ? Recorded.AFTER_RESET : Recorded.BEFORE_RESET;
              Convention convention =
                  new Convention(Firing.ABOVE, timing, scope, gradient, 0.05, -0.1, recorded);
              all.add(new Lif(synapse, 0.8, 0.7, 0.9, reset, convention));
            }
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void holdsForEveryCombinationOfSwitches(Lif lif) {
    check(RandomNetworks.of(lif, 5), Surrogates.named("arctan", 1.5), new CountCrossEntropy());
    check(
        RandomNetworks.of(lif, 6),
        Surrogates.named("sigmoid", 2),
        new MembraneCrossEntropy(0.2, 0));
  }

  static List<Lif> alphas() {
    List<Lif> all = new ArrayList<>();
    for (Lif lif : neurons()) {
      if (lif.synapticDecay() > 0) {
        Recorded recorded =
            lif.convention().scope() == Scope.STATE ? Recorded.AFTER_RESET : Recorded.BEFORE_RESET;
        Convention switches = lif.convention().withPotentials(0, 0).withRecorded(recorded);
        all.add(new Lif(0.8, 0.5, 1.3, 0.4, lif.reset(), switches).with(Synapse.ALPHA));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("alphas")
  void holdsForAlphaSynapses(Lif lif) {
    check(RandomNetworks.of(lif, 5), Surrogates.named("arctan", 1.5), new CountCrossEntropy());
    check(
        RandomNetworks.of(lif, 6),
        Surrogates.named("sigmoid", 2),
        new MembraneCrossEntropy(0.2, 0));
    check(
        RandomNetworks.of(lif.with(new Adaptation(0.5, 0.9)).withRefractory(3), 6),
        Surrogates.named("sigmoid", 2),
        new MembraneCrossEntropy(0.2, 0));
  }

  @Test
  void holdsForNumbersThatEveryNeuronLearnsForItself() {
    float[] each = {0.7f, 0.8f, 0.9f, 0.75f, 0.85f, 0.95f};
    for (LearnedNumber number : LearnedNumber.values()) {
      Lif lif = new Lif(0.5, 0.8, 0.7, 0.9, Reset.SUBTRACT, Convention.SPIKINGJELLY);
      Network network = RandomNetworks.of(lif, Map.of(number, each.clone()), 5);
      check(network, Surrogates.named("arctan", 1.5), new CountCrossEntropy());
    }
  }

  @ParameterizedTest
  @MethodSource("neurons")
  void holdsForAdaptiveThresholdsAndRefractoryPeriods(Lif lif) {
    check(
        RandomNetworks.of(lif.with(new Adaptation(0.8, 0.7)), 5),
        Surrogates.named("arctan", 1.5),
        new CountCrossEntropy());
    check(
        RandomNetworks.of(lif.with(new Adaptation(0.5, 0.9)).withRefractory(3), 6),
        Surrogates.named("sigmoid", 2),
        new MembraneCrossEntropy(0.2, 0));
  }

  static List<String> smoothSurrogates() {
    // the others have kinks or jumps, at which a difference means nothing
    return List.of(
        "fast-sigmoid",
        "arctan",
        "sigmoid",
        "straight-through",
        "erf",
        "softsign",
        "piecewise-exponential",
        "superspike",
        "multi-gaussian",
        "q-pseudo",
        "triangle",
        "dampened-triangle");
  }

  @ParameterizedTest
  @MethodSource("smoothSurrogates")
  void holdsForSurrogatesWithoutJumps(String name) {
    Lif lif = new Lif(0.5, 0.8, 0.7, 0.9, Reset.SUBTRACT, Convention.SPIKINGJELLY);
    check(RandomNetworks.of(lif, 7), Surrogates.usual(name), new CountCrossEntropy());
  }

  @Test
  void holdsForSharedWeightsPoolingAndSkips() {
    check(RandomNetworks.image(3), Surrogates.named("arctan", 1), new CountCrossEntropy());
  }

  private static void check(Network network, Surrogate surrogate, Loss loss) {
    ExactModel model = new ExactModel(network, surrogate, STEPS);
    SplittableRandom random = new SplittableRandom(2);
    double[][] inputs = new double[2][STEPS * network.input().size()];
    for (double[] sample : inputs) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = random.nextDouble(-0.5, 1.5);
      }
    }
    int[] labels = {1, 0};
    ExactRun frozen = model.smooth(inputs, null);
    ExactGradient gradient = model.gradient(model.smooth(inputs, frozen), loss, labels);
    double h = 1e-5;
    for (int place = 0; place < model.parameters().size(); place++) {
      double[] array = model.parameters().get(place);
      if (place < network.projections().size()
          && !network.projections().get(place).connection().isLearned()) {
        assertThat(gradient.arrays().get(place)).containsOnly(0);
        continue;
      }
      for (int k = 0; k < Math.min(6, array.length); k++) {
        int i = array.length <= 6 ? k : random.nextInt(array.length);
        double difference =
            difference(array, i, h, () -> model.loss(model.smooth(inputs, frozen), loss, labels));
        assertThat(gradient.arrays().get(place)[i])
            .as("array %d, element %d", place, i)
            .isCloseTo(difference, within(2e-8));
      }
    }
    for (int k = 0; k < 5; k++) {
      int i = random.nextInt(inputs[0].length);
      double difference =
          difference(inputs[0], i, h, () -> model.loss(model.smooth(inputs, frozen), loss, labels));
      assertThat(gradient.inputErrors(0)[i]).isCloseTo(difference, within(2e-8));
    }
  }

  /** Fourth order: h^4 of truncation, 1e-16 / h of rounding. */
  private static double difference(
      double[] array, int i, double h, java.util.function.DoubleSupplier loss) {
    double kept = array[i];
    double[] at = new double[4];
    double[] places = {-2, -1, 1, 2};
    for (int k = 0; k < 4; k++) {
      array[i] = kept + places[k] * h;
      at[k] = loss.getAsDouble();
    }
    array[i] = kept;
    return (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h);
  }
}
