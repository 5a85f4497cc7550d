package org.backspike.chip.image;

import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.IntegerPopulation;

/**
 * Whether a register on which events act one by one can saturate at all. If it cannot, the order of
 * the events makes no difference, and they may be summed first.
 *
 * <p>With S the largest sum of magnitudes that one step can deliver to a neuron, the state before
 * the decay stays below the fixed point of {@code b = D(b) + S}; that must fit the register.
 */
final class StateBound {
  /** Steps after which a bound that still grows is given up. */
  private static final int MOST_STEPS = 1 << 16;

  private final Datapath datapath;
  private final IntegerPopulation population;
  private final Slice slice;

  StateBound(Datapath datapath, IntegerPopulation population, Slice slice) {
    this.datapath = datapath;
    this.population = population;
    this.slice = slice;
  }

  /**
   * Whether no state can saturate while events arrive.
   *
   * @param into blocks into the slice
   * @param maxPayload largest payload of each
   */
  boolean holds(List<RowBlock> into, List<Long> maxPayload) {
    int ports = Math.max(1, datapath.currents().count());
    for (int port = 0; port < ports; port++) {
      long[] most = new long[slice.neurons()];
      for (int b = 0; b < into.size(); b++) {
        if (into.get(b).delivery().port() == port) {
          addMagnitudes(into.get(b), maxPayload.get(b), most);
        }
      }
      for (int i = 0; i < most.length; i++) {
        if (!fits(port, i, most[i])) {
          return false;
        }
      }
    }
    return true;
  }

  private static void addMagnitudes(RowBlock block, long maxPayload, long[] most) {
    for (int source = 0; source < block.synapses().sources(); source++) {
      block
          .synapses()
          .visit(source, (target, weight) -> most[target] += Math.abs(weight) * maxPayload);
    }
  }

  private boolean fits(int port, int neuron, long step) {
    NeuronParameters parameters = population.parameters();
    boolean current = datapath.currents().count() > 0;
    Decay decay = current ? datapath.currents().decay() : fadingOfMembrane();
    Register register = current ? datapath.currents().register() : datapath.membrane().register();
    Parameter fading =
        current
            ? port == 0 ? Parameter.CURRENT_DECAY : Parameter.SECOND_CURRENT_DECAY
            : Parameter.MEMBRANE_DECAY;
    int at = slice.first() + neuron;
    int operand = decay.operand(parameters.of(fading, 0)[at]);
    int threshold = parameters.of(Parameter.THRESHOLD, 0)[at] << datapath.firing().shift();
    if (!register.saturates() && register.overflow() != Overflow.WRAP1) {
      return true;
    }
    if (!current && threshold < 0) {
      return false;
    }
    long bias = current ? 0 : Math.abs((long) parameters.of(Parameter.BIAS, 0)[at]);
    Variable name = current ? currentName(port) : Variable.V;
    int[] first = population.initial().get(name);
    long high = Math.max(0, first == null ? 0 : first[at]);
    long low = Math.min(0, first == null ? 0 : first[at]);
    for (int t = 0; t < MOST_STEPS; t++) {
      if (high + step > register.max() || low - step < register.min()) {
        return false;
      }
      long nextHigh = Math.max(high, decay.apply(high + step, operand) + 1 + bias);
      long nextLow = decay.apply(low - step, operand) - 1 - bias;
      nextLow = Math.min(low, Math.min(nextLow, current ? 0 : -threshold));
      if (nextHigh == high && nextLow == low) {
        return true;
      }
      high = nextHigh;
      low = nextLow;
    }
    return false;
  }

  private Decay fadingOfMembrane() {
    return population.parameters().shared(Parameter.LEAK_ENABLED, 1) == 0
        ? Decay.NONE
        : datapath.membrane().decay();
  }

  private Variable currentName(int port) {
    if (datapath.currents().count() == 1) {
      return Variable.U;
    }
    return port == 0 ? Variable.I0 : Variable.I1;
  }
}
