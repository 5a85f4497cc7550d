package org.backspike.bptt.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.batch.BatchOutcome;
import org.backspike.bptt.batch.GradientShaping;
import org.backspike.bptt.batch.Learner;
import org.backspike.bptt.batch.PackedWeights;
import org.backspike.bptt.batch.Pieces;
import org.backspike.bptt.batch.SampleResult;
import org.backspike.bptt.batch.SampleWindow;
import org.backspike.bptt.batch.SharedWeights;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Optimizer;
import org.backspike.bptt.regularize.TrainingStages;
import org.backspike.snn.Network;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;

/**
 * Trains by a schedule of windows and checkpoints: every thread has one sample in work, and only
 * part of that in memory. Groups of samples are added in order, so that the gradient depends on
 * neither the threads nor, if the plan is exact, the plan.
 */
public final class WindowTrainer implements Learner {
  private final Wiring wiring;
  private final Surrogate surrogate;
  private final Loss loss;
  private final Schedule schedule;
  private final NetworkArrays arrays;
  private final NetworkArrays gradient;
  private final PackedWeights packed;
  private final SharedWeights shared;
  private final Optimizer optimizer;
  private final GradientShaping shaping;
  private final TrainingStages stages = new TrainingStages();
  private final List<ScheduledSample> workers = new ArrayList<>();
  private final LiveArrays live = new LiveArrays();

  /**
   * A trainer at the present parameters of a network.
   *
   * @param network receives the trained parameters by {@link #store}
   * @param surrogate derivative of the spike
   * @param loss what is minimized, in the mean over a batch
   * @param optimization rule, decay and limits; its rate and schedule are the caller's
   * @param schedule what is done with a sample
   * @throws IllegalArgumentException if the history is compressed and neurons need more than their
   *     membranes
   */
  public WindowTrainer(
      Network network,
      Surrogate surrogate,
      Loss loss,
      Optimization optimization,
      Schedule schedule) {
    this.wiring = new Wiring(network);
    this.surrogate = surrogate;
    this.loss = loss;
    this.schedule = schedule;
    this.arrays = NetworkArrays.copy(wiring);
    this.gradient = NetworkArrays.zeros(wiring);
    this.packed = new PackedWeights(wiring, arrays);
    this.shared = new SharedWeights(wiring, gradient);
    this.optimizer =
        new Optimizer(optimization.rule(), optimization.decay(), arrays, wiring.links().size());
    this.shaping = new GradientShaping(optimization.limits(), wiring, arrays, gradient);
    workers.add(worker());
  }

  private ScheduledSample worker() {
    SampleWindow window =
        new SampleWindow(
            wiring, arrays, packed, surrogate, loss, schedule.steps(), schedule.window());
    return new ScheduledSample(window, schedule, live);
  }

  @Override
  public BatchOutcome step(
      List<? extends Stimulus> stimuli, int[] labels, double rate, Pieces pieces) {
    BatchOutcome outcome = gradient(stimuli, labels, pieces);
    shaping.apply();
    optimizer.begin(rate);
    for (int place = 0; place < gradient.count(); place++) {
      boolean weights = place < wiring.links().size();
      if (!weights || isLearned(wiring.links().get(place))) {
        optimizer.update(place, gradient.array(place), 0, gradient.array(place).length);
      }
      if (weights) {
        arrays.publish(place, 0, arrays.array(place).length);
      }
    }
    return outcome;
  }

  private boolean isLearned(Link link) {
    return wiring.network().projections().get(link.projection()).connection().isLearned();
  }

  @Override
  public BatchOutcome gradient(List<? extends Stimulus> stimuli, int[] labels, Pieces pieces) {
    int count = stimuli.size();
    if (count == 0 || count > labels.length) {
      throw new IllegalArgumentException(
          "a batch of " + count + " samples, " + labels.length + " labels; must be as many");
    }
    packed.packAll();
    for (int place = 0; place < gradient.count(); place++) {
      Arrays.fill(gradient.array(place), 0);
    }
    while (workers.size() < pieces.threads()) {
      workers.add(worker());
    }
    ScheduledSample.Learned[] learned = new ScheduledSample.Learned[count];
    int group = SampleWindow.group(schedule.steps());
    int groups = Math.ceilDiv(count, group);
    for (int done = 0; done < groups; done += pieces.threads()) {
      int first = done;
      int wave = Math.min(pieces.threads(), groups - first);
      pieces.run(
          wave,
          piece -> {
            int begin = (first + piece) * group;
            int end = Math.min(count, begin + group);
            ScheduledSample worker = workers.get(piece);
            worker.beginGroup();
            for (int sample = begin; sample < end; sample++) {
              learned[sample] = worker.learn(stimuli.get(sample), labels[sample], 1.0 / count);
            }
          });
      for (int piece = 0; piece < wave; piece++) {
        workers.get(piece).addTo(gradient);
      }
    }
    wiring.links().stream().filter(this::isLearned).forEach(shared::tie);
    return outcome(learned, labels);
  }

  private static BatchOutcome outcome(ScheduledSample.Learned[] learned, int[] labels) {
    double lossSum = 0;
    int correct = 0;
    int ties = 0;
    long spikes = 0;
    for (int sample = 0; sample < learned.length; sample++) {
      SampleResult result = learned[sample].result();
      lossSum += result.loss();
      correct += result.prediction().label() == labels[sample] ? 1 : 0;
      ties += result.prediction().tied() ? 1 : 0;
      spikes += learned[sample].spikes();
    }
    return new BatchOutcome(learned.length, lossSum, 0, correct, ties, spikes);
  }

  @Override
  public NetworkArrays arrays() {
    return arrays;
  }

  @Override
  public NetworkArrays gradients() {
    return gradient;
  }

  @Override
  public Optimizer optimizer() {
    return optimizer;
  }

  @Override
  public TrainingStages stages() {
    return stages;
  }

  @Override
  public void store() {
    arrays.store();
  }

  @Override
  public long historyBytes() {
    return live.peak();
  }
}
