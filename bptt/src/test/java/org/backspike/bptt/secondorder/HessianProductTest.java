package org.backspike.bptt.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.backspike.bptt.batch.RandomNetworks;
import org.backspike.bptt.loss.CountCrossEntropy;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.MembraneCrossEntropy;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Reset;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products with the Hessian against differences of gradients, and against each other. */
class HessianProductTest {
  private static final int SAMPLES = 2;

  private static TwinObjective objective(Network network, Surrogate surrogate, Loss loss) {
    SplittableRandom random = new SplittableRandom(3);
    int steps = network.presentation().steps();
    double[][] inputs = new double[SAMPLES][steps * network.input().size()];
    for (double[] sample : inputs) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = random.nextDouble(-0.5, 1.5);
      }
    }
    return new TwinObjective(SmoothTwin.of(network), surrogate, loss, inputs, new int[] {1, 0});
  }

  private static double[] vector(SplittableRandom random, int size) {
    return random.doubles(size, -1, 1).toArray();
  }

  private static void check(TwinObjective objective) {
    double[] x = objective.start();
    SplittableRandom random = new SplittableRandom(7);
    double[] a = vector(random, x.length);
    double[] b = vector(random, x.length);
    double[] product = objective.hessianProduct(x, a);

    double h = 1e-4;
    double[] difference = new double[x.length];
    int[] at = {-2, -1, 1, 2};
    int[] weight = {1, -8, 8, -1};
    double[] gradient = new double[x.length];
    for (int k = 0; k < 4; k++) {
      double[] moved = x.clone();
      Vectors.add(at[k] * h, a, moved);
      objective.evaluate(moved, gradient);
      Vectors.add(weight[k] / (12 * h), gradient, difference);
    }
    double scale = Vectors.norm(product);
    assertThat(scale).isGreaterThan(1e-3);
    // h^4 of truncation and 1e-16 / h of rounding, both below 1e-10 of the product
    assertThat(Vectors.norm(Vectors.minus(product, difference)) / scale).isLessThan(1e-8);
    double ab = Vectors.dot(b, product);
    double ba = Vectors.dot(a, objective.hessianProduct(x, b));
    assertThat(ab).isCloseTo(ba, within(1e-9 * scale * Vectors.norm(b)));
  }

  @ParameterizedTest
  @CsvSource({
    "SUBTRACT, 0, false",
    "SUBTRACT, 0.6, true",
    "ZERO, 0, true",
    "ZERO, 0.6, false",
    "NONE, 0.6, true"
  })
  void areDifferencesOfGradients(Reset reset, double synapse, boolean after) {
    Convention convention = after ? Convention.SPIKINGJELLY : Convention.BACKSPIKE;
    Lif lif = new Lif(synapse, 0.8, 0.7, 0.9, reset, convention.withPotentials(0.05, -0.1));
    Network network = RandomNetworks.plainSmall(lif, 5);
    check(objective(network, Surrogates.named("arctan", 1.5), new CountCrossEntropy()));
    check(objective(network, Surrogates.named("sigmoid", 2), new MembraneCrossEntropy(0.2, 0)));
  }

  @Test
  void holdForSharedWeightsPoolingAndSkips() {
    check(objective(RandomNetworks.image(3), Surrogates.named("erf", 1), new CountCrossEntropy()));
  }

  @Test
  void adaptiveThresholdsAndRefractoryPeriodsAreRefused() {
    Lif lif = new Lif(0, 0.8, 1, 1, Reset.ZERO);
    for (Lif each : List.of(lif.with(new Adaptation(1, 0.5)), lif.withRefractory(3))) {
      assertThatThrownBy(() -> SmoothTwin.of(RandomNetworks.plainSmall(each, 5)))
          .hasMessage(
              "population hid adapts, rests after a spike or has an alpha synapse; second-order"
                  + " optimizers know plain neurons only");
    }
  }

  @Test
  void learnedNumbersAreRefused() {
    Network network = RandomNetworks.of(new Lif(0, 0.8, 1, 1, Reset.ZERO), 5);
    assertThatThrownBy(() -> SmoothTwin.of(network))
        .hasMessage(
            "population hid learns numbers of its neurons; second-order optimizers learn weights"
                + " and biases only");
  }
}
