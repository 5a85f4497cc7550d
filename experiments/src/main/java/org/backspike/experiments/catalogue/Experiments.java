package org.backspike.experiments.catalogue;

import java.util.List;
import org.backspike.bptt.TaskRecipes;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.bptt.regularize.ImageShift;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.host.file.InputError;
import org.backspike.host.train.NetworkDesign;
import org.backspike.host.train.Validation;
import org.backspike.snn.Measure;
import org.backspike.snn.Presentation;
import org.backspike.snn.Reset;
import org.backspike.snn.SnnTorch;
import org.backspike.snn.task.CueAccumulation;
import org.backspike.snn.task.DelayedXor;
import org.backspike.snn.task.Randman;
import org.backspike.snn.task.Task;
import org.backspike.snn.task.YinYangFine;
import org.backspike.surrogate.FastSigmoid;

/** The experiments there are. */
final class Experiments {
  private static final int SEEDS = 5;

  /** A straight rise over three tenths of the training, then half a cosine to 0, step by step. */
  private static final Schedule ONE_CYCLE =
      new Schedule.ByStep(new Schedule.OneCycle(0.3, 0.04, 0));

  /** Of 60,000 training images 10,000 were kept to choose the settings by. */
  private static final Validation TEN_THOUSAND_IMAGES = new Validation(1.0 / 6, 0);

  private static final List<Experiment> ALL =
      List.of(
          new Experiment(
              "mnist-counts",
              "MNIST in three epochs: neurons of snnTorch, the most spikes win",
              new Material.Mnist(),
              new NetworkDesign("784-128-10", new Presentation("direct", 25)),
              TrainingRecipe.IMAGES
                  .withNeurons(
                      SnnTorch.leaky(0.9, Reset.SUBTRACT),
                      SnnTorch.leaky(0.9, Reset.SUBTRACT),
                      Measure.COUNT,
                      1)
                  .withSurrogate(new FastSigmoid(5))
                  .withOptimization(new Optimization("adam", 4e-3, ONE_CYCLE))
                  .forEpochs(3),
              Validation.NONE,
              SEEDS,
              0.97,
              6),
          new Experiment(
              "mnist-best",
              "MNIST with one wide hidden layer, few steps and images that move",
              new Material.Mnist(),
              new NetworkDesign("784-1024-10", new Presentation("direct", 8)),
              TrainingRecipe.IMAGES
                  .withOptimization(new Optimization("adam", 2e-3, ONE_CYCLE))
                  .withRegularization(
                      new Regularization(
                          List.of(), 0, Regularization.Normalization.NONE, new ImageShift(1)))
                  .withBatch(128)
                  .forEpochs(20),
              TEN_THOUSAND_IMAGES,
              SEEDS,
              0.985,
              100),
          generated(
              new YinYangFine(),
              "points of which a linear readout gets 64 %: the hidden layer must learn",
              0.97,
              20),
          generated(
              new Randman(),
              "classes that differ in spike times and not in spike counts",
              0.99,
              10),
          generated(new DelayedXor(), "two bits in noise, 40 steps apart: a short memory", 0.98, 6),
          generated(
              new CueAccumulation(),
              "cues hundreds of steps before the answer: a long memory",
              0.95,
              10));

  private Experiments() {}

  private static Experiment generated(
      Task task, String description, double target, int cpuSecondsPerSeed) {
    return new Experiment(
        task.name(),
        description,
        new Material.Generated(task),
        new NetworkDesign(task.shape(), new Presentation(task.encoder(), task.steps())),
        TaskRecipes.of(task),
        Validation.NONE,
        SEEDS,
        target,
        cpuSecondsPerSeed);
  }

  /** All experiments in the order in which they are listed. */
  static List<Experiment> all() {
    return ALL;
  }

  /**
   * An experiment by name.
   *
   * @throws InputError if there is none; the message has the names
   */
  static Experiment named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputError("no experiment " + name + "; known are " + String.join(", ", names())));
  }

  /** All names. */
  static List<String> names() {
    return ALL.stream().map(Experiment::name).toList();
  }
}
