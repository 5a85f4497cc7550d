package org.backspike.bptt.secondorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.bptt.batch.RandomNetworks;
import org.backspike.bptt.loss.CountCrossEntropy;
import org.backspike.bptt.loss.CountSquaredError;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.MembraneCrossEntropy;
import org.backspike.bptt.loss.MembraneSquaredError;
import org.backspike.bptt.loss.RateSquaredError;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Reset;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Symmetry and differences of gradients for every reset, synapse, record, loss and layer. */
class HessianSweepTest {
  /** Truncation and rounding of differences of fourth order with a step of 1e-4. */
  private static final double DIFFERENCE = 1e-9;

  /** Rounding of sums, and the differences in which losses give their second derivative. */
  private static final double ASYMMETRY = 1e-10;

  private static final int SAMPLES = 2;
  private static final Surrogate ARCTAN = Surrogates.named("arctan", 1.5);

  static List<Loss> losses() {
    return List.of(
        new CountCrossEntropy(),
        new CountSquaredError(0.8, 0.1),
        new RateSquaredError(1, 0),
        new MembraneCrossEntropy(0.2, 0),
        new MembraneSquaredError(1, 0));
  }

  private static List<Lif> neurons() {
    List<Lif> all = new ArrayList<>();
    for (Reset reset : Reset.values()) {
      for (double synapse : new double[] {0, 0.6}) {
        for (Convention each : List.of(Convention.SPIKINGJELLY, Convention.BACKSPIKE)) {
          all.add(new Lif(synapse, 0.8, 0.7, 0.9, reset, each.withPotentials(0.05, -0.1)));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void productsAreSymmetricAndDifferencesOfGradients(Loss loss) {
    for (Lif lif : neurons()) {
      check(RandomNetworks.plainSmall(lif, 5), loss);
      if (loss.readsMembranes()) {
        check(RandomNetworks.recurrentMaps(lif, 4), loss);
      }
    }
    check(RandomNetworks.image(3), loss);
  }

  private static void check(Network network, Loss loss) {
    SplittableRandom random = new SplittableRandom(3);
    int channels = network.presentation().steps() * network.input().size();
    double[][] inputs = new double[SAMPLES][];
    for (int sample = 0; sample < SAMPLES; sample++) {
      inputs[sample] = random.doubles(channels, -0.5, 1.5).toArray();
    }
    TwinObjective objective =
        new TwinObjective(SmoothTwin.of(network), ARCTAN, loss, inputs, new int[] {1, 0});
    double[] x = objective.start();
    double[] a = random.doubles(x.length, -1, 1).toArray();
    double[] b = random.doubles(x.length, -1, 1).toArray();
    double[] ofA = objective.hessianProduct(x, a);
    double[] ofB = objective.hessianProduct(x, b);
    double scale = Vectors.norm(ofA);
    double difference = Vectors.norm(Vectors.minus(ofA, difference(objective, x, a))) / scale;
    assertThat(difference).isLessThan(DIFFERENCE);
    double asymmetry = Vectors.dot(b, ofA) - Vectors.dot(a, ofB);
    assertThat(Math.abs(asymmetry) / (scale * Vectors.norm(b))).isLessThan(ASYMMETRY);
  }

  private static double[] difference(TwinObjective objective, double[] x, double[] a) {
    double h = 1e-4;
    double[] difference = new double[x.length];
    double[] gradient = new double[x.length];
    int[] at = {-2, -1, 1, 2};
    int[] weight = {1, -8, 8, -1};
    for (int k = 0; k < at.length; k++) {
      double[] moved = x.clone();
      Vectors.add(at[k] * h, a, moved);
      objective.evaluate(moved, gradient);
      Vectors.add(weight[k] / (12 * h), gradient, difference);
    }
    return difference;
  }
}
