package org.backspike.snn.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Input;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.backspike.snn.Reset;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.SpikeTrain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {

  private static Projection dense(String from, String to, int latency, int delay, float... w) {
    return new Projection(from, to, new DenseWeights(1, w.length, w), latency, delay);
  }

  private static Network network(Lif lif, Projection... projections) {
    return new Network(
        List.of(Population.of("in", 1, new Input()), Population.of("hid", 1, lif)),
        List.of(projections),
        new Readout("hid", Measure.COUNT, 1),
        new Presentation("latency", 5));
  }

  private static Trace run(Network network, int... spikeSteps) {
    Simulator simulator = new Simulator(network, 5);
    Trace trace = simulator.newTrace();
    simulator.run(SpikeTrain.of(1, 5, spikeSteps, new int[spikeSteps.length]), trace);
    return trace;
  }

  @Test
  void integratesLeaksAndResetsToZero() {
    Lif lif = new Lif(0, 0.5, 1, 1, Reset.ZERO);
    Trace trace = run(network(lif, dense("in", "hid", 0, 0, 0.75f)), 0, 1, 2, 3);
    // .75; .375 + .75 fires; .75 from rest; 1.125 fires; rest
    assertThat(trace.membrane(1)).containsExactly(0.75f, 1.125f, 0.75f, 1.125f, 0f);
    assertThat(trace.spikes(1).size()).isEqualTo(2);
  }

  @Test
  void theEarliestFirstSpikeScoresMost() {
    Lif lif = new Lif(0, 0.5, 1, 1, Reset.ZERO);
    Network network =
        new Network(
            List.of(Population.of("in", 3, new Input()), Population.of("out", 3, lif)),
            List.of(
                new Projection(
                    "in",
                    "out",
                    new DenseWeights(3, 3, new float[] {2, 0, 0, 0, 2, 0, 0, 0, 0.25f}),
                    0,
                    0)),
            new Readout("out", Measure.FIRST_SPIKE, 2),
            new Presentation("latency", 5));
    Simulator simulator = new Simulator(network, 5);
    Trace trace = simulator.newTrace();
    simulator.run(SpikeTrain.of(3, 5, new int[] {0, 1, 2, 3, 4}, new int[] {2, 1, 0, 0, 1}), trace);
    // first spikes at 2, at 1 and never
    assertThat(trace.scores()).containsExactly(6, 8, 0);
    assertThat(trace.prediction().label()).isEqualTo(1);
  }

  @Test
  void subtractsTheThreshold() {
    Lif lif = new Lif(0, 0.5, 1, 1, Reset.SUBTRACT);
    Trace trace = run(network(lif, dense("in", "hid", 0, 0, 2.5f)), 0);
    // 2.5 fires and keeps 1.5; .75 does not
    assertThat(trace.membrane(1)).containsExactly(2.5f, 0.75f, 0.375f, 0.1875f, 0.09375f);
  }

  @Test
  void theThresholdIsStrict() {
    Lif lif = new Lif(0, 0, 1, 1, Reset.ZERO);
    assertThat(run(network(lif, dense("in", "hid", 0, 0, 1f)), 0, 1).spikes(1).size()).isZero();
  }

  @Test
  void aCurrentOutlivesItsSpike() {
    Lif lif = new Lif(0.5, 0, 2, 100, Reset.ZERO);
    Trace trace = run(network(lif, dense("in", "hid", 0, 0, 1f)), 1);
    assertThat(trace.membrane(1)).containsExactly(0f, 2f, 1f, 0.5f, 0.25f);
  }

  @Test
  void latencyAndDelayShiftTheInput() {
    Lif lif = new Lif(0, 0, 1, 100, Reset.ZERO);
    Trace trace = run(network(lif, dense("in", "hid", 1, 2, 1f)), 0);
    assertThat(trace.membrane(1)).containsExactly(0f, 0f, 0f, 1f, 0f);
  }

  @Test
  void aRecurrentSpikeActsInTheNextStep() {
    Lif lif = new Lif(0, 0, 1, 1, Reset.ZERO);
    Trace trace =
        run(network(lif, dense("in", "hid", 0, 0, 2f), dense("hid", "hid", 1, 0, -0.5f)), 0, 1);
    assertThat(trace.membrane(1)).containsExactly(2f, 1.5f, -0.5f, 0f, 0f);
  }

  @Test
  void aConstantCurrentIsABias() {
    Network plain =
        LayeredShape.parse("2-3-2")
            .network(
                new Lif(0.3, 0.9, 1, 1, Reset.ZERO),
                new LeakyIntegrator(0, 0.9, 1),
                Measure.MEAN_V,
                1,
                new Presentation("direct", 5));
    float[] w = plain.projections().getFirst().weights().values();
    for (int i = 0; i < w.length; i++) {
      w[i] = 0.25f * (i + 1);
    }
    Simulator simulator = new Simulator(plain, 5);
    Trace trace = simulator.newTrace();
    simulator.run(new ConstantCurrent(new float[] {0.5f, 1f}), trace);
    Population hidden = plain.population("hidden1");
    Network biased =
        new Network(
            List.of(
                plain.populations().get(0),
                new Population("hidden1", 3, hidden.dynamics(), new float[] {1.125f, 1.5f, 1.875f}),
                plain.populations().get(2)),
            plain.projections(),
            plain.readout(),
            plain.presentation());
    Simulator other = new Simulator(biased, 5);
    Trace expected = other.newTrace();
    other.run(SpikeTrain.of(2, 5, new int[0], new int[0]), expected);
    assertThat(trace.membrane(1)).isEqualTo(expected.membrane(1));
    assertThat(trace.spikes(1).size()).isPositive();
  }

  @Test
  void tiesGoToTheLowestIndexAndAreReported() {
    assertThat(Prediction.of(new float[] {1, 3, 3})).isEqualTo(new Prediction(1, true));
    assertThat(Prediction.of(new long[] {4, 3, 3})).isEqualTo(new Prediction(0, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "784",
        "784--10",
        "784-0-10",
        "10r-5",
        "4-5x-2",
        "4--2",
        "4-99999999-2",
        "4-3c3",
        "p2-4",
        "4-1x2x3-4"
      })
  void refusesShapesThatAreNone(String text) {
    assertThatThrownBy(() -> LayeredShape.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("network shape " + text);
  }

  @Test
  void refusesALoopThroughTwoPopulations() {
    Lif lif = new Lif(0, 0.5, 1, 1, Reset.ZERO);
    assertThatThrownBy(() ->
            new Network(
                List.of(Population.of("a", 1, lif), Population.of("b", 1, lif)),
                List.of(dense("a", "b", 0, 0, 1f), dense("b", "a", 1, 0, 1f)),
                new Readout("b", Measure.COUNT, 1),
                new Presentation("latency", 5)))
        .hasMessageContaining("a loop through several populations");
  }
}
