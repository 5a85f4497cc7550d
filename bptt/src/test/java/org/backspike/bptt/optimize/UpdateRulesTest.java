package org.backspike.bptt.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps on f = (w0^2 + 10 w1^2) / 2 from (1, -2) with rate 0.05; values of PyTorch's optimizers in
 * double precision, to the ten digits that are given.
 */
class UpdateRulesTest {
  private static final Map<String, UpdateRule> RULES =
      Map.of(
          "sgd", new Sgd(0, 0, false, 0),
          "momentum", new Sgd(0.9, 0, false, 0),
          "nesterov", new Sgd(0.9, 0, true, 0),
          "decay", new Sgd(0, 0, false, 0.1),
          "rmsprop", new RmsProp(0.99, 1e-8, 0, false, 0),
          "centered", new RmsProp(0.99, 1e-8, 0.9, true, 0),
          "adagrad", new AdaGrad(1e-10, 0, 0),
          "adam", new Adam(),
          "adamw", new Adam(0.9, 0.999, 1e-8, 0.1, true),
          "adamax", new Adamax(0.9, 0.999, 1e-8, 0));

  @ParameterizedTest
  @CsvSource({
    "sgd, .95, -1, .9025, -.5, .5987369392, -.0019531250",
    "momentum, .95, -1, .8575, .4, -.3109229107, -.1754495360",
    "nesterov, .905, -.1, .778525, .805, -.2619924534, .0325969186",
    "decay, .945, -.99, .893025, -.49005, .5679604376, -.0017663712",
    "rmsprop, .5000000500, -1.5000000025, .2754934247, -1.1990353707, .0026320411, -.2825519894",
    "centered, .4974811429, -1.4974810949, -.1804142752, -.7415976641, .6897876117, .4650976420",
    "adagrad, .95, -1.95, .9155625269, -1.9150949932, .7619897238, -1.7552402296",
    "adam, .9500000005, -1.95, .9000832438, -1.9000369975, .5122934229, -1.5049558365",
    "adamw, .9450000005, -1.94, .8903686593, -1.8803454864, .4759228703, -1.4193575695",
    "adamax, .9500000005, -1.95, .9012670575, -1.9006085033, .5592754051, -1.5293437887"
  })
  void followTheReference(
      String name, double a1, double b1, double a2, double b2, double a10, double b10) {
    UpdateRule rule = Objects.requireNonNull(RULES.get(name));
    double[] w = {1, -2};
    double[][] moments = new double[2][rule.moments()];
    for (int step = 1; step <= 10; step++) {
      w[0] = rule.update(w[0], w[0], moments[0], 0.05, step);
      w[1] = rule.update(w[1], 10 * w[1], moments[1], 0.05, step);
      if (step == 1 || step == 2 || step == 10) {
        double a = step == 1 ? a1 : step == 2 ? a2 : a10;
        double b = step == 1 ? b1 : step == 2 ? b2 : b10;
        assertThat(w[0]).as("%s after %d", name, step).isCloseTo(a, within(1e-10));
        assertThat(w[1]).as("%s after %d", name, step).isCloseTo(b, within(1e-10));
      }
    }
  }

  @Test
  void saysWhichThereAre() {
    assertThat(UpdateRules.names()).allSatisfy(name -> UpdateRules.named(name, 0));
    assertThatThrownBy(() -> UpdateRules.named("newton", 0))
        .hasMessageStartingWith("no optimizer newton; known are adam, adamw");
  }
}
