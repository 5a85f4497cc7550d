package org.backspike.bptt.batch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.exact.NeuronAdjoint;
import org.backspike.bptt.kernel.GatedProduct;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.Product;
import org.backspike.bptt.loss.Answer;
import org.backspike.bptt.loss.Loss;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Recorded;
import org.backspike.snn.Relay;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchForward;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.Coefficients;
import org.backspike.snn.neuron.NeuronNumbers;
import org.backspike.snn.simulate.Prediction;
import org.backspike.surrogate.Surrogate;

/**
 * Loss and errors over samples of a batch, population by population from the readout to the input,
 * each over all steps. Belongs to one thread; several may work on different samples.
 */
final class BatchBackward {
  /** Samples whose errors are multiplied at once: their rows stay in the second-level cache. */
  private static final int GROUP = 8;

  /**
   * A dot product of an active neuron and step costs as much as this many elements of a product of
   * tiles (measured at 1024 targets: 6); gating pays where fewer are active.
   */
  private static final int DOT_COST = 8;

  private final BatchState state;
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final BatchErrors errors;
  private final PackedWeights packed;
  private final Surrogate surrogate;
  private final Loss loss;
  private final int steps;
  private final ErrorStepper[] steppers;
  private final Answer answer;
  private final Product product = Kernels.product();
  private final GatedProduct gated = Kernels.gatedProduct();
  private final int[][] active;

  BatchBackward(
      BatchState state,
      NetworkArrays arrays,
      BatchErrors errors,
      PackedWeights packed,
      Surrogate surrogate,
      Loss loss,
      int samples) {
    this.state = state;
    this.wiring = state.wiring();
    this.arrays = arrays;
    this.errors = errors;
    this.packed = packed;
    this.surrogate = surrogate;
    this.loss = loss;
    this.steps = state.steps();
    this.answer = new Answer(steps, wiring.population(wiring.readout()).size());
    this.steppers = new ErrorStepper[wiring.populations()];
    this.active = new int[wiring.populations()][];
    for (int p = 0; p < steppers.length; p++) {
      active[p] = new int[Math.ceilDiv(steps, 32) * wiring.stride(p)];
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
              lif,
              BatchForward.numbers(lif, p, arrays),
              surrogate,
              state.histories(p),
              errors,
              p,
              stride,
              p == wiring.readout());
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
    int readout = wiring.readout();
    fill(sample, readout);
    double value = loss.evaluate(answer, label);
    int stride = wiring.stride(readout);
    int classes = answer.classes();
    boolean spiking = wiring.population(readout).dynamics() instanceof Lif;
    double[] found = spiking ? answer.spikeErrors() : answer.membraneErrors();
    for (int t = 0; t < steps; t++) {
      int at = errors.at(readout, sample) + t * stride;
      for (int c = 0; c < classes; c++) {
        errors.of(readout)[at + c] = (float) (scale * found[t * classes + c]);
        errors.membraneErrors()[at + c] =
            (float) (scale * answer.membraneErrors()[t * classes + c]);
      }
    }
    return new SampleResult(value, Prediction.of(Scores.of(answer, wiring.network().readout())));
  }

  private void fill(int sample, int readout) {
    Activity activity = state.activity(readout);
    int classes = answer.classes();
    int stride = activity.stride();
    boolean spiking = wiring.population(readout).dynamics() instanceof Lif;
    boolean after =
        wiring.population(readout).dynamics() instanceof Lif lif
            && lif.convention().recorded() == Recorded.AFTER_RESET
            && state.isExact(readout);
    for (int t = 0; t < steps; t++) {
      int word = activity.timeBitsAt(sample) + (t >> 5) * stride;
      for (int c = 0; c < classes; c++) {
        int at = t * classes + c;
        answer.membranes()[at] =
            after
                ? state.histories(readout).get(sample)[c].v(t)
                : activity.membranes()[activity.membranesAt(sample) + t * stride + c];
        answer.spikes()[at] = spiking ? activity.timeBits()[word + c] >>> t & 1 : 0;
      }
    }
  }

  /** Errors of the drives of all populations; those of the readout's output are set before. */
  void run(int first, int end) {
    int[] order = wiring.order();
    for (int k = order.length - 1; k >= 0; k--) {
      if (!(wiring.population(order[k]).dynamics() instanceof Input)) {
        population(order[k], first, end);
      }
    }
  }

  private void population(int p, int first, int end) {
    boolean empty = p != wiring.readout();
    for (Link link : wiring.outOf(p)) {
      if (!link.isRecurrent()) {
        fromTarget(link, first, end, empty);
        empty = false;
      }
    }
    if (empty) {
      Arrays.fill(errors.of(p), errors.at(p, first), errors.at(p, end), 0);
    }
    List<Link> recurrent = wiring.outOf(p).stream().filter(Link::isRecurrent).toList();
    for (int sample = first; sample < end; sample++) {
      steppers[p].begin(sample);
      if (recurrent.isEmpty()) {
        steppers[p].run(sample, 0, steps);
      }
    }
    if (!recurrent.isEmpty()) {
      stepByStep(p, recurrent, first, end);
    }
  }

