package org.backspike.bptt.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpikePenaltyTest {
  private static final double[][] COUNTS = {{0, 3, 6}, {2, 1, 0}};

  @ParameterizedTest
  @CsvSource({
    // (9 + 3) / 2 spikes
    "l1:0.5, 3",
    // rates 1/10, 2/10, 3/10
    "l2:2, 0.28",
    // 3 and 1 spikes per neuron, 2 and 0 above 1
    "'ceiling:0.5,1', 1",
    // below 2: 2 and 0 0; 0 1 2
    "'floor:1,2', 4.5",
    // means 1, 2, 3 below 2.5: 1.5^2 + 0.5^2
    "'silence:3,2.5', 7.5",
    // 3 and 1 spikes per neuron: 2.25 - 0.5 above and 0.0625 / 2
    "'sparsity:2,0.75', 1.78125",
    // 12 spikes in 60 places, 0.1 above
    "'max-rate:4,0.1', 0.04",
    "'max-rate:4,0.2', 0"
  })
  void followsItsFormula(String form, double expected) {
    assertThat(SpikePenalties.parse(form).evaluate(COUNTS, 10, new double[2][3]))
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "l1:0.5",
        "l2:2",
        "ceiling:0.5,1",
        "floor:1,2",
        "silence:3,2.5",
        "sparsity:2,0.75",
        "sparsity:3,2.2",
        "max-rate:4,0.1"
      })
  void errorsAreItsDerivativesAndAreAdded(String form) {
    SpikePenalty penalty = SpikePenalties.parse(form);
    SplittableRandom random = new SplittableRandom(1);
    double[][] counts = new double[4][5];
    double[][] errors = new double[4][5];
    for (double[] of : counts) {
      for (int i = 0; i < of.length; i++) {
        of[i] = random.nextDouble(0, 5);
      }
    }
    for (double[] of : errors) {
      java.util.Arrays.fill(of, 7);
    }
    penalty.evaluate(counts, 10, errors);
    for (int b = 0; b < counts.length; b++) {
      for (int i = 0; i < counts[b].length; i++) {
        double kept = counts[b][i];
        counts[b][i] = kept + 1e-5;
        double above = penalty.evaluate(counts, 10, new double[4][5]);
        counts[b][i] = kept - 1e-5;
        double below = penalty.evaluate(counts, 10, new double[4][5]);
        counts[b][i] = kept;
        // quadratic at most: rounding only
        assertThat(errors[b][i] - 7).isCloseTo((above - below) / 2e-5, within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "l1", "l1:0", "l1:-1", "l1:x", "l3:1", "floor:1", "floor:1,-1", "l1:NaN"})
  void refuses(String form) {
    assertThatThrownBy(() -> SpikePenalties.parse(form))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
