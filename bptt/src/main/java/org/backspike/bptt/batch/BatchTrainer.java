package org.backspike.bptt.batch;

import java.util.List;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Optimizer;
import org.backspike.bptt.optimize.UpdateRule;
import org.backspike.bptt.optimize.UpdateRules;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.bptt.regularize.TrainingStages;
import org.backspike.snn.Input;
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
public final class BatchTrainer implements Learner {
  /** Samples that a product of errors wants together. */
  private static final int FEWEST_TOGETHER = 8;

  /** Membranes of a population, its errors and as much again fit the second-level cache. */
  private static final int CACHED = 256 << 10;

  private final Wiring wiring;
  private final int most;
  private final NetworkArrays arrays;
  private final NetworkArrays gradient;
  private final BatchState state;
  private final BatchErrors errors;
  private final PackedWeights packed;
  private final SamplePasses passes;
  private final ParameterStep update;
  private final SampleResult[] results;
  private final UpdateRule ruleOfStages;
  private final TrainingStages stages;
  private final SpikePrices prices;

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
    this(
        network,
        surrogate,
        loss,
        Optimization.constant(optimizer, 1).withDecay(decay),
        Regularization.NONE,
        0,
        steps,
        batch);
  }

  /**
   * A trainer with everything that acts only in a training.
   *
   * @param network receives the trained parameters by {@link #store}
   * @param surrogate derivative of the spike
   * @param loss what is minimized, in the mean over a batch
   * @param optimization rule, decay and limits; its rate and schedule are the caller's
   * @param regularization what is added to the network while it is trained
   * @param seed of the regularization
   * @param steps steps per sample, at least 1
   * @param batch most samples of a batch, at least 1
   * @throws IllegalArgumentException if the regularization cannot apply to the network
   */
  public BatchTrainer(
      Network network,
      Surrogate surrogate,
      Loss loss,
      Optimization optimization,
      Regularization regularization,
      int seed,
      int steps,
      int batch) {
    this.wiring = new Wiring(network);
    this.most = batch;
    this.arrays = NetworkArrays.copy(wiring);
    this.gradient = NetworkArrays.zeros(wiring);
    this.state = new BatchState(wiring, steps, batch, ReadoutAnswer.exact(wiring, loss));
    this.errors = new BatchErrors(wiring, steps, batch);
    this.packed = new PackedWeights(wiring, arrays);
    this.stages = new TrainingStages(regularization, seed, wiring, steps, batch);
    this.ruleOfStages = UpdateRules.named(optimization.rule(), 0);
    wiring.links().stream()
        .filter(each -> each.isRecurrent() && stages.separateRecurrence(each.to()))
        .forEach(each -> errors.separateRecurrence(each.to()));
    this.prices = new SpikePrices(regularization.penalties(), state, errors, batch);
    this.passes =
        new SamplePasses(
            together(batch),
            () ->
                new SamplePasses.Part(
                    new BatchForward(state, arrays),
                    new BatchBackward(
                        state,
                        arrays,
                        errors,
                        packed,
                        surrogate,
                        new ReadoutAnswer(state, loss, steps),
                        stages,
                        steps,
                        batch)));
    this.update = new ParameterStep(optimization, state, errors, arrays, gradient, passes);
    this.results = new SampleResult[batch];
  }

  /**
   * Samples that are worked on at once: those whose rows of the widest population stay in the
   * cache, or all, where a step of all of them is one product or what stands between needs them
   * all.
   */
  private int together(int batch) {
    if (stages.needWholeBatch() || wiring.isRecurrent()) {
      return batch;
    }
    long widest = 1;
    for (int p = 0; p < wiring.populations(); p++) {
      widest = Math.max(widest, wiring.stride(p));
    }
    return (int) Math.max(FEWEST_TOGETHER, CACHED / (state.steps() * widest));
  }

  @Override
  public BatchOutcome step(
      List<? extends Stimulus> stimuli, int[] labels, double rate, Pieces pieces) {
    BatchOutcome outcome = errors(stimuli, labels, pieces);
    update.run(stimuli.size(), rate, pieces);
    stages.update(ruleOfStages, rate, update.optimizer().steps());
    return outcome;
  }

  @Override
  public BatchOutcome gradient(List<? extends Stimulus> stimuli, int[] labels, Pieces pieces) {
    BatchOutcome outcome = errors(stimuli, labels, pieces);
    update.collect(stimuli.size(), pieces);
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
        (part, first, end) -> {
          part.forward().run(first, end);
          evaluate(part, first, end, labels, 1);
        });
    return outcome(labels, stimuli.size(), 0);
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
    stages.begin(update.optimizer().steps());
    if (prices.isNothing()) {
      bySamples(
          count,
          pieces,
          (part, first, end) -> {
            forward(part, first, end, labels, count);
            part.backward().run(first, end);
          });
      return outcome(labels, count, 0);
    }
    bySamples(count, pieces, (part, first, end) -> forward(part, first, end, labels, count));
    double penalty = prices.evaluate(count);
    bySamples(count, pieces, (part, first, end) -> part.backward().run(first, end));
    return outcome(labels, count, penalty);
  }

  /** Runs samples in a training and finds the errors of the readout. */
  private void forward(SamplePasses.Part part, int first, int end, int[] labels, int count) {
    part.forward().run(first, end, stages.all());
    evaluate(part, first, end, labels, 1.0 / count);
  }

  private void evaluate(SamplePasses.Part part, int first, int end, int[] labels, double scale) {
    for (int sample = first; sample < end; sample++) {
      results[sample] = part.backward().evaluate(sample, labels[sample], scale);
    }
  }

  private void pack(Pieces pieces) {
    List<Link> dense =
        wiring.links().stream()
            .filter(each -> !(wiring.population(each.from()).dynamics() instanceof Input))
            .toList();
    pieces.run(dense.size(), i -> packed.pack(dense.get(i)));
  }

  private void bySamples(int count, Pieces pieces, SamplePasses.Work work) {
    passes.run(count, divided(pieces), pieces, work);
  }

  /** Into how many parts samples are divided: few where a step of all of a part is one product. */
  private int divided(Pieces pieces) {
    if (stages.needWholeBatch()) {
      return 1;
    }
    return wiring.isRecurrent() ? pieces.threads() : pieces.parts();
  }

  @Override
  public long historyBytes() {
    return state.bytes() + errors.bytes() + passes.bytes() + update.bytes();
  }

  private BatchOutcome outcome(int[] labels, int count, double penalty) {
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
    return new BatchOutcome(count, lossSum, penalty, correct, ties, spikes);
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
    return update.optimizer();
  }

  @Override
  public TrainingStages stages() {
    return stages;
  }

  /**
   * What the network did in the last batch.
   *
   * @return live
   */
  public BatchState state() {
    return state;
  }

  @Override
  public void store() {
    arrays.store();
  }

  /**
   * How large the errors of the drives of a population are, step by step.
   *
   * @param population its index, not of the input
   * @param samples of the last batch, the first ones
   * @return root of the sum of their squares, shape [steps]
   */
  public double[] driveErrorNorms(int population, int samples) {
    return errors.norms(population, samples);
  }

  /**
   * Errors of all channels, for inputs of analog values.
   *
   * @param sample of the last batch
   * @return a new array, shape [steps][channels]
   */
  public double[] inputErrors(int sample) {
    return errors.ofInputs(sample, arrays);
  }
}
