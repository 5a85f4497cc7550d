package org.backspike.bptt.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.Initialization;
import org.backspike.bptt.Workers;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.Losses;
import org.backspike.bptt.optimize.GradientLimits;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.bptt.regularize.Regularization.Normalization;
import org.backspike.bptt.regularize.SpikePenalty;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.Reset;
import org.backspike.snn.encode.CounterHash;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Arctan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What acts only in a training, seen from the trainer. */
class RegularizedTrainingTest {
  private static final int STEPS = 12;
  private static final int SAMPLES = 5;
  private static final int[] LABELS = {0, 1, 2, 0, 1};
  private static final Optimization PLAIN = new Optimization("sgd", 0.1, new Schedule.Constant());

  private static Network network(String shape) {
    Lif lif = new Lif(0, 0.9, 1, 1, Reset.SUBTRACT);
    Network network =
        LayeredShape.parse(shape)
            .network(lif, lif, Measure.COUNT, 1, new Presentation("direct", STEPS));
    new Initialization.Normal(0.5, 0.5).apply(network, 5);
    return network;
  }

  private static List<Stimulus> stimuli() {
    List<Stimulus> all = new ArrayList<>();
    for (int b = 0; b < SAMPLES; b++) {
      float[] values = new float[8];
      for (int i = 0; i < values.length; i++) {
        values[i] = CounterHash.uniform(CounterHash.key(4, b), i);
      }
      all.add(new ConstantCurrent(values));
    }
    return all;
  }

  private static BatchTrainer trainer(
      Network network, Optimization optimization, Regularization regularization) {
    Loss loss = Losses.of(network.readout());
    return new BatchTrainer(
        network, new Arctan(2), loss, optimization, regularization, 3, STEPS, SAMPLES);
  }

  private static float[] gradient(BatchTrainer trainer, int place) {
    try (Workers workers = new Workers(1)) {
      trainer.gradient(stimuli(), LABELS, workers);
    }
    return trainer.gradients().array(place).clone();
  }

