package org.backspike.bptt.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.batch.BatchTrainer;
import org.backspike.bptt.batch.Pieces;
import org.backspike.bptt.loss.LossChoice;
import org.backspike.snn.Input;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.snn.task.Dataset;
import org.backspike.surrogate.Surrogate;

/**
 * Measures the health of a network on the first samples of a data set, forward and backward once.
 * It has a trainer of its own, with full history, so that it costs no more than one small batch.
 */
public final class Probe {
  /** Samples that are enough to see silent neurons and gradients that vanish. */
  public static final int SAMPLES = 16;

  private final LossChoice loss;
  private final Surrogate surrogate;
  private final List<Stimulus> stimuli = new ArrayList<>();
  private final int[] labels;

  /**
   * A probe.
   *
   * @param loss whose gradient is probed
   * @param surrogate derivative of the spike
   * @param encoder of the samples
   * @param data the first {@link #SAMPLES} are used; at least 1
   */
  public Probe(LossChoice loss, Surrogate surrogate, Encoder encoder, Dataset data) {
    this.loss = loss;
    this.surrogate = surrogate;
    int count = Math.min(SAMPLES, data.size());
    this.labels = new int[count];
    for (int sample = 0; sample < count; sample++) {
      stimuli.add(encoder.encode(data.features(sample), sample));
      labels[sample] = data.label(sample);
    }
  }

  /**
   * Measures.
   *
   * @param network at its present parameters; not modified
   * @param pieces threads
   * @return how it is
   */
  public Health measure(Network network, Pieces pieces) {
    int steps = network.presentation().steps();
    BatchTrainer trainer =
        new BatchTrainer(network, surrogate, loss.of(network), "sgd", 0, steps, labels.length);
    trainer.gradient(stimuli, labels, pieces);
    List<PopulationHealth> found = new ArrayList<>();
    for (int p = 0; p < network.populations().size(); p++) {
      if (!(network.populations().get(p).dynamics() instanceof Input)) {
        found.add(health(trainer, network.populations().get(p), p, steps));
      }
    }
    return new Health(labels.length, found);
  }

  private PopulationHealth health(BatchTrainer trainer, Population population, int p, int steps) {
    int neurons = population.size();
    List<Double> norms = Arrays.stream(trainer.driveErrorNorms(p, labels.length)).boxed().toList();
    if (!(population.dynamics() instanceof Lif)) {
      return new PopulationHealth(population.name(), neurons, 0, 0, 0, List.of(), norms);
    }
    long[] counts = counts(trainer.state().activity(p), neurons, steps);
    int[] histogram = new int[PopulationHealth.RATES.size()];
    int saturated = 0;
    long all = 0;
    double most = (double) labels.length * steps;
    for (long count : counts) {
      double rate = count / most;
      int place = 0;
      while (rate > PopulationHealth.RATES.get(place)) {
        place++;
      }
      histogram[place]++;
      saturated += rate > PopulationHealth.SATURATED ? 1 : 0;
      all += count;
    }
    return new PopulationHealth(
        population.name(),
        neurons,
        histogram[0],
        saturated,
        all / (most * neurons),
        Arrays.stream(histogram).boxed().toList(),
        norms);
  }

  private long[] counts(Activity activity, int neurons, int steps) {
    long[] counts = new long[neurons];
    for (int sample = 0; sample < labels.length; sample++) {
      for (int word = 0; word < Math.ceilDiv(steps, 32); word++) {
        int at = activity.timeBitsAt(sample) + word * activity.stride();
        for (int i = 0; i < neurons; i++) {
          counts[i] += Integer.bitCount(activity.timeBits()[at + i]);
        }
      }
    }
    return counts;
  }
}
