package org.backspike.bptt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.batch.BatchOutcome;
import org.backspike.bptt.batch.Learner;
import org.backspike.bptt.memory.HistoryPlan;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Optimizer;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.snn.Network;
import org.backspike.snn.encode.CounterHash;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.snn.task.Dataset;

/**
 * Trains a network on labelled samples, epoch by epoch. The result does not depend on the number of
 * threads.
 */
public final class Trainer {
  /** Parts of a data set that is evaluated: enough for the threads of a workstation. */
  private static final int PARTS = 8;

  /** Samples that one thread encodes at a time. */
  private static final int ENCODED_TOGETHER = 8;

  private static final int SHUFFLE = 2;

  private final TrainingRecipe recipe;
  private final Encoder encoder;
  private final int seed;
  private final Learner batches;
  private final Network network;
  private final List<Double> losses = new ArrayList<>();
  private int epoch;

  /**
   * A trainer at epoch 0.
   *
   * @param network modified by training
   * @param recipe how it is trained
   * @param encoder how samples are fed
   * @param seed of the order of the samples
   * @throws IllegalArgumentException if the readout has no loss
   */
  public Trainer(Network network, TrainingRecipe recipe, Encoder encoder, int seed) {
    this(network, recipe, encoder, seed, new HistoryPlan.Full());
  }

  /**
   * A trainer at epoch 0 with a memory plan.
   *
   * @param network modified by training
   * @param recipe how it is trained
   * @param encoder how samples are fed
   * @param seed of the order of the samples
   * @param plan what is kept of the forward pass
   * @throws IllegalArgumentException if the readout has no loss
   */
  public Trainer(
      Network network, TrainingRecipe recipe, Encoder encoder, int seed, HistoryPlan plan) {
    this.recipe = recipe;
    this.encoder = encoder;
    this.seed = seed;
    this.network = network;
    this.batches =
        plan.learner(
            network,
            recipe.surrogate(),
            recipe.loss().of(network),
            recipe.optimization(),
            recipe.regularization(),
            seed,
            recipe.batch());
  }

  /**
   * Most memory that the history of samples took so far, checkpoints and errors included.
   *
   * @return bytes
   */
  public long historyBytes() {
    return batches.historyBytes();
  }

  /**
   * The optimizer, whose state belongs to a checkpoint.
   *
   * @return live
   */
  public Optimizer optimizer() {
    return batches.optimizer();
  }

  /**
   * Everything that training changes: parameters, moments and the state of the regularization.
   *
   * @return live arrays; call {@link #resumeAt} after changing them
   */
  public List<float[]> state() {
    List<float[]> state = new ArrayList<>();
    for (int place = 0; place < batches.arrays().count(); place++) {
      state.add(batches.arrays().array(place));
    }
    state.addAll(batches.optimizer().moments());
    state.addAll(batches.stages().state());
    return state;
  }

  /**
   * The trained network as it is used: without what acts only in a training, its running statistics
   * folded into weights and biases.
   *
   * @return the network of this trainer, or one made of it
   */
  public Network trained() {
    return batches.stages().folded(network);
  }

  /**
   * Continues where another training was, after its {@link #state} was put in.
   *
   * @param steps steps of the optimizer so far
   * @param epochs what the epochs so far gave
   */
  public void resumeAt(long steps, List<EpochReport> epochs) {
    epoch = epochs.size();
    losses.clear();
    epochs.forEach(each -> losses.add(each.loss()));
    batches.optimizer().resumeAt(steps);
    batches.arrays().publishAll();
    batches.store();
  }

  /**
   * The next epoch.
   *
   * @return epochs done so far
   */
  public int epoch() {
    return epoch;
  }

