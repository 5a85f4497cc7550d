package org.backspike.bptt.batch;

import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.exact.NeuronAdjoint;
import org.backspike.snn.Lif;
import org.backspike.snn.batch.BatchForward;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.neuron.NeuronHistory;
import org.backspike.surrogate.Surrogate;

/** Neuron by neuron in double precision, errors of learned numbers and membranes included. */
final class ExactErrors implements ErrorStepper {
  private final Lif lif;
  private final NetworkArrays arrays;
  private final Surrogate surrogate;
  private final List<NeuronHistory[]> histories;
  private final BatchErrors errors;
  private final int population;
  private final int stride;
  private final boolean readout;
  private final NeuronAdjoint[][] neurons;

  ExactErrors(
      Lif lif,
      NetworkArrays arrays,
      Surrogate surrogate,
      List<NeuronHistory[]> histories,
      BatchErrors errors,
      int population,
      int stride,
      boolean readout) {
    this.lif = lif;
    this.arrays = arrays;
    this.surrogate = surrogate;
    this.histories = histories;
    this.errors = errors;
    this.population = population;
    this.stride = stride;
    this.readout = readout;
    this.neurons = new NeuronAdjoint[histories.size()][];
  }

  @Override
  public void begin(int sample) {
    int at = errors.sumsAt(population, sample);
    Arrays.fill(errors.sums(population), at, at + stride, 0);
    neurons[sample] =
        NeuronAdjoint.all(
            lif, BatchForward.learned(population, arrays), histories.get(sample).length, surrogate);
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void run(int sample, int firstStep, int endStep) {
    float[] of = errors.of(population);
    float[] sums = errors.sums(population);
    int sumsAt = errors.sumsAt(population, sample);
    for (int t = endStep - 1; t >= firstStep; t--) {
      int at = errors.at(population, sample) + t * stride;
      for (int i = 0; i < neurons[sample].length; i++) {
        double membraneError = readout ? errors.membraneErrors()[at + i] : 0;
        double drive =
            neurons[sample][i].step(histories.get(sample)[i], t, of[at + i], membraneError);
        of[at + i] = (float) drive;
        sums[sumsAt + i] += (float) drive;
      }
    }
  }

  /** The adjoints of a sample, which hold the errors of the numbers. */
  NeuronAdjoint[] neurons(int sample) {
    return neurons[sample];
  }
}
