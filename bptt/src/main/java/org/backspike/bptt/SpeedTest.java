package org.backspike.bptt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.batch.BatchOutcome;
import org.backspike.bptt.batch.BatchTrainer;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.Network;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.snn.task.Dataset;

/**
 * Measures training on a few batches that are encoded before and cycled. A step is gradient and
 * update. Start-up, encoding and warm-up are not counted; whatever else the process does is.
 */
public final class SpeedTest {
  private static final int ROUNDS = 21;

  private final BatchTrainer trainer;
  private final List<List<Stimulus>> stimuli = new ArrayList<>();
  private final List<int[]> labels = new ArrayList<>();
  private final int batch;
  private long steps;

  /**
   * A test.
   *
   * @param network trained by it
   * @param recipe of the training
   * @param encoder of the samples
   * @param data samples; what does not fill a batch is left out
   * @throws IllegalArgumentException if there is no full batch
   */
  public SpeedTest(Network network, TrainingRecipe recipe, Encoder encoder, Dataset data) {
    batch = recipe.batch();
    trainer =
        new BatchTrainer(
            network,
            recipe.surrogate(),
            Losses.of(network.readout()),
            recipe.optimizer(),
            0,
            network.presentation().steps(),
            batch);
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

  /**
   * Measures.
   *
   * @param rate learning rate
   * @param warmUp time before anything is counted
   * @param round time of each of {@value #ROUNDS} rounds, some multiples of 10 ms, the resolution
   *     of the processor time
   * @param workers threads
   * @param progress told after every round
   * @return speed in the steady state
   */
  public SpeedReport run(
      double rate, Duration warmUp, Duration round, Workers workers, Progress progress) {
    long end = System.nanoTime() + warmUp.toNanos();
    while (System.nanoTime() < end) {
      step(rate, workers);
    }
    List<SpeedReport.Round> rounds = new ArrayList<>();
    double spikes = 0;
    for (int r = 0; r < ROUNDS && progress.reached(r, ROUNDS); r++) {
      long cpu = cpuNanos();
      long wall = System.nanoTime();
      long before = steps;
      do {
        spikes = (double) step(rate, workers).spikes() / batch;
      } while (System.nanoTime() - wall < round.toNanos());
      double samples = (double) batch * (steps - before);
      rounds.add(
          new SpeedReport.Round(
              samples * 1e9 / (cpuNanos() - cpu), samples * 1e9 / (System.nanoTime() - wall)));
    }
    trainer.store();
    return SpeedReport.of(rounds, spikes, workers.threads());
  }

  private BatchOutcome step(double rate, Workers workers) {
    int next = (int) (steps++ % stimuli.size());
    return trainer.step(stimuli.get(next), labels.get(next), rate, workers);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
