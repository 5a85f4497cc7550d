package org.backspike.bptt.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.bptt.loss.Losses;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Xor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryLossLearnsTest {
  private static final int UPDATES = 120;

  static List<String> names() {
    return Losses.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void fallsWhileItsErrorsAreFollowed(String name) {
    Xor task = new Xor();
    TrainingRecipe recipe = TrainingRecipe.TIMED_SPIKES.countingSpikes();
    Network network =
        LayeredShape.parse("3-16-2")
            .network(
                recipe.hidden(),
                recipe.output(),
                recipe.measure(),
                recipe.gain(),
                new Presentation(task.encoder(), task.steps()));
    recipe.initialization().apply(network, 1);
    Encoder encoder = Encoders.named(task.encoder(), task.steps(), 0);
    Dataset data = task.train();
    List<Stimulus> samples =
        IntStream.range(0, data.size()).mapToObj(i -> encoder.encode(data.features(i), i)).toList();
    int[] labels = IntStream.range(0, data.size()).map(data::label).toArray();
    BatchTrainer trainer =
        new BatchTrainer(
            network,
            recipe.surrogate(),
            Losses.named(name, task.steps(), 1),
            new Optimization("adam", 1e-2, new Schedule.Constant()),
            Regularization.NONE,
            1,
            task.steps(),
            samples.size());
    try (Workers workers = new Workers(1)) {
      double first = trainer.step(samples, labels, 1e-2, workers).lossSum();
      double last = first;
      for (int update = 0; update < UPDATES; update++) {
        last = trainer.step(samples, labels, 1e-2, workers).lossSum();
      }
      assertThat(last).isLessThan(0.8 * first);
    }
  }
}
