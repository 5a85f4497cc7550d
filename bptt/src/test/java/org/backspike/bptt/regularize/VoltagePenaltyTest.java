package org.backspike.bptt.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VoltagePenaltyTest {
  @Test
  void pricesTheSquareOfWhatIsOutside() {
    // .5 above 1, 1.5 below -1, two inside
    double[] membranes = {1.5, -2.5, 0, 1};
    double[] errors = {1, 0, 0, 0};
    assertThat(new VoltagePenalty(2, -1, 1).evaluate(membranes, errors)).isEqualTo(1.25);
    assertThat(errors).containsExactly(1 + 0.5, -1.5, 0, 0);
  }

  @Test
  void errorsAreItsDerivatives() {
    VoltagePenalty penalty = new VoltagePenalty(0.7, -0.5, 1);
    SplittableRandom random = new SplittableRandom(2);
    double[] membranes = random.doubles(50, -2, 2).toArray();
    double[] errors = new double[50];
    penalty.evaluate(membranes, errors);
    for (int i = 0; i < membranes.length; i++) {
      double kept = membranes[i];
      membranes[i] = kept + 1e-5;
      double above = penalty.evaluate(membranes, new double[50]);
      membranes[i] = kept - 1e-5;
      double below = penalty.evaluate(membranes, new double[50]);
      membranes[i] = kept;
      // quadratic: rounding, and a corner within the step
      assertThat(errors[i]).isCloseTo((above - below) / 2e-5, within(1e-6));
    }
  }

  @Test
  void refusesBoundsThatDoNotAscend() {
    assertThatThrownBy(() -> new VoltagePenalty(1, 1, 0))
        .hasMessageStartingWith("voltage penalty 1.0 outside 1.0 to 0.0; the factor must be");
  }
}
