package org.backspike.bptt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.batch.BatchOutcome;
import org.backspike.bptt.batch.BatchTrainer;
import org.backspike.snn.Network;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.snn.task.Dataset;
import org.backspike.surrogate.Surrogate;

/**
 * Measures training on a few batches that are encoded before and cycled. A step is gradient and
 * update. Start-up, encoding and warm-up are not counted; of the process only the threads that
 * train are.
 *
 * <p>How long a step takes depends on the spikes, and fresh weights leave some workloads almost
 * silent. So there are two measurements: of the first steps of a training, and of a network that
 * has learned a while and is then kept as it is.
 */
public final class SpeedTest {
  private static final int ROUNDS = 21;

  /** Steps of a fresh training that are not counted, then those that are. */
  private static final int SKIPPED_STEPS = 2;

  private static final int COUNTED_STEPS = 8;

  /** Steps that the second network learns. */
  private static final int LEARNED_STEPS = 100;

  private final Network network;
  private final TrainingRecipe recipe;
  private final List<List<Stimulus>> stimuli = new ArrayList<>();
  private final List<int[]> labels = new ArrayList<>();
  private final int batch;
  private int next;
  private BatchOutcome outcome = new BatchOutcome(0, 0, 0, 0, 0, 0);

  /**
   * A test.
   *
   * @param network with fresh weights, not modified
   * @param recipe of the training
   * @param encoder of the samples
   * @param data samples; what does not fill a batch is left out
   * @throws IllegalArgumentException if there is no full batch
   */
  public SpeedTest(Network network, TrainingRecipe recipe, Encoder encoder, Dataset data) {
    this.network = network;
    this.recipe = recipe;
    batch = recipe.batch();
    for (int first = 0; first + batch <= data.size(); first += batch) {
      List<Stimulus> of = new ArrayList<>();
      int[] classes = new int[batch];
      for (int i = 0; i < batch; i++) {
        of.add(encoder.encode(data.features(first + i), first + i));
        classes[i] = data.label(first + i);
      }
      stimuli.add(of);
      labels.add(classes);
    }
    if (stimuli.isEmpty()) {
      throw new IllegalArgumentException(
          data.size() + " samples; must be a batch of " + batch + " at least");
    }
  }

  private BatchTrainer trainer(Surrogate surrogate) {
    return new BatchTrainer(
        network,
        surrogate,
        recipe.loss().of(network),
        recipe.optimization().rule(),
        0,
        network.presentation().steps(),
        batch);
  }

  /**
   * Measures the first steps of trainings from the same fresh weights: of each {@value
   * #SKIPPED_STEPS} are left out and the next {@value #COUNTED_STEPS} are counted.
   *
   * @param warmUp time of steps before
   * @param round least time of the counted steps of each of {@value #ROUNDS} rounds
   * @param workers threads
   * @param progress told after every round
   * @return speed in the steady state
   */
  public SpeedReport first(Duration warmUp, Duration round, Workers workers, Progress progress) {
    BatchTrainer trainer = trainer(recipe.surrogate());
    List<float[]> fresh = new ArrayList<>();
    for (int place = 0; place < trainer.arrays().count(); place++) {
      fresh.add(trainer.arrays().array(place).clone());
    }
    double rate = recipe.optimization().rate();
    return rounds(
        warmUp,
        round,
        workers,
        progress,
        clock -> {
          restore(trainer, fresh);
          for (int i = 0; i < SKIPPED_STEPS; i++) {
            step(trainer, rate, workers);
          }
          clock.start();
          for (int i = 0; i < COUNTED_STEPS; i++) {
            step(trainer, rate, workers);
          }
          clock.stop(COUNTED_STEPS);
        });
  }

  /**
   * Measures one network: it learns {@value #LEARNED_STEPS} steps with the surrogate of {@link
   * TrainingRecipe#SPEED}; then everything is computed and applied at a learning rate of 0.
   *
   * @param warmUp time of steps before
   * @param round least time of each of {@value #ROUNDS} rounds
   * @param workers threads
   * @param progress told after every round
   * @return speed in the steady state
   */
  public SpeedReport learned(Duration warmUp, Duration round, Workers workers, Progress progress) {
    BatchTrainer learning = trainer(TrainingRecipe.SPEED.surrogate());
    for (int i = 0; i < LEARNED_STEPS; i++) {
      step(learning, recipe.optimization().rate(), workers);
    }
    BatchTrainer trainer = trainer(recipe.surrogate());
    List<float[]> weights = new ArrayList<>();
    for (int place = 0; place < learning.arrays().count(); place++) {
      weights.add(learning.arrays().array(place));
    }
    restore(trainer, weights);
    return rounds(
        warmUp,
        round,
        workers,
        progress,
        clock -> {
          clock.start();
          step(trainer, 0, workers);
          clock.stop(1);
        });
  }

  private static void restore(BatchTrainer trainer, List<float[]> weights) {
    for (int place = 0; place < weights.size(); place++) {
      float[] to = trainer.arrays().array(place);
      System.arraycopy(weights.get(place), 0, to, 0, to.length);
    }
    trainer.arrays().publishAll();
    trainer.optimizer().moments().forEach(each -> Arrays.fill(each, 0));
    trainer.optimizer().resumeAt(0);
  }

  /** Something that runs steps and tells the clock which of them count. */
  private interface Run {
    void run(Clock clock);
  }

  /** Adds up counted steps and their time. */
  private static final class Clock {
    private final Workers workers;
    private long steps;
    private long cpu;
    private long wall;

    Clock(Workers workers) {
      this.workers = workers;
    }

    void start() {
      wall -= System.nanoTime();
      cpu -= workers.cpuNanos();
    }

    void stop(int counted) {
      cpu += workers.cpuNanos();
      wall += System.nanoTime();
      steps += counted;
    }

    SpeedReport.Round round(int batch) {
      double samples = 1e9 * batch * steps;
      return new SpeedReport.Round(samples / cpu, samples / wall);
    }
  }

  private SpeedReport rounds(
      Duration warmUp, Duration round, Workers workers, Progress progress, Run run) {
    Clock warming = new Clock(workers);
    while (warming.wall < warmUp.toNanos()) {
      run.run(warming);
    }
    List<SpeedReport.Round> rounds = new ArrayList<>();
    for (int r = 0; r < ROUNDS && progress.reached(r, ROUNDS); r++) {
      Clock clock = new Clock(workers);
      while (clock.wall < round.toNanos()) {
        run.run(clock);
      }
      rounds.add(clock.round(batch));
    }
    double spikes = (double) outcome.spikes() / outcome.samples();
    return SpeedReport.of(rounds, spikes, workers.threads());
  }

  private void step(BatchTrainer trainer, double rate, Workers workers) {
    outcome = trainer.step(stimuli.get(next), labels.get(next), rate, workers);
    next = (next + 1) % stimuli.size();
  }
}
