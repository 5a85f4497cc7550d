package org.backspike.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Task;
import org.backspike.snn.task.Xor;
import org.backspike.snn.task.YinYang;
import org.junit.jupiter.api.Test;

class TrainerTest {

  private static Network network(Task task, TrainingRecipe recipe, int seed) {
    Network network =
        LayeredShape.parse(task.shape())
            .network(
                recipe.hidden(),
                recipe.output(),
                recipe.measure(),
                recipe.gain(),
                new Presentation(task.encoder(), task.steps()));
    recipe.initialization().apply(network, seed);
    return network;
  }

  private static Network trained(int threads, TrainingRecipe recipe) {
    YinYang task = new YinYang();
    Network network = network(task, recipe, 3);
    Encoder encoder = Encoders.named(task.encoder(), task.steps(), 0);
    Dataset data = task.train().first(300);
    Trainer trainer = new Trainer(network, recipe, encoder, 3);
    try (Workers workers = new Workers(threads)) {
      trainer.epoch(data, workers, Progress.SILENT);
      trainer.epoch(data, workers, Progress.SILENT);
    }
    return network;
  }

  @Test
  void weightsDoNotDependOnTheNumberOfThreads() {
    for (TrainingRecipe recipe :
        new TrainingRecipe[] {
          TrainingRecipe.TIMED_SPIKES, TrainingRecipe.TIMED_SPIKES.countingSpikes()
        }) {
      Network one = trained(1, recipe);
      for (int threads : new int[] {2, 3}) {
        Network more = trained(threads, recipe);
        for (int p = 0; p < one.projections().size(); p++) {
          assertThat(more.projections().get(p).weights().values())
              .isEqualTo(one.projections().get(p).weights().values());
        }
      }
    }
  }

  @Test
  void solvesExclusiveOr() {
    Xor task = new Xor();
    TrainingRecipe recipe =
        TrainingRecipe.TIMED_SPIKES.withOptimization(
            new Optimization("adam", 1e-2, new Schedule.Constant()));
    Network network = network(task, recipe, 1);
    Encoder encoder = Encoders.named(task.encoder(), task.steps(), 0);
    Trainer trainer = new Trainer(network, recipe, encoder, 1);
    try (Workers workers = new Workers(1)) {
      for (int epoch = 0; epoch < 150; epoch++) {
        trainer.epoch(task.train(), workers, Progress.SILENT);
      }
      assertThat(Trainer.evaluate(network, encoder, task.test(), workers).accuracy()).isEqualTo(1);
    }
  }

  @Test
  void everyEpochSeesEverySampleOnce() {
    int[] order = Trainer.order(1000, 5, 2);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      assertThat(sorted[i]).isEqualTo(i);
    }
    assertThat(Trainer.order(1000, 5, 3)).isNotEqualTo(order);
  }

  @Test
  void aPassThatIsStoppedDoesNotCount() {
    YinYang task = new YinYang();
    Network network = network(task, TrainingRecipe.TIMED_SPIKES, 3);
    Trainer trainer =
        new Trainer(
            network,
            TrainingRecipe.TIMED_SPIKES,
            Encoders.named(task.encoder(), task.steps(), 0),
            3);
    try (Workers workers = new Workers(1)) {
      EpochReport report =
          trainer.epoch(task.train().first(320), workers, (done, total) -> done < 64);
      assertThat(report.samples()).isEqualTo(64);
      assertThat(trainer.epoch()).isZero();
    }
  }
}
