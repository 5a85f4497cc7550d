package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backspike.bptt.exact.NeuronAdjoint;
import org.backspike.bptt.regularize.TrainingStages;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Relay;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchForward;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.Coefficients;
import org.backspike.surrogate.Surrogate;

/**
 * Loss and errors over samples of a batch, population by population from the readout to the input,
 * each over all steps. Belongs to one thread; several may work on different samples.
 */
final class BatchBackward {
  private final BatchState state;
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final BatchErrors errors;
  private final TargetErrors fromTargets;
  private final Surrogate surrogate;
  private final TrainingStages stages;
  private final int steps;
  private final ErrorStepper[] steppers;
  private final ReadoutAnswer answer;

  BatchBackward(
      BatchState state,
      NetworkArrays arrays,
      BatchErrors errors,
      PackedWeights packed,
      Surrogate surrogate,
      ReadoutAnswer answer,
      TrainingStages stages,
      int sampleSteps,
      int samples) {
    this.state = state;
    this.wiring = state.wiring();
    this.arrays = arrays;
    this.errors = errors;
    this.fromTargets =
        new TargetErrors(state, arrays, errors, packed, surrogate, sampleSteps, samples);
    this.surrogate = surrogate;
    this.stages = stages;
    this.steps = state.steps();
    this.answer = answer;
    this.steppers = new ErrorStepper[wiring.populations()];
    for (int p = 0; p < steppers.length; p++) {
      if (!(wiring.population(p).dynamics() instanceof Input)) {
        steppers[p] = stepper(p, samples);
      }
    }
  }

  private ErrorStepper stepper(int p, int samples) {
    Activity activity = state.activity(p);
    int stride = wiring.stride(p);
    return switch (wiring.population(p).dynamics()) {
      case Lif lif when !state.isExact(p) ->
          new VectorErrors(
              Coefficients.of(lif),
              lif.convention().isLate(),
              surrogate,
              activity,
              errors,
              p,
              wiring.width(p),
              samples,
              steps);
      case Lif lif ->
          new ExactErrors(
              lif, arrays, surrogate, state.histories(p), errors, p, stride, p == wiring.readout());
      case LeakyIntegrator li -> new IntegratorErrors(Coefficients.of(li), errors, p, stride);
      case Relay _ -> new RelayErrors(errors, p, stride);
      case Input _ -> throw new IllegalStateException("an input has no errors of a drive");
    };
  }

  /**
   * Evaluates a sample.
   *
   * @param sample whose forward pass is done
   * @param label its class
   * @param scale factor on the errors
   * @return its loss and answer
   */
  SampleResult evaluate(int sample, int label, double scale) {
    answer.collect(sample, 0, steps);
    SampleResult result = answer.evaluate(label);
    answer.inject(errors, sample, scale, 0, steps);
    return result;
  }

  /** Errors of the drives of all populations; those of the readout's output are set before. */
  void run(int first, int end) {
    run(first, end, 0, steps, steps, ErrorStepper::begin);
  }

  /** The errors of spikes, whose active neurons a window counts ahead. */
  TargetErrors fromTargets() {
    return fromTargets;
  }

  /** Starts the only sample behind its last step. */
  void begin() {
    for (int p : wiring.order()) {
      if (!(wiring.population(p).dynamics() instanceof Input)) {
        steppers[p].begin(0);
      }
    }
  }

  /**
   * The same for a window of the only sample, windows from the last to the first; errors of the
   * drives of the steps behind it, as far as lags reach, are still there.
   *
   * @param last end of the steps that there are
   */
  void goOn(int from, int to, int last) {
    run(0, 1, from, to, last, (stepper, sample) -> {});
  }

  /** What is done with a stepper before the steps of a sample. */
  private interface Start {
    void begin(ErrorStepper stepper, int sample);
  }

  private void run(int first, int end, int from, int to, int last, Start start) {
    int[] order = wiring.order();
    for (int k = order.length - 1; k >= 0; k--) {
      if (!(wiring.population(order[k]).dynamics() instanceof Input)) {
        population(order[k], first, end, from, to, last, start);
      }
    }
  }

