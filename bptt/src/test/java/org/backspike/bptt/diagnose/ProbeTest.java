package org.backspike.bptt.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.backspike.bptt.Initialization;
import org.backspike.bptt.Workers;
import org.backspike.bptt.loss.LossChoice;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.Reset;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.Dataset;
import org.backspike.surrogate.Boxcar;
import org.backspike.surrogate.FastSigmoid;
import org.backspike.surrogate.Surrogate;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final int STEPS = 40;

  /** One input channel that fires at every step, or never. */
  private static Dataset data(float rate) {
    return new Dataset(1, 2, new float[] {rate, rate}, new int[] {0, 1});
  }

  private static Network network(Lif lif, float... weights) {
    Network network =
        LayeredShape.parse("1-" + weights.length + "-2")
            .network(
                lif,
                new LeakyIntegrator(0, 0.5, 1),
                Measure.LAST_V,
                1,
                new Presentation("direct", STEPS));
    new Initialization.Normal(1, 1).apply(network, 1);
    System.arraycopy(
        weights, 0, network.projections().get(0).weights().values(), 0, weights.length);
    return network;
  }

  private static Health probe(Network network, Surrogate surrogate, float rate) {
    try (Workers workers = new Workers(1)) {
      return new Probe(
              LossChoice.OF_READOUT, surrogate, Encoders.named("direct", STEPS, 0), data(rate))
          .measure(network, workers);
    }
  }

  @Test
  void countsSilentAndSaturatedNeuronsByRate() {
    // without leak a weight of 1/4 needs five steps to pass the threshold of 1, then starts at 0
    Network network = network(new Lif(0, 1, 1, 1, Reset.ZERO), 0, -1, 2, 0.25f);
    PopulationHealth hidden = probe(network, new FastSigmoid(5), 1).populations().getFirst();
    assertThat(hidden.population()).isEqualTo("hidden1");
    assertThat(hidden.silent()).isEqualTo(2);
    assertThat(hidden.saturated()).isEqualTo(1);
    assertThat(hidden.rate()).isCloseTo((1 + 0.2) / 4, within(1e-12));
    // 0.2 is above 1/8 and at most 1/4
    assertThat(hidden.histogram()).containsExactly(2, 0, 0, 0, 0, 1, 0, 1);
  }

  @Test
  void warnsOfSilence() {
    Network network = network(new Lif(0, 0.9, 1, 1, Reset.ZERO), 0, -1, -1, 2);
    assertThat(probe(network, new FastSigmoid(5), 1).warnings())
        .contains("hidden1: 3 of 4 neurons never fire");
  }

  @Test
  void seesAGradientThatVanishes() {
    // half of the error is lost per step, and the readout is of the last step
    Network network = network(new Lif(0, 0.5, 1, 1, Reset.ZERO), 0.1f, 0.2f);
    Health health = probe(network, new FastSigmoid(5), 1);
    PopulationHealth hidden = health.populations().getFirst();
    assertThat(hidden.gradientNorms()).hasSize(STEPS);
    assertThat(hidden.gradientRatio()).isLessThan(1e-6).isPositive();
    assertThat(health.warnings()).anyMatch(each -> each.contains("hidden1: the gradient vanishes"));
  }

  @Test
  void aReadoutThatForgetsHalfPerStepHasErrorsThatHalve() {
    Network network = network(new Lif(0, 0.5, 1, 1, Reset.ZERO), 0.1f, 0.2f);
    List<Double> norms =
        probe(network, new FastSigmoid(5), 1).populations().getLast().gradientNorms();
    for (int t = 1; t < STEPS; t++) {
      assertThat(norms.get(t) / norms.get(t - 1)).isCloseTo(2, within(1e-5));
    }
  }

  @Test
  void noGradientReachesNeuronsOutsideTheSupport() {
    Network network = network(new Lif(0, 0.5, 1, 1, Reset.ZERO), -1, -2);
    PopulationHealth hidden = probe(network, new Boxcar(0.5, 1), 1).populations().getFirst();
    assertThat(hidden.gradientNorms()).containsOnly(0.0);
    assertThat(hidden.gradientRatio()).isEqualTo(1);
  }
}