  /**
   * One pass over the data.
   *
   * @param data the samples
   * @param workers threads
   * @param progress told after every batch; stops the pass by returning false
   * @return what the pass gave; the epoch is not counted if it was stopped
   * @throws ArithmeticException if the loss is no longer finite; the message says when
   * @throws IllegalArgumentException if the recipe moves images and these samples are none
   */
  public EpochReport epoch(Dataset data, Workers workers, Progress progress) {
    recipe.regularization().shift().requireImages(data.features());
    int[] order = order(data.size());
    double firstRate = rate(0);
    double lossSum = 0;
    double penalty = 0;
    long correct = 0;
    long spikes = 0;
    int done = 0;
    while (done < order.length) {
      int first = done;
      int count = Math.min(recipe.batch(), order.length - first);
      Stimulus[] stimuli = new Stimulus[count];
      int[] labels = new int[count];
      workers.run(
          Math.ceilDiv(count, ENCODED_TOGETHER),
          piece -> {
            int end = Math.min(count, (piece + 1) * ENCODED_TOGETHER);
            for (int i = piece * ENCODED_TOGETHER; i < end; i++) {
              int sample = order[first + i];
              stimuli[i] = encoder.encode(shown(data, sample), sample);
              labels[i] = data.label(sample);
            }
          });
      BatchOutcome outcome =
          batches.step(List.of(stimuli), labels, rate((double) first / order.length), workers);
      lossSum += outcome.lossSum();
      penalty += outcome.penalty() * count;
      correct += outcome.correct();
      spikes += outcome.spikes();
      done += count;
      if (!Double.isFinite(lossSum)) {
        throw new ArithmeticException(
            "the loss is "
                + lossSum
                + " in epoch "
                + epoch
                + ", sample "
                + done
                + "; a smaller learning rate may help");
      }
      if (!progress.reached(done, order.length)) {
        batches.store();
        return report(lossSum, penalty, correct, spikes, firstRate, done);
      }
    }
    batches.store();
    EpochReport report = report(lossSum, penalty, correct, spikes, firstRate, done);
    epoch++;
    losses.add(report.loss());
    return report;
  }

  private float[] shown(Dataset data, int sample) {
    return recipe.regularization().shift().of(data.features(sample), seed, epoch, sample);
  }

  private double rate(double within) {
    Optimization optimization = recipe.optimization();
    return optimization.rate()
        * optimization
            .schedule()
            .factor(
                new Schedule.Moment(
                    epoch, within, recipe.epochs(), batches.optimizer().steps(), losses));
  }

  private EpochReport report(
      double lossSum, double penalty, long correct, long spikes, double rate, int samples) {
    return new EpochReport(
        epoch,
        lossSum / samples,
        penalty / samples,
        (double) correct / samples,
        Double.NaN,
        (double) spikes / samples,
        rate,
        samples,
        Double.NaN);
  }

  /** The order of an epoch: every sample once, by a shuffle that depends on seed and epoch only. */
  private int[] order(int size) {
    return order(size, seed, epoch);
  }

  /**
   * A shuffle of samples.
   *
   * @param size number of samples
   * @param seed of the shuffle
   * @param epoch which shuffle
   * @return a permutation of 0 to size - 1
   */
  public static int[] order(int size, int seed, int epoch) {
    int[] order = new int[size];
    int key = CounterHash.key(seed, SHUFFLE, epoch);
    for (int i = 0; i < size; i++) {
      int j = (int) (((CounterHash.bits(key, i) & 0xFFFF_FFFFL) * (i + 1)) >>> 32);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /**
   * Runs a network over a data set.
   *
   * @param network not modified
   * @param encoder how samples are fed
   * @param data the samples
   * @param workers threads
   * @return what it did
   */
  public static Evaluation evaluate(
      Network network, Encoder encoder, Dataset data, Workers workers) {
    int populations = network.populations().size();
    List<long[]> counts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      counts.add(new long[populations + 4]);
    }
    workers.run(
        PARTS,
        part -> {
          Simulator simulator = new Simulator(network, network.presentation().steps());
          Trace trace = simulator.newTrace();
          long[] count = counts.get(part);
          int end = (int) ((long) data.size() * (part + 1) / PARTS);
          for (int i = (int) ((long) data.size() * part / PARTS); i < end; i++) {
            simulator.run(encoder.encode(data.features(i), i), trace);
            for (int p = 0; p < populations; p++) {
              count[p] += trace.spikes(p).size();
            }
            count[populations] += trace.prediction().label() == data.label(i) ? 1 : 0;
            count[populations + 1] += trace.prediction().tied() ? 1 : 0;
            boolean possible = isLargest(trace.scores(), data.label(i));
            count[populations + 2] += possible && !trace.prediction().tied() ? 1 : 0;
            count[populations + 3] += possible ? 1 : 0;
          }
        });
    long[] sum = new long[populations + 4];
    for (long[] count : counts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += count[i];
      }
    }
    return new Evaluation(
        data.size(),
        (int) sum[populations],
        (int) sum[populations + 1],
        (int) sum[populations + 2],
        (int) sum[populations + 3],
        Arrays.stream(sum, 0, populations).boxed().toList());
  }

  private static boolean isLargest(float[] scores, int label) {
    for (float score : scores) {
      if (score > scores[label]) {
        return false;
      }
    }
    return true;
  }
}
