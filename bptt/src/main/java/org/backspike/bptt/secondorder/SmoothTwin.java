package org.backspike.bptt.secondorder;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.Convention;
import org.backspike.snn.Dynamics;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Timing;

/**
 * The network whose spikes are smooth functions of the membranes: reset in the step of the spike,
 * and differentiated. Only there is the gradient of backpropagation the gradient of a function, so
 * that line searches and Hessians mean something.
 */
public final class SmoothTwin {
  private SmoothTwin() {}

  /**
   * The twin of a network.
   *
   * @param network not modified
   * @return a network that shares all weights and biases
   * @throws IllegalArgumentException if neurons learn numbers or are not plain
   */
  public static Network of(Network network) {
    List<Population> populations = new ArrayList<>();
    for (Population population : network.populations()) {
      if (!population.learned().isEmpty()) {
        throw new IllegalArgumentException(
            "population "
                + population.name()
                + " learns numbers of its neurons; second-order optimizers learn weights and"
                + " biases only");
      }
      if (population.dynamics() instanceof Lif lif && !lif.isPlain()) {
        throw new IllegalArgumentException(
            "population "
                + population.name()
                + " adapts, rests after a spike or has an alpha synapse; second-order optimizers know plain"
                + " neurons only");
      }
      populations.add(
          new Population(
              population.name(),
              population.size(),
              smooth(population.dynamics()),
              population.bias()));
    }
    return new Network(
        populations, network.projections(), network.readout(), network.presentation());
  }

  private static Dynamics smooth(Dynamics dynamics) {
    if (!(dynamics instanceof Lif lif)) {
      return dynamics;
    }
    Convention convention =
        lif.convention().withTiming(Timing.SAME_STEP).withResetGradient(ResetGradient.THROUGH);
    return new Lif(
        lif.synapticDecay(),
        lif.membraneDecay(),
        lif.gain(),
        lif.threshold(),
        lif.reset(),
        convention);
  }
}
