package org.backspike.bptt.batch;

import org.backspike.snn.Input;
import org.backspike.snn.batch.Wiring;

/** Errors of every population in a batch. */
final class BatchErrors {
  private final int steps;
  private final Wiring wiring;
  private final float[][] errors;
  private final float[][] sums;
  private final float[] membraneErrors;

  BatchErrors(Wiring wiring, int steps, int samples) {
    this.steps = steps;
    this.wiring = wiring;
    errors = new float[wiring.populations()][];
    sums = new float[wiring.populations()][];
    for (int p = 0; p < errors.length; p++) {
      boolean input = wiring.population(p).dynamics() instanceof Input;
      errors[p] = new float[input ? 0 : samples * steps * wiring.stride(p)];
      sums[p] = new float[samples * wiring.stride(p)];
    }
    membraneErrors = new float[errors[wiring.readout()].length];
  }

  /** Errors of spikes, then of the drive; shape [samples][steps][stride]. */
  float[] of(int population) {
    return errors[population];
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

  /** Errors of the membranes of the readout, shape [samples][steps][stride]. */
  float[] membraneErrors() {
    return membraneErrors;
  }
}
