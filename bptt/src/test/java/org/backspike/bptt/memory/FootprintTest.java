package org.backspike.bptt.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.bptt.batch.Learner;
import org.backspike.bptt.loss.Losses;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.stimulus.Stimulus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintTest {
  private static final int BATCH = 12;

  private static Network network(String shape, int steps) {
    TrainingRecipe recipe = TrainingRecipe.TIMED_SPIKES;
    Network network =
        LayeredShape.parse(shape)
            .network(
                recipe.hidden(),
                recipe.output(),
                recipe.measure(),
                recipe.gain(),
                new Presentation("rate", steps));
    recipe.initialization().apply(network, 1);
    return network;
  }

  private static long used(String plan, String shape, int steps, int threads) {
    Network network = network(shape, steps);
    Learner learner =
        HistoryPlan.parse(plan)
            .learner(
                network,
                TrainingRecipe.TIMED_SPIKES.surrogate(),
                Losses.of(network.readout()),
                Optimization.constant("sgd", 1),
                Regularization.NONE,
                0,
                BATCH);
    Encoder encoder = Encoders.named("rate", steps, 0);
    List<Stimulus> stimuli = new ArrayList<>();
    for (int sample = 0; sample < BATCH; sample++) {
      float[] rates = new float[network.input().size()];
      java.util.Arrays.fill(rates, 0.1f);
      stimuli.add(encoder.encode(rates, sample));
    }
    try (Workers workers = new Workers(threads)) {
      learner.step(stimuli, new int[BATCH], 0.01, workers);
    }
    return learner.historyBytes();
  }

  private static long planned(String plan, String shape, int steps, int threads) {
    Network network = network(shape, steps);
    return Footprint.of(
            HistoryPlan.parse(plan), network, Losses.of(network.readout()), BATCH, threads)
        .bytes();
  }

  @ParameterizedTest
  @CsvSource({
    "full, 20-64-3, 100, 1",
    "full, 20-64r-3, 100, 2",
    "sqrt, 20-64r-3, 100, 1",
    "sqrt, 20-200-50-3, 150, 2",
    "optimal:4, 20-64r-3, 100, 1",
    "optimal:20, 20-64-3, 200, 2",
    "tbptt:8, 20-64r-3, 100, 1",
    "compressed, 20-64r-3, 200, 1",
    "compressed, 20-64-100-3, 100, 2"
  })
  void isWhatTheTrainerTakes(String plan, String shape, int steps, int threads) {
    long used = used(plan, shape, steps, threads);
    assertThat((double) planned(plan, shape, steps, threads))
        .isCloseTo((double) used, within(0.2 * used));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20-64-3", "20-64r-3", "1x8x8-6c3-p2-10-3"})
  void isWhatTheTrainerTakesByEveryPlan(String shape) {
    for (String plan : List.of("full", "sqrt", "optimal:1", "optimal:7", "tbptt:8", "compressed")) {
      for (int threads : new int[] {1, 2}) {
        long used = used(plan, shape, 100, threads);
        assertThat((double) planned(plan, shape, 100, threads))
            .as("%s, %d threads", plan, threads)
            .isCloseTo((double) used, within(0.2 * used));
      }
    }
  }

  @Test
  void checkpointsTakeTheLessTheFewerThereAre() {
    String shape = "40-100r-2";
    long full = planned("full", shape, 600, 1);
    long compressed = planned("compressed", shape, 600, 1);
    long sqrt = planned("sqrt", shape, 600, 1);
    long optimal = planned("optimal:6", shape, 600, 1);
    assertThat(optimal).isLessThan(sqrt);
    assertThat(sqrt).isLessThan(compressed);
    assertThat(compressed).isLessThan(full);
    // twelve samples of 600 steps are there at once in one, a seventh of a percent in the other
    assertThat(full / optimal).isGreaterThan(50);
  }
}