  private void population(int p, int first, int end, int from, int to, int last, Start start) {
    fromOthers(p, first, end, from, to, last);
    List<Link> recurrent = wiring.outOf(p).stream().filter(Link::isRecurrent).toList();
    if (recurrent.isEmpty()) {
      for (int sample = first; sample < end; sample++) {
        start.begin(steppers[p], sample);
        steppers[p].run(sample, from, to);
      }
      stages.backward(p, first, end, errors.of(p), errors.sums(p));
    } else {
      for (int sample = first; sample < end; sample++) {
        start.begin(steppers[p], sample);
      }
      int begin = first;
      while (begin < end) {
        int next = begin + 1;
        // what is sparse goes alone and stays in the cache
        while (next < end && !isSparse(recurrent, begin) && !isSparse(recurrent, next)) {
          next++;
        }
        stepByStep(p, recurrent, begin, next, from, to, last);
        begin = next;
      }
      errors.keepRecurrent(p, first, end);
      stages.backwardBeforeRecurrence(p, first, end, errors.of(p), errors.sums(p));
    }
  }

  /** Errors of the spikes of a population, but for what it sends itself. */
  private void fromOthers(int p, int first, int end, int from, int to, int last) {
    fromTargets.run(p, first, end, from, to, last);
    if (errors.ofEverySpike(p).length > 0) {
      addOfEverySpike(p, first, end, from, to);
    }
  }

  /** Projections of a population to itself are sparse together: they have the same sizes. */
  private boolean isSparse(List<Link> recurrent, int sample) {
    return fromTargets.isSparse(recurrent.getFirst(), sample);
  }

  private void stepByStep(
      int p, List<Link> recurrent, int first, int end, int from, int to, int last) {
    List<List<float[]>> masks = new ArrayList<>();
    for (int sample = first; sample < end; sample++) {
      masks.add(stages.masks(p, sample));
    }
    for (int t = to - 1; t >= from; t--) {
      for (Link link : recurrent) {
        if (t + link.lag() < last) {
          fromTargets.addStep(link, first, end, t);
        }
      }
      for (int sample = first; sample < end; sample++) {
        steppers[p].run(sample, t, t + 1);
        for (float[] mask : masks.get(sample - first)) {
          multiply(errors.of(p), errors.at(p, sample) + t * mask.length, mask);
        }
      }
    }
    for (int sample = first; sample < end; sample++) {
      for (float[] mask : masks.get(sample - first)) {
        multiply(errors.sums(p), errors.sumsAt(p, sample), mask);
      }
    }
  }

  private static void multiply(float[] values, int at, float[] factors) {
    for (int i = 0; i < factors.length; i++) {
      values[at + i] *= factors[i];
    }
  }

  private void addOfEverySpike(int p, int first, int end, int from, int to) {
    float[] each = errors.ofEverySpike(p);
    float[] of = errors.of(p);
    int stride = wiring.stride(p);
    for (int sample = first; sample < end; sample++) {
      for (int t = from; t < to; t++) {
        int at = errors.at(p, sample) + t * stride;
        for (int i = 0; i < stride; i++) {
          of[at + i] += each[sample * stride + i];
        }
      }
    }
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    long sum = answer.bytes() + fromTargets.bytes();
    for (int p : wiring.order()) {
      if (!(wiring.population(p).dynamics() instanceof Input)) {
        sum += steppers[p].bytes();
      }
    }
    return sum;
  }

  /** Receives errors of learned numbers. */
  interface LearnedErrors {
    /** The error of a number at a place, of one neuron or of all. */
    void add(int place, int neuron, float error);
  }

  /**
   * Finds the errors of learned numbers of the neurons.
   *
   * @param sample whose backward pass is done
   * @param receiver of them
   */
  void learned(int sample, LearnedErrors receiver) {
    for (int p = 0; p < steppers.length; p++) {
      if (!(steppers[p] instanceof ExactErrors exact)) {
        continue;
      }
      Map<LearnedNumber, double[]> learned = BatchForward.learned(p, arrays);
      arrays
          .places()
          .learned(p)
          .forEach((number, place) -> {
            double[] values = Objects.requireNonNull(learned.get(number));
            double[] sums = new double[values.length];
            NeuronAdjoint.addErrors(exact.neurons(sample), number, values, sums);
            for (int i = 0; i < sums.length; i++) {
              receiver.add(place, i, (float) sums[i]);
            }
          });
    }
  }
}
