package org.backspike.bptt;

import java.util.List;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.Stimulus;

/**
 * First weights scaled by data: layer after layer, the weights from other populations into a hidden
 * one are multiplied by a factor at which its rate on some samples is in a range. A layer that is
 * there already stays as it is.
 *
 * @param least spikes per neuron and step, above 0
 * @param most spikes per neuron and step, above {@code least}, at most 1
 */
public record RateScaling(double least, double most) {
  /** The usual range, 0.02 to 0.2. */
  public static final RateScaling USUAL = new RateScaling(0.02, 0.2);

  /** Samples that are enough to see a rate. */
  public static final int SAMPLES = 64;

  private static final int MOST_TRIES = 60;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is none
   */
  public RateScaling {
    if (!(least > 0 && most > least && most <= 1)) {
      throw new IllegalArgumentException(
          "rates " + least + " to " + most + "; must ascend, above 0, at most 1");
    }
  }

  /**
   * Scales the weights of a network.
   *
   * @param network its weights are modified
   * @param samples at least 1, such as a batch
   * @throws IllegalArgumentException if no factor brings a layer into the range; its weights are
   *     then as they were
   */
  public void apply(Network network, List<Stimulus> samples) {
    for (Population population : network.populations()) {
      if (population.dynamics() instanceof Lif
          && !population.name().equals(network.readout().population())) {
        scale(network, population, samples);
      }
    }
  }

  private void scale(Network network, Population population, List<Stimulus> samples) {
    List<Projection> into =
        network.projections().stream()
            .filter(each -> each.to().equals(population.name()) && !each.from().equals(each.to()))
            .filter(each -> each.connection().isLearned())
            .toList();
    List<float[]> drawn = into.stream().map(each -> each.connection().values().clone()).toList();
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double factor = 1;
    for (int i = 0; i < MOST_TRIES; i++) {
      multiply(into, drawn, factor);
      double rate = rate(network, population, samples);
      if (rate >= least && rate <= most) {
        return;
      }
      if (rate < least) {
        low = factor;
        factor = Double.isInfinite(high) ? 2 * factor : Math.sqrt(low * high);
      } else {
        high = factor;
        factor = low == 0 ? factor / 2 : Math.sqrt(low * high);
      }
    }
    multiply(into, drawn, 1);
    throw new IllegalArgumentException(
        "no factor on the weights into "
            + population.name()
            + " gives a rate of "
            + least
            + " to "
            + most
            + "; its input may be silent");
  }

  private static void multiply(List<Projection> into, List<float[]> drawn, double factor) {
    for (int p = 0; p < into.size(); p++) {
      float[] weights = into.get(p).connection().values();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (factor * drawn.get(p)[i]);
      }
    }
  }

  /**
   * How often a population fires.
   *
   * @param network not modified
   * @param population one of its spiking populations
   * @param samples at least 1
   * @return spikes per neuron and step
   */
  public static double rate(Network network, Population population, List<Stimulus> samples) {
    int steps = network.presentation().steps();
    Simulator simulator = new Simulator(network, steps);
    Trace trace = simulator.newTrace();
    int p = network.indexOf(population.name());
    double spikes = 0;
    for (Stimulus sample : samples) {
      simulator.run(sample, trace);
      spikes += trace.spikes(p).size();
    }
    return spikes / ((double) samples.size() * steps * population.size());
  }
}
