package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.optimize.Optimizer;
import org.backspike.snn.Input;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.batch.BatchForward;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.simulate.Prediction;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;

/**
 * Trains a network batch by batch on padded copies of its parameters. The phases of a batch are
 * forward pass and errors by samples, weight gradients and step by ranges of rows; what is computed
 * does not depend on how either is split.
 */
public final class BatchTrainer {
  /** Pieces per thread where there are several: the last one to finish is not waited for long. */
  private static final int SPLIT = 4;

  private final Wiring wiring;
  private final int steps;
  private final int most;
  private final NetworkArrays arrays;
  private final NetworkArrays gradient;
  private final BatchState state;
  private final BatchErrors errors;
  private final PackedWeights packed;
  private final Surrogate surrogate;
  private final Loss loss;
  private final Optimizer optimizer;
  private final WeightGradient weights;
  private final Map<Integer, List<RowRange>> ranges = new HashMap<>();
  private final List<BatchForward> forward = new ArrayList<>();
  private final List<BatchBackward> backward = new ArrayList<>();
  private final SampleResult[] results;
  private int chunks = 1;

  /**
   * A trainer at the present parameters of a network.
   *
   * @param network receives the trained parameters by {@link #store}
   * @param surrogate derivative of the spike
   * @param loss what is minimized, in the mean over a batch
   * @param optimizer its name
   * @param decay weight decay, at least 0
   * @param steps steps per sample, at least 1
   * @param batch most samples of a batch, at least 1
   */
  public BatchTrainer(
      Network network,
      Surrogate surrogate,
      Loss loss,
      String optimizer,
      double decay,
      int steps,
      int batch) {
    this.wiring = new Wiring(network);
    this.steps = steps;
    this.most = batch;
    this.surrogate = surrogate;
    this.loss = loss;
    this.arrays = NetworkArrays.copy(wiring);
    this.gradient = NetworkArrays.zeros(wiring);
    int readout = wiring.readout();
    boolean membranes =
        wiring.population(readout).dynamics() instanceof Lif && loss.readsMembranes();
    this.state = new BatchState(wiring, steps, batch, membranes ? Set.of(readout) : Set.of());
    this.errors = new BatchErrors(wiring, steps, batch);
    this.packed = new PackedWeights(wiring, arrays);
    this.optimizer = new Optimizer(optimizer, decay, arrays, wiring.links().size());
    this.weights = new WeightGradient(state, errors, gradient);
    this.results = new SampleResult[batch];
    addWorker();
  }

  private void addWorker() {
    forward.add(new BatchForward(state, arrays));
    backward.add(new BatchBackward(state, arrays, errors, packed, surrogate, loss, most));
  }

  /**
   * One step of training.
   *
   * @param stimuli what the samples are fed
   * @param labels their classes
   * @param rate learning rate
   * @param pieces threads
   * @return what the batch gave, before the step
   */
  public BatchOutcome step(
      List<? extends Stimulus> stimuli, int[] labels, double rate, Pieces pieces) {
    BatchOutcome outcome = errors(stimuli, labels, pieces);
    optimizer.begin(rate);
    update(stimuli.size(), pieces);
    return outcome;
  }

  /**
   * The gradient of a batch without a step; read it from {@link #gradients}.
   *
   * @param stimuli what the samples are fed
   * @param labels their classes
   * @param pieces threads
   * @return what the batch gave
   */
  public BatchOutcome gradient(List<? extends Stimulus> stimuli, int[] labels, Pieces pieces) {
    BatchOutcome outcome = errors(stimuli, labels, pieces);
    List<RowRange> of = ranges(pieces);
    pieces.run(of.size(), i -> weights.rows(of.get(i), stimuli.size()));
    others(stimuli.size(), place -> {});
    return outcome;
  }

  /**
   * Runs samples without learning.
   *
   * @param stimuli what the samples are fed
   * @param labels their classes
   * @param pieces threads
   * @return what the batch gave
   */
  public BatchOutcome infer(List<? extends Stimulus> stimuli, int[] labels, Pieces pieces) {
    feed(stimuli, labels);
    bySamples(
        stimuli.size(),
        pieces,
        (chunk, first, end) -> {
          forward.get(chunk).run(first, end);
          for (int sample = first; sample < end; sample++) {
            results[sample] = backward.get(chunk).evaluate(sample, labels[sample], 1);
          }
        });
    return outcome(labels, stimuli.size());
  }

  private void feed(List<? extends Stimulus> stimuli, int[] labels) {
    if (stimuli.isEmpty() || stimuli.size() > most || stimuli.size() > labels.length) {
      throw new IllegalArgumentException(
          "a batch of " + stimuli.size() + " samples; must be 1 to " + most + " with labels");
    }
    for (int sample = 0; sample < stimuli.size(); sample++) {
      state.feed(sample, stimuli.get(sample));
    }
  }

