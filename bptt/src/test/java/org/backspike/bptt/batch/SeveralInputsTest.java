package org.backspike.bptt.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.bptt.Workers;
import org.backspike.bptt.exact.ExactGradient;
import org.backspike.bptt.exact.ExactModel;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.Losses;
import org.backspike.bptt.memory.HistoryPlan;
import org.backspike.bptt.memory.WindowTrainer;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.snn.Input;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Reset;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two inputs that together carry the channels of one are that one, bit for bit. */
class SeveralInputsTest {
  private static final int STEPS = 37;
  private static final int CHANNELS = 20;
  private static final int AT = 7;
  private static final int[] LABELS = {0, 1, 2, 0, 1};
  private static final Surrogate SURROGATE = Surrogates.named("arctan", 2);

  private static List<Stimulus> stimuli(String kind) {
    SplittableRandom random = new SplittableRandom(4);
    List<Stimulus> all = new ArrayList<>();
    for (int b = 0; b < LABELS.length; b++) {
      float[] values = new float[CHANNELS];
      float[] series = new float[STEPS * CHANNELS];
      SpikeTrain train = new SpikeTrain(CHANNELS, STEPS);
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < CHANNELS; i++) {
          values[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextDouble();
          series[t * CHANNELS + i] = (float) random.nextDouble(-0.5, 1.5);
          if (random.nextInt(5) == 0) {
            train.add(i);
          }
        }
        train.endStep();
      }
      all.add(
          switch (kind) {
            case "constant" -> new ConstantCurrent(values);
            case "series" -> new CurrentSeries(CHANNELS, series);
            default -> train;
          });
    }
    return all;
  }

  private static Network whole(int hidden) {
    return RandomNetworks.plain(new Lif(0.5, 0.9, 0.5, 1, Reset.SUBTRACT), false, hidden, 9);
  }

  /** The place in the split network of the one in the whole; -1 for the split weights. */
  private static int place(int ofWhole) {
    return ofWhole == 0 ? -1 : ofWhole + 1;
  }

  @ParameterizedTest
  @CsvSource({
    "constant, 33, full",
    "series, 33, full",
    "spikes, 33, full",
    "spikes, 20, full",
    "constant, 33, sqrt",
    "series, 20, optimal:3",
    "spikes, 33, compressed"
  })
  void theirSpikesAndGradientsAreThose(String kind, int hidden, String plan) {
    Network one = whole(hidden);
    Network two = RandomNetworks.split(one, AT);
    Learner expected = learner(one, plan);
    Learner got = learner(two, plan);
    try (Workers workers = new Workers(2)) {
      BatchOutcome outcome = expected.gradient(stimuli(kind), LABELS, workers);
      assertThat(got.gradient(stimuli(kind), LABELS, workers)).isEqualTo(outcome);
      assertThat(outcome.spikes()).isGreaterThan(200);
    }
    float[] split = expected.gradients().array(0);
    int rows = AT * (split.length / CHANNELS);
    assertThat(got.gradients().array(0)).isEqualTo(Arrays.copyOfRange(split, 0, rows));
    assertThat(got.gradients().array(1)).isEqualTo(Arrays.copyOfRange(split, rows, split.length));
    for (int p = 1; p < expected.gradients().count(); p++) {
      assertThat(got.gradients().array(place(p))).isEqualTo(expected.gradients().array(p));
    }
    if (expected instanceof BatchTrainer first && got instanceof BatchTrainer second) {
      assertThat(second.inputErrors(1)).isEqualTo(first.inputErrors(1));
      assertThat(second.inputErrors(1)).isNotEqualTo(new double[STEPS * CHANNELS]);
    }
  }

  private static Learner learner(Network network, String plan) {
    Loss loss = Losses.of(network.readout());
    return plan.equals("full")
        ? new BatchTrainer(network, SURROGATE, loss, "sgd", 0, STEPS, LABELS.length)
        : new WindowTrainer(
            network,
            SURROGATE,
            loss,
            Optimization.constant("sgd", 1),
            HistoryPlan.parse(plan).schedule(STEPS));
  }

  @Test
  void soInTheExactModel() {
    Network one = whole(20);
    Network two = RandomNetworks.split(one, AT);
    double[][] inputs = new double[LABELS.length][STEPS * CHANNELS];
    SplittableRandom random = new SplittableRandom(6);
    for (double[] sample : inputs) {
      Arrays.setAll(sample, i -> random.nextDouble(-0.5, 1.5));
    }
    Loss loss = Losses.of(one.readout());
    ExactModel first = new ExactModel(one, SURROGATE, STEPS);
    ExactModel second = new ExactModel(two, SURROGATE, STEPS);
    ExactGradient expected = first.gradient(first.run(inputs), loss, LABELS);
    ExactGradient got = second.gradient(second.run(inputs), loss, LABELS);
    assertThat(got.loss()).isEqualTo(expected.loss());
    assertThat(got.inputErrors(2)).isEqualTo(expected.inputErrors(2));
    for (int p = 1; p < expected.arrays().size(); p++) {
      assertThat(got.arrays().get(place(p))).isEqualTo(expected.arrays().get(p));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"constant", "series", "spikes"})
  void soInTheSimulator(String kind) {
    Network one = whole(20);
    Network two = RandomNetworks.split(one, AT);
    Simulator first = new Simulator(one, STEPS);
    Simulator second = new Simulator(two, STEPS);
    Trace expected = first.newTrace();
    Trace got = second.newTrace();
    for (Stimulus stimulus : stimuli(kind)) {
      first.run(stimulus, expected);
      second.run(stimulus, got);
      assertThat(got.scores()).isEqualTo(expected.scores());
      assertThat(got.membrane(2)).isEqualTo(expected.membrane(1));
      assertThat(got.spikes(0).size() + got.spikes(1).size()).isEqualTo(expected.spikes(0).size());
    }
  }

  @Test
  void theOnlyInputIsAskedForWhereThereIsOne() {
    Network two = RandomNetworks.split(whole(20), AT);
    assertThat(two.channels()).isEqualTo(CHANNELS);
    assertThat(two.population("low").dynamics()).isEqualTo(new Input(0));
    assertThat(two.population("high").dynamics()).isEqualTo(new Input(AT));
    assertThatThrownBy(two::input).hasMessage("2 input populations; there must be one");
    assertThatThrownBy(() -> stimuli("series").getFirst().slice(15, 6))
        .hasMessage("channels 15 to 20 of a stimulus of 20");
  }
}
