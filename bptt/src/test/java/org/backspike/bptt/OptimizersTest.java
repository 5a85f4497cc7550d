package org.backspike.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps on f = (w0^2 + 10 w1^2) / 2 from (1, -2) with rate 0.05; values computed with PyTorch's
 * optimizers in double precision. Parameters are floats here, hence 1e-6.
 */
class OptimizersTest {

  private static Parameters twoWeights() {
    Network network =
        new Network(
            List.of(
                Population.of("in", 1, new Input()),
                Population.of("out", 2, new LeakyIntegrator(0, 0, 1))),
            List.of(new Projection("in", "out", new DenseWeights(1, 2, new float[] {1, -2}), 0, 0)),
            new Readout("out", Measure.MEAN_V, 1),
            new Presentation("latency", 1));
    return Parameters.of(network);
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 1, .95, -1",
    "sgd, 2, .9025, -.5",
    "sgd, 10, .5987369392, -.0019531250",
    "momentum, 1, .95, -1",
    "momentum, 2, .8575, .4",
    "momentum, 10, -.3109229107, -.1754495360",
    "adam, 1, .9500000005, -1.95",
    "adam, 2, .9000832438, -1.9000369975",
    "adam, 10, .5122934229, -1.5049558365"
  })
  void followTheReference(String name, int steps, double first, double second) {
    Parameters parameters = twoWeights();
    Optimizer optimizer = Optimizers.named(name, parameters);
    float[] w = parameters.arrays().getFirst();
    for (int i = 0; i < steps; i++) {
      Parameters gradient = parameters.zeros();
      gradient.arrays().getFirst()[0] = w[0];
      gradient.arrays().getFirst()[1] = 10 * w[1];
      optimizer.step(parameters, gradient, 0.05);
    }
    assertThat((double) w[0]).isCloseTo(first, within(1e-6));
    assertThat((double) w[1]).isCloseTo(second, within(1e-6));
    assertThat(optimizer.steps()).isEqualTo(steps);
  }

  @Test
  void saysWhichThereAre() {
    assertThatThrownBy(() -> Optimizers.named("newton", twoWeights()))
        .hasMessage("no optimizer newton; known are adam, momentum, sgd");
  }
}
