package org.backspike.chip.controller.tinyodin;

import org.backspike.chip.controller.Crossbar;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;

/** A network as tinyODIN holds it: registers and the contents of both memories. */
public final class TinyOdinImage {
  private static final int MOST_THRESHOLD = 0xfff;
  private static final int MOST_LEAK = 0x7f;

  private final Crossbar crossbar;
  private final TinyOdinRegisters registers;
  private final int[] neurons = new int[TinyOdin.NEURONS];
  private final int[] synapses;

  /**
   * Lays a network down. Only its neurons are served; the loop is closed if it has projections
   * between neurons.
   *
   * @param network in the datapath of the chip
   * @throws IllegalArgumentException if it does not fit the crossbar or a parameter its field
   */
  public TinyOdinImage(IntegerNetwork network) {
    crossbar = new Crossbar(network);
    registers = new TinyOdinRegisters(!crossbar.isRecurrent(), false, crossbar.columns() - 1);
    synapses = crossbar.words(crossbar::weight);
    crossbar.firstColumns().forEach((name, first) -> store(network.population(name), first));
  }

  private void store(IntegerPopulation population, int first) {
    NeuronParameters parameters = population.parameters();
    int[] thresholds = parameters.of(Parameter.THRESHOLD, MOST_THRESHOLD);
    int[] leaks = parameters.of(Parameter.MEMBRANE_DECAY, 0);
    int[] membranes = population.initial().getOrDefault(Variable.V, new int[population.size()]);
    for (int n = 0; n < population.size(); n++) {
      Crossbar.requireField(population.name() + ": threshold", thresholds[n], MOST_THRESHOLD);
      Crossbar.requireField(population.name() + ": leak", leaks[n], MOST_LEAK);
      neurons[first + n] =
          (membranes[membranes.length == 1 ? 0 : n] & 0xfff) | thresholds[n] << 12 | leaks[n] << 24;
    }
  }

  /**
   * Where everything lies.
   *
   * @return the crossbar
   */
  public Crossbar crossbar() {
    return crossbar;
  }

  /**
   * Loads it.
   *
   * @param partners around the chip
   * @param probe watches it
   * @return the chip in its first cycle, with a digest
   */
  public ClockedTinyOdin clocked(Partners partners, Probe probe) {
    return TinyOdin.clocked(registers, neurons, synapses, partners, probe);
  }

  /**
   * Loads it.
   *
   * @param partners around the chip
   * @param probe watches it
   * @return the chip in its first cycle, without a digest
   */
  public TinyOdin skipping(Partners partners, Probe probe) {
    return TinyOdin.skipping(registers, neurons, synapses, partners, probe);
  }
}