  /** Whether the errors of many outputs are known not to count. */
  private boolean isCompact(Link link) {
    return Double.isFinite(surrogate.support())
        && wiring.population(link.from()).dynamics() instanceof Lif
        && !state.isExact(link.from())
        && link.lag() == 0;
  }

  private void fromTarget(Link link, int first, int end, boolean empty) {
    int p = link.from();
    int fromStride = wiring.stride(link.to());
    int toStride = wiring.stride(p);
    if (isCompact(link)) {
      for (int sample = first; sample < end; sample++) {
        int to = errors.at(p, sample);
        if (gate(p, sample) * DOT_COST < steps * wiring.population(p).size()) {
          if (empty) {
            Arrays.fill(errors.of(p), to, errors.at(p, sample + 1), 0);
          }
          addGated(link, sample);
        } else {
          multiply(link, errors.at(link.to(), sample), fromStride, steps, to, toStride, empty);
        }
      }
    } else if (link.lag() > 0) {
      if (empty) {
        Arrays.fill(errors.of(p), errors.at(p, first), errors.at(p, end), 0);
      }
      for (int sample = first; sample < end; sample++) {
        int from = errors.at(link.to(), sample) + link.lag() * fromStride;
        int rows = Math.max(0, steps - link.lag());
        multiply(link, from, fromStride, rows, errors.at(p, sample), toStride, false);
      }
    } else {
      for (int sample = first; sample < end; sample += GROUP) {
        int rows = Math.min(GROUP, end - sample) * steps;
        int from = errors.at(link.to(), sample);
        multiply(link, from, fromStride, rows, errors.at(p, sample), toStride, empty);
      }
    }
  }

  private void multiply(
      Link link, int from, int fromStride, int rows, int to, int toStride, boolean empty) {
    int sources = wiring.population(link.from()).size();
    int targets = wiring.population(link.to()).size();
    float[] errorsOfTarget = errors.of(link.to());
    MemorySegment weights = packed.of(link);
    float[] result = errors.of(link.from());
    if (empty) {
      product.set(
          errorsOfTarget, from, fromStride, rows, weights, sources, targets, result, to, toStride);
    } else {
      product.add(
          errorsOfTarget, from, fromStride, rows, weights, sources, targets, result, to, toStride);
    }
  }

  /** Finds the active neurons and steps; gives how many there are. */
  private int gate(int p, int sample) {
    Activity activity = state.activity(p);
    Lif lif = (Lif) wiring.population(p).dynamics();
    int neurons = wiring.population(p).size();
    gated.gate(
        activity.membranes(),
        activity.membranesAt(sample),
        activity.stride(),
        0,
        steps,
        neurons,
        (float) lif.threshold(),
        (float) surrogate.support(),
        active[p],
        0);
    int count = 0;
    for (int word = 0; word < active[p].length; word += activity.stride()) {
      for (int i = word; i < word + neurons; i++) {
        count += Integer.bitCount(active[p][i]);
      }
    }
    return count;
  }

  private void addGated(Link link, int sample) {
    int p = link.from();
    gated.add(
        active[p],
        0,
        0,
        steps,
        0,
        errors.of(link.to()),
        errors.at(link.to(), sample),
        wiring.stride(link.to()),
        arrays.array(link.projection()),
        wiring.population(p).size(),
        errors.of(p),
        errors.at(p, sample),
        wiring.stride(p));
  }

  private void stepByStep(int p, List<Link> recurrent, int first, int end) {
    int stride = wiring.stride(p);
    for (int t = steps - 1; t >= 0; t--) {
      for (Link link : recurrent) {
        if (t + link.lag() < steps) {
          int from = errors.at(p, first) + (t + link.lag()) * stride;
          int to = errors.at(p, first) + t * stride;
          multiply(link, from, steps * stride, end - first, to, steps * stride, false);
        }
      }
      for (int sample = first; sample < end; sample++) {
        steppers[p].run(sample, t, t + 1);
      }
    }
  }

  /**
   * Adds the errors of learned numbers of the neurons.
   *
   * @param sample whose backward pass is done
   * @param gradient receives them
   */
  void addLearned(int sample, NetworkArrays gradient) {
    for (int p = 0; p < steppers.length; p++) {
      if (!(steppers[p] instanceof ExactErrors exact)) {
        continue;
      }
      gradient
          .places()
          .learned(p)
          .forEach((number, place) -> {
            double value = arrays.array(place)[0];
            double sum = 0;
            for (NeuronAdjoint neuron : exact.neurons(sample)) {
              sum +=
                  NeuronNumbers.gradient(
                      number, value, neuron.byKeep(), neuron.byGain(), neuron.byThreshold());
            }
            gradient.array(place)[0] += (float) sum;
          });
    }
  }
}
