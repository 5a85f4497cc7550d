package org.backspike.bptt.batch;

import org.backspike.snn.Input;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;

/** Errors of every population in a batch. */
final class BatchErrors {
  private final int steps;
  private final Wiring wiring;
  private final float[][] errors;
  private final float[][] sums;
  private final float[][] recurrent;
  private final float[] membraneErrors;
  private final float[][] ofEverySpike;

  BatchErrors(Wiring wiring, int steps, int samples) {
    this.steps = steps;
    this.wiring = wiring;
    errors = new float[wiring.populations()][];
    sums = new float[wiring.populations()][];
    recurrent = new float[wiring.populations()][0];
    for (int p = 0; p < errors.length; p++) {
      boolean input = wiring.population(p).dynamics() instanceof Input;
      errors[p] = new float[input ? 0 : samples * steps * wiring.stride(p)];
      sums[p] = new float[samples * wiring.stride(p)];
    }
    membraneErrors = new float[errors[wiring.readout()].length];
    ofEverySpike = new float[wiring.populations()][0];
  }

  /** Errors of spikes, then of the drive; shape [samples][steps][stride]. */
  float[] of(int population) {
    return errors[population];
  }

  /** Errors of what a projection delivers, of the shape of those of its target. */
  float[] of(Link link) {
    return link.isRecurrent() && recurrent[link.to()].length > 0
        ? recurrent[link.to()]
        : errors[link.to()];
  }

  /** Gives a population errors of their own for what it gets from itself. */
  void separateRecurrence(int population) {
    recurrent[population] = new float[errors[population].length];
  }

  /** Takes the errors of samples for those of what a population gets from itself. */
  void keepRecurrent(int population, int first, int end) {
    if (recurrent[population].length > 0) {
      int from = at(population, first);
      int length = at(population, end) - from;
      System.arraycopy(errors[population], from, recurrent[population], from, length);
    }
  }

  /** Where a sample begins. */
  int at(int population, int sample) {
    return sample * steps * wiring.stride(population);
  }

  /** Errors of the drive summed over the steps, shape [samples][stride]. */
  float[] sums(int population) {
    return sums[population];
  }

  /** Where the sums of a sample begin. */
  int sumsAt(int population, int sample) {
    return sample * wiring.stride(population);
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    long sum = membraneErrors.length;
    for (int p = 0; p < errors.length; p++) {
      sum += errors[p].length + sums[p].length + recurrent[p].length;
    }
    return 4 * sum;
  }

  /** Errors of the membranes of the readout, shape [samples][steps][stride]. */
  float[] membraneErrors() {
    return membraneErrors;
  }

  /** Errors that every spike of a neuron has beside others, shape [samples][stride], or empty. */
  float[] ofEverySpike(int population) {
    return ofEverySpike[population];
  }

  void setOfEverySpike(int population, float[] values) {
    ofEverySpike[population] = values;
  }

  /** Root of the sum of squares of the errors of drives, shape [steps], over the first samples. */
  double[] norms(int population, int samples) {
    int stride = wiring.stride(population);
    double[] norms = new double[steps];
    for (int sample = 0; sample < samples; sample++) {
      int at = at(population, sample);
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < wiring.population(population).size(); i++) {
          double error = of(population)[at + t * stride + i];
          norms[t] += error * error;
        }
      }
    }
    for (int t = 0; t < steps; t++) {
      norms[t] = Math.sqrt(norms[t]);
    }
    return norms;
  }

  /** Errors of all channels of inputs of analog values in a sample, shape [steps][channels]. */
  double[] ofInputs(int sample, NetworkArrays arrays) {
    int channels = wiring.network().channels();
    double[] found = new double[steps * channels];
    for (Link link : wiring.links()) {
      if (!(wiring.population(link.from()).dynamics() instanceof Input input)) {
        continue;
      }
      float[] w = arrays.array(link.projection());
      int stride = wiring.stride(link.to());
      for (int t = link.lag(); t < steps; t++) {
        int at = at(link.to(), sample) + t * stride;
        int to = (t - link.lag()) * channels + input.firstChannel();
        for (int j = 0; j < wiring.population(link.from()).size(); j++) {
          double sum = 0;
          for (int i = 0; i < wiring.population(link.to()).size(); i++) {
            sum += (double) w[j * stride + i] * of(link.to())[at + i];
          }
          found[to + j] += sum;
        }
      }
    }
    return found;
  }
}
