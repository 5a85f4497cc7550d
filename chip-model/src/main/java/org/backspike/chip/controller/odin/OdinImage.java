package org.backspike.chip.controller.odin;

import java.math.BigInteger;
import org.backspike.chip.controller.Crossbar;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;

/**
 * A network as ODIN holds it: registers and the contents of both memories. Nothing learns; every
 * synapse with a weight is mapped. Neurons that the network does not have are disabled.
 */
public final class OdinImage {
  private static final int MOST_THRESHOLD = 0xff;
  private static final int MOST_LEAK = 0x7f;
  private static final long LIF = 1;
  private static final long DISABLED = 1L << 63;
  private static final int MAPPED = 8;

  private final Crossbar crossbar;
  private final OdinRegisters registers;
  private final long[] neurons = new long[2 * Odin.NEURONS];
  private final int[] synapses;

  /**
   * Lays a network down. The loop is closed if it has projections between neurons.
   *
   * @param network in the datapath of the chip
   * @throws IllegalArgumentException if it does not fit the crossbar, a parameter not its field, or
   *     an input has weights of both signs
   */
  public OdinImage(IntegerNetwork network) {
    crossbar = new Crossbar(network);
    registers =
        new OdinRegisters(
            !crossbar.isRecurrent(), false, false, 0, 0, false, false, false, signs());
    synapses = crossbar.words(this::synapse);
    for (int n = 0; n < Odin.NEURONS; n++) {
      neurons[2 * n] = LIF | (long) MOST_THRESHOLD << 9;
      neurons[2 * n + 1] = DISABLED;
    }
    crossbar.firstColumns().forEach((name, first) -> store(network.population(name), first));
  }

  private int synapse(int row, int column) {
    int weight = crossbar.weight(row, column);
    return weight == 0 ? 0 : MAPPED | Math.abs(weight);
  }

  private BigInteger signs() {
    BigInteger inhibitory = BigInteger.ZERO;
    for (int row = 0; row < Odin.NEURONS; row++) {
      int least = 0;
      int most = 0;
      for (int column = 0; column < Odin.NEURONS; column++) {
        least = Math.min(least, crossbar.weight(row, column));
        most = Math.max(most, crossbar.weight(row, column));
      }
      if (least < 0 && most > 0) {
        throw new IllegalArgumentException(
            "row "
                + row
                + " has weights "
                + least
                + " and "
                + most
                + "; all weights of an input must have one sign");
      }
      if (least < 0) {
        inhibitory = inhibitory.setBit(row);
      }
    }
    return inhibitory;
  }

  private void store(IntegerPopulation population, int first) {
    NeuronParameters parameters = population.parameters();
    int[] thresholds = parameters.of(Parameter.THRESHOLD, MOST_THRESHOLD);
    int[] leaks = parameters.of(Parameter.MEMBRANE_DECAY, 0);
    long leaking = parameters.shared(Parameter.LEAK_ENABLED, 1) == 0 ? 0 : 1L << 8;
    int[] membranes = population.initial().getOrDefault(Variable.V, new int[population.size()]);
    for (int n = 0; n < population.size(); n++) {
      Crossbar.requireField(population.name() + ": threshold", thresholds[n], MOST_THRESHOLD);
      Crossbar.requireField(population.name() + ": leak", leaks[n], MOST_LEAK);
      int place = 2 * (first + n);
      neurons[place] = LIF | (long) leaks[n] << 1 | leaking | (long) thresholds[n] << 9;
      neurons[place + 1] =
          (long) (membranes[membranes.length == 1 ? 0 : n] & 0xff) << OdinNeuron.STATE;
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
  public ClockedOdin clocked(Partners partners, Probe probe) {
    return Odin.clocked(registers, neurons, synapses, partners, probe);
  }

  /**
   * Loads it.
   *
   * @param partners around the chip
   * @param probe watches it
   * @return the chip in its first cycle, without a digest
   */
  public Odin skipping(Partners partners, Probe probe) {
    return Odin.skipping(registers, neurons, synapses, partners, probe);
  }
}
