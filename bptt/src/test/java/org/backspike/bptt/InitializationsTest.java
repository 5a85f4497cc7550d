package org.backspike.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.Reset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializationsTest {
  private static final int HIDDEN = 40;

  static List<String> names() {
    return Initializations.names();
  }

  private static Network network(String initialization, int seed) {
    Network network =
        LayeredShape.parse("30-" + HIDDEN + "r-5")
            .network(
                new Lif(0, 0.9, 1, 1, Reset.ZERO),
                new LeakyIntegrator(0, 0.9, 1),
                Measure.MEAN_V,
                1,
                new Presentation("rate", 10));
    Initializations.named(initialization).apply(network, seed);
    return network;
  }

  private static float[] recurrent(Network network) {
    return network.projections().stream()
        .filter(each -> each.from().equals(each.to()))
        .findFirst()
        .orElseThrow()
        .connection()
        .values();
  }

  private static double meanSquare(float[] weights) {
    double sum = 0;
    for (float w : weights) {
      sum += (double) w * w;
    }
    return sum / weights.length;
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameSetsAllWeightsAndDependsOnTheSeedOnly(String name) {
    assertThat(Initializations.description(name)).isNotBlank();
    Network network = network(name, 1);
    Network again = network(name, 1);
    Network other = network(name, 2);
    for (int p = 0; p < network.projections().size(); p++) {
      float[] weights = network.projections().get(p).connection().values();
      assertThat(weights).doesNotContain(0, Float.NaN);
      assertThat(again.projections().get(p).connection().values()).isEqualTo(weights);
      assertThat(other.projections().get(p).connection().values()).isNotEqualTo(weights);
    }
  }

  /** Variances of the formulas for fan-in 30 into and 40 within the hidden layer, fan-out 40. */
  @ParameterizedTest
  @CsvSource({
    "uniform, 0.011111, 0.0083333",
    "kaiming, 0.066667, 0.05",
    "xavier, 0.028571, 0.025",
    "'normal:hidden=0.5', 0.25, 0.25"
  })
  void hasTheVarianceOfItsFormula(String name, double into, double within) {
    Network network = network(name, 3);
    float[] first = network.projections().getFirst().connection().values();
    // 1200 and 1600 draws: the variance of a normal sample has a deviation of sqrt(2/n)
    assertThat(meanSquare(first) / into).isBetween(1 - 4 * 0.041, 1 + 4 * 0.041);
    assertThat(meanSquare(recurrent(network)) / within).isBetween(1 - 4 * 0.036, 1 + 4 * 0.036);
  }

  @Test
  void orthogonalRowsAndColumnsAre() {
    Network network = network("orthogonal:gain=1.5", 4);
    float[] w = recurrent(network);
    for (int a = 0; a < HIDDEN; a++) {
      for (int b = 0; b < HIDDEN; b++) {
        double rows = 0;
        double columns = 0;
        for (int i = 0; i < HIDDEN; i++) {
          rows += (double) w[a * HIDDEN + i] * w[b * HIDDEN + i];
          columns += (double) w[i * HIDDEN + a] * w[i * HIDDEN + b];
        }
        // elements are rounded to float: 2^-24 of 1.5^2, 40 of them
        assertThat(rows).isCloseTo(a == b ? 2.25 : 0, within(1e-6));
        assertThat(columns).isCloseTo(a == b ? 2.25 : 0, within(1e-6));
      }
    }
    assertThat(network.projections().getFirst().connection().values())
        .isEqualTo(network("uniform", 4).projections().getFirst().connection().values());
  }

  @Test
  void aZeroDiagonalIsAllThatChanges() {
    float[] free = recurrent(network("uniform", 5));
    float[] zero = recurrent(network("uniform:diagonal=zero", 5));
    for (int i = 0; i < HIDDEN; i++) {
      assertThat(zero[i * HIDDEN + i]).isZero();
      free[i * HIDDEN + i] = 0;
    }
    assertThat(zero).isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "he | no initialization he; known are uniform, kaiming, xavier, fluctuation, normal,",
        "uniform:gain=2 | initialization uniform:gain=2: no setting gain; known are diagonal",
        "orthogonal:gain=0 | initialization orthogonal:gain=0: gain 0.0; must be above 0",
        "fluctuation:rate=2 | initialization fluctuation:rate=2: fluctuations of 1/2.0 at rate 2.0",
      })
  void refusesInOneLine(String text, String message) {
    assertThatThrownBy(() -> Initializations.named(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