  @Test
  void aPriceOnSpikesAddsTheSameErrorToEverySpike() {
    Network network = network("8-40-3");
    double factor = 0.3;
    float[] plain = gradient(trainer(network, PLAIN, Regularization.NONE), 0);
    Regularization priced =
        new Regularization(List.of(new SpikePenalty.Count(factor)), 0, Normalization.NONE);
    float[] with = gradient(trainer(network, PLAIN, priced), 0);
    // the same price as a part of the loss, by a network whose readout is the hidden layer
    Network hidden =
        new Network(
            network.populations().subList(0, 2),
            network.projections().subList(0, 1),
            new org.backspike.snn.Readout("hidden1", Measure.COUNT, 1),
            network.presentation());
    Loss price =
        (answer, label) -> {
          answer.clearErrors();
          double sum = 0;
          for (int at = 0; at < answer.spikes().length; at++) {
            sum += answer.spikes()[at];
            answer.spikeErrors()[at] = factor;
          }
          return factor * sum;
        };
    BatchTrainer alone = new BatchTrainer(hidden, new Arctan(2), price, "sgd", 0, STEPS, SAMPLES);
    float[] expected = gradient(alone, 0);
    boolean differs = false;
    for (int i = 0; i < plain.length; i++) {
      assertThat(with[i]).isCloseTo(plain[i] + expected[i], within(2e-5f));
      differs |= Math.abs(expected[i]) > 1e-2;
    }
    assertThat(differs).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-40-3", "8-40r-3"})
  void dropoutIsAMaskOnTheWeightsOfASample(String shape) {
    Network network = network(shape);
    Regularization half = new Regularization(List.of(), 0.5, Normalization.NONE);
    BatchTrainer dropping = trainer(network, PLAIN, half);
    try (Workers workers = new Workers(1)) {
      dropping.gradient(stimuli().subList(0, 1), LABELS, workers);
      float[] got = dropping.gradients().array(0).clone();
      // neurons without a gradient and without spikes were dropped; the others count double
      int stride = got.length / 8;
      Network masked = network(shape);
      DenseWeights weights = masked.projections().get(0).weights();
      boolean[] kept = new boolean[40];
      int count = 0;
      for (int i = 0; i < 40; i++) {
        for (int j = 0; j < 8; j++) {
          kept[i] |= got[j * stride + i] != 0;
        }
        count += kept[i] ? 1 : 0;
        for (int j = 0; j < 8; j++) {
          weights.values()[j * 40 + i] *= kept[i] ? 2 : 0;
        }
      }
      assertThat(count).isBetween(10, 30);
      if (masked.projections().get(1).isRecurrent()) {
        float[] recurrent = masked.projections().get(1).weights().values();
        for (int at = 0; at < recurrent.length; at++) {
          recurrent[at] *= kept[at % 40] ? 2 : 0;
        }
      }
      BatchTrainer plain = trainer(masked, PLAIN, Regularization.NONE);
      plain.gradient(stimuli().subList(0, 1), LABELS, workers);
      assertThat(plain.state().spikes(1, 0)).isEqualTo(dropping.state().spikes(1, 0));
      for (int projection = 0; projection < network.projections().size(); projection++) {
        if (!network.projections().get(projection).to().equals("hidden1")) {
          continue;
        }
        float[] of = dropping.gradients().array(projection);
        float[] expected = plain.gradients().array(projection);
        assertThat(expected).as("projection %d", projection).isNotEqualTo(new float[of.length]);
        for (int at = 0; at < of.length; at++) {
          int i = at % stride;
          float factor = i < 40 && kept[i] ? 2 : 0;
          assertThat(of[at])
              .as("projection %d, element %d", projection, at)
              .isCloseTo(factor * expected[at], within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-40-3", "8-40r-3"})
  void aNormalizedNetworkDoesTheSameWhenItIsFolded(String shape) {
    Network network = network(shape);
    Regularization normalized = new Regularization(List.of(), 0, Normalization.OVER_TIME);
    BatchTrainer trainer = trainer(network, PLAIN, normalized);
    try (Workers workers = new Workers(2)) {
      for (int step = 0; step < 300; step++) {
        trainer.step(stimuli(), LABELS, 1e-3, workers);
      }
      trainer.store();
      // at a rate of 0 the running statistics become those of the batch
      for (int step = 0; step < 200; step++) {
        trainer.step(stimuli(), LABELS, 1e-30, workers);
      }
    }
    Network folded = trainer.stages().folded(network);
    assertThat(folded.population("hidden1").bias()).hasSize(40);
    Simulator simulator = new Simulator(folded, STEPS);
    Trace trace = simulator.newTrace();
    long spikes = 0;
    for (Stimulus stimulus : stimuli()) {
      simulator.run(stimulus, trace);
      spikes += trace.spikes(1).size();
    }
    long trained = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      trained += trainer.state().spikes(1, sample);
    }
    // the running variance is without bias: 60 elements, 0.8 % narrower
    assertThat((double) spikes).isCloseTo((double) trained, within(0.05 * trained));
    assertThat(trained).isGreaterThan(100);
  }

  /**
   * The recurrent layer of a normalized network gets currents y; fed with them through weights of
   * one, a network without normalization must have the same errors, and the adjoint of the
   * normalization must lead from them to the gradient of the first weights.
   */
  @Test
  void normalizationStandsBeforeWhatComesBack() {
    int n = 12;
    Network network = network("8-12r-3");
    List<Stimulus> spikes = new ArrayList<>();
    for (int b = 0; b < SAMPLES; b++) {
      SpikeTrain train = new SpikeTrain(8, STEPS);
      for (int t = 0; t < STEPS; t++) {
        for (int j = 0; j < 8; j++) {
          if (CounterHash.uniform(CounterHash.key(6, b, t), j) < 0.4) {
            train.add(j);
          }
        }
        train.endStep();
      }
      spikes.add(train);
    }
    // sums of multiples of 1/64 are exact in any order
    float[] w = network.projections().get(0).weights().values();
    for (int at = 0; at < w.length; at++) {
      w[at] = Math.round(64 * w[at]) / 64f;
    }
    double[][] x = new double[SAMPLES * STEPS][n];
    for (int row = 0; row < x.length; row++) {
      SpikeTrain train = (SpikeTrain) spikes.get(row / STEPS);
      for (int k = train.begin(row % STEPS); k < train.begin(row % STEPS + 1); k++) {
        for (int i = 0; i < n; i++) {
          x[row][i] += w[train.indices()[k] * n + i];
        }
      }
    }
    double[] spread = new double[n];
    float[][] normalized = new float[x.length][n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (double[] row : x) {
        sum += row[i];
      }
      double squares = 0;
      for (double[] row : x) {
        squares += (row[i] - sum / x.length) * (row[i] - sum / x.length);
      }
      spread[i] = Math.sqrt(squares / x.length + 1e-5);
      for (int row = 0; row < x.length; row++) {
        normalized[row][i] = (float) ((x[row][i] - sum / x.length) / spread[i]);
      }
    }
    List<Stimulus> currents = new ArrayList<>();
    for (int b = 0; b < SAMPLES; b++) {
      float[] series = new float[STEPS * n];
      for (int t = 0; t < STEPS; t++) {
        System.arraycopy(normalized[b * STEPS + t], 0, series, t * n, n);
      }
      currents.add(new CurrentSeries(n, series));
    }
    Network behind = network("12-12r-3");
    float[] ones = behind.projections().get(0).weights().values();
    for (int at = 0; at < ones.length; at++) {
      ones[at] = at / n == at % n ? 1 : 0;
    }
    for (int p = 1; p < 3; p++) {
      float[] from = network.projections().get(p).weights().values();
      System.arraycopy(from, 0, behind.projections().get(p).weights().values(), 0, from.length);
    }
    Regularization normalizing = new Regularization(List.of(), 0, Normalization.OVER_TIME);
    BatchTrainer got = trainer(network, PLAIN, normalizing);
    BatchTrainer expected = trainer(behind, PLAIN, Regularization.NONE);
    try (Workers workers = new Workers(1)) {
      BatchOutcome outcome = expected.gradient(currents, LABELS, workers);
      assertThat(got.gradient(spikes, LABELS, workers)).isEqualTo(outcome);
      assertThat(outcome.spikes()).isGreaterThan(100);
    }
    for (int p = 1; p < 3; p++) {
      assertThat(got.gradients().array(p)).isEqualTo(expected.gradients().array(p));
    }
    double[][] errors = new double[SAMPLES][];
    for (int b = 0; b < SAMPLES; b++) {
      errors[b] = expected.inputErrors(b);
    }
    int stride = got.gradients().array(0).length / 8;
    for (int i = 0; i < n; i++) {
      double mean = 0;
      double along = 0;
      for (int row = 0; row < x.length; row++) {
        double error = errors[row / STEPS][row % STEPS * n + i];
        mean += error / x.length;
        along += error * normalized[row][i] / x.length;
      }
      double[] byWeight = new double[8];
      for (int row = 0; row < x.length; row++) {
        double error = errors[row / STEPS][row % STEPS * n + i];
        double ofX = (error - mean - normalized[row][i] * along) / spread[i];
        SpikeTrain train = (SpikeTrain) spikes.get(row / STEPS);
        for (int k = train.begin(row % STEPS); k < train.begin(row % STEPS + 1); k++) {
          byWeight[train.indices()[k]] += ofX;
        }
      }
      for (int j = 0; j < 8; j++) {
        assertThat((double) got.gradients().array(0)[j * stride + i])
            .as("weight %d -> %d", j, i)
            .isCloseTo(byWeight[j], within(2e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void parametersDoNotDependOnTheNumberOfThreads(int threads) {
    Regularization all =
        new Regularization(
            List.of(new SpikePenalty.SquaredRate(0.1), new SpikePenalty.NeuronFloor(0.1, 1)),
            0.3,
            Normalization.OVER_TIME);
    Optimization limited = new Optimization("adamw", 0.01, new Schedule.Constant(), 1e-2, LIMITS);
    List<float[]> one = trained(1, limited, all);
    List<float[]> more = trained(threads, limited, all);
    for (int place = 0; place < one.size(); place++) {
      assertThat(more.get(place)).as("array %d", place).isEqualTo(one.get(place));
    }
  }

  private static final GradientLimits LIMITS = new GradientLimits(0.05, 0.2, 1e-4);

  private static List<float[]> trained(
      int threads, Optimization optimization, Regularization regularization) {
    BatchTrainer trainer = trainer(network("8-40r-30-3"), optimization, regularization);
    try (Workers workers = new Workers(threads)) {
      for (int step = 0; step < 4; step++) {
        trainer.step(stimuli(), LABELS, 0.01, workers);
      }
    }
    List<float[]> arrays = new ArrayList<>(trainer.stages().state());
    for (int place = 0; place < trainer.arrays().count(); place++) {
      arrays.add(trainer.arrays().array(place));
    }
    return arrays;
  }

  @Test
  void clipsTheNormOverAllParameters() {
    Network first = network("8-40-3").withBiases();
    Network limited = network("8-40-3").withBiases();
    BatchTrainer plain = trainer(first, PLAIN, Regularization.NONE);
    double bound = 0.05;
    BatchTrainer clipped =
        trainer(
            limited,
            PLAIN.withLimits(new GradientLimits(Double.POSITIVE_INFINITY, bound, 0)),
            Regularization.NONE);
    try (Workers workers = new Workers(2)) {
      plain.step(stimuli(), LABELS, 1, workers);
      clipped.step(stimuli(), LABELS, 1, workers);
    }
    plain.store();
    clipped.store();
    double whole = distance(first, network("8-40-3").withBiases());
    double cut = distance(limited, network("8-40-3").withBiases());
    assertThat(whole).isGreaterThan(3 * bound);
    assertThat(limited.population("hidden1").bias()).isNotEqualTo(new float[40]);
    assertThat(cut).isCloseTo(bound, within(1e-5));
  }

  @Test
  void clipsElementsAndPullsWeightsToZero() {
    Network network = network("8-40-3");
    Optimization limited =
        PLAIN.withLimits(new GradientLimits(1e-3, Double.POSITIVE_INFINITY, 100));
    BatchTrainer trainer = trainer(network, limited, Regularization.NONE);
    float[] before = network.projections().get(1).weights().values().clone();
    try (Workers workers = new Workers(1)) {
      trainer.step(stimuli(), LABELS, 1, workers);
    }
    trainer.store();
    float[] after = network.projections().get(1).weights().values();
    for (int i = 0; i < before.length; i++) {
      assertThat(before[i] - after[i]).isCloseTo(1e-3f * Math.signum(before[i]), within(1e-6f));
    }
  }

  private static double distance(Network a, Network b) {
    double sum = 0;
    for (int p = 0; p < a.projections().size(); p++) {
      float[] of = a.projections().get(p).weights().values();
      float[] other = b.projections().get(p).weights().values();
      for (int i = 0; i < of.length; i++) {
        sum += (double) (of[i] - other[i]) * (of[i] - other[i]);
      }
    }
    for (int p = 0; p < a.populations().size(); p++) {
      float[] of = a.populations().get(p).bias();
      float[] other = b.populations().get(p).bias();
      for (int i = 0; i < of.length; i++) {
        sum += (double) (of[i] - other[i]) * (of[i] - other[i]);
      }
    }
    return Math.sqrt(sum);
  }
}