  private BatchOutcome errors(List<? extends Stimulus> stimuli, int[] labels, Pieces pieces) {
    int count = stimuli.size();
    feed(stimuli, labels);
    pack(pieces);
    bySamples(
        count,
        pieces,
        (chunk, first, end) -> {
          forward.get(chunk).run(first, end);
          BatchBackward errorsOf = backward.get(chunk);
          for (int sample = first; sample < end; sample++) {
            results[sample] = errorsOf.evaluate(sample, labels[sample], 1.0 / count);
          }
          errorsOf.run(first, end);
        });
    return outcome(labels, count);
  }

  private void pack(Pieces pieces) {
    List<Link> dense =
        wiring.links().stream()
            .filter(each -> !(wiring.population(each.from()).dynamics() instanceof Input))
            .toList();
    pieces.run(dense.size(), i -> packed.pack(dense.get(i)));
  }

  /** What is done for a range of samples. */
  private interface SampleWork {
    void run(int chunk, int first, int end);
  }

  private void bySamples(int count, Pieces pieces, SampleWork work) {
    chunks = pieces.threads() == 1 ? 1 : Math.min(count, SPLIT * pieces.threads());
    while (forward.size() < chunks) {
      addWorker();
    }
    pieces.run(
        chunks,
        chunk ->
            work.run(
                chunk,
                (int) ((long) count * chunk / chunks),
                (int) ((long) count * (chunk + 1) / chunks)));
  }

  private BatchOutcome outcome(int[] labels, int count) {
    double lossSum = 0;
    int correct = 0;
    int ties = 0;
    long spikes = 0;
    for (int sample = 0; sample < count; sample++) {
      Prediction prediction = results[sample].prediction();
      lossSum += results[sample].loss();
      correct += prediction.label() == labels[sample] ? 1 : 0;
      ties += prediction.tied() ? 1 : 0;
      for (int p = 0; p < wiring.populations(); p++) {
        if (!(wiring.population(p).dynamics() instanceof Input)) {
          spikes += state.spikes(p, sample);
        }
      }
    }
    return new BatchOutcome(count, lossSum, correct, ties, spikes);
  }

  private void update(int samples, Pieces pieces) {
    List<RowRange> of = ranges(pieces);
    pieces.run(
        of.size(),
        i -> {
          RowRange range = of.get(i);
          int projection = range.link().projection();
          weights.rows(range, samples);
          optimizer.update(projection, gradient.array(projection), range.from(), range.to());
          arrays.publish(projection, range.from(), range.to());
        });
    others(
        samples,
        place -> optimizer.update(place, gradient.array(place), 0, gradient.array(place).length));
  }

  private List<RowRange> ranges(Pieces pieces) {
    int parts = pieces.threads() == 1 ? 1 : SPLIT * pieces.threads();
    return ranges.computeIfAbsent(parts, weights::ranges);
  }

  /** Biases and learned numbers. */
  private void others(int samples, IntConsumer done) {
    for (int p = 0; p < wiring.populations(); p++) {
      int bias = gradient.places().bias(p);
      if (bias >= 0) {
        weights.bias(p, bias, samples);
      }
      gradient.places().learned(p).values().forEach(place -> gradient.array(place)[0] = 0);
    }
    for (int sample = 0; sample < samples; sample++) {
      owner(sample, samples).addLearned(sample, gradient);
    }
    for (int place = wiring.links().size(); place < gradient.count(); place++) {
      done.accept(place);
    }
  }

  /** Whoever ran the backward pass of a sample. */
  private BatchBackward owner(int sample, int samples) {
    int chunk = 0;
    while (chunk + 1 < chunks && (long) samples * (chunk + 1) / chunks <= sample) {
      chunk++;
    }
    return backward.get(chunk);
  }

  /**
   * Parameters.
   *
   * @return the live padded copies
   */
  public NetworkArrays arrays() {
    return arrays;
  }

  /**
   * The gradient of the last batch.
   *
   * @return live, of the shapes of {@link #arrays}
   */
  public NetworkArrays gradients() {
    return gradient;
  }

  /**
   * The optimizer, whose state belongs to a checkpoint.
   *
   * @return live
   */
  public Optimizer optimizer() {
    return optimizer;
  }

  /**
   * What the network did in the last batch.
   *
   * @return live
   */
  public BatchState state() {
    return state;
  }

  /** Gives the network the trained parameters. */
  public void store() {
    arrays.store();
  }

  /**
   * Errors of the input, for an input of analog values.
   *
   * @param sample of the last batch
   * @return a new array, shape [steps][channels]
   */
  public double[] inputErrors(int sample) {
    int input = wiring.input();
    int channels = wiring.population(input).size();
    double[] found = new double[steps * channels];
    for (Link link : wiring.outOf(input)) {
      float[] w = arrays.array(link.projection());
      int stride = wiring.stride(link.to());
      for (int t = link.lag(); t < steps; t++) {
        int at = errors.at(link.to(), sample) + t * stride;
        for (int j = 0; j < channels; j++) {
          double sum = 0;
          for (int i = 0; i < wiring.population(link.to()).size(); i++) {
            sum += (double) w[j * stride + i] * errors.of(link.to())[at + i];
          }
          found[(t - link.lag()) * channels + j] += sum;
        }
      }
    }
    return found;
  }
}
