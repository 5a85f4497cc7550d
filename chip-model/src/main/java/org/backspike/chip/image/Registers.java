package org.backspike.chip.image;

import java.util.EnumMap;
import java.util.Map;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;

/** Which registers the state of a neuron needs, and how wide they are. */
final class Registers {
  private static final int REFRACTORY_BITS = 6;
  private static final int UNIT_BITS = 32;
  private static final int RANDOM_BITS = 15;

  private Registers() {}

  /** Bits by register. */
  static Map<Variable, Integer> of(PopulationKind kind, Datapath datapath) {
    Map<Variable, Integer> bits = new EnumMap<>(Variable.class);
    switch (kind) {
      case LIF, LI, TERNARY -> integrating(datapath, bits);
      case RF, RF_IZ -> {
        bits.put(Variable.RE, datapath.membrane().register().bits());
        bits.put(Variable.IM, datapath.membrane().register().bits());
      }
      case DELTA, SIGMADELTA -> {
        for (Variable variable :
            new Variable[] {Variable.SIGMA, Variable.ACT, Variable.RESIDUE, Variable.ERROR}) {
          bits.put(variable, UNIT_BITS);
        }
      }
      case INPUT, GRADED -> {}
    }
    return bits;
  }

  private static void integrating(Datapath datapath, Map<Variable, Integer> bits) {
    int currents = datapath.currents().register().bits();
    if (datapath.currents().count() == 2) {
      bits.put(Variable.I0, currents);
      bits.put(Variable.I1, currents);
    } else {
      bits.put(Variable.U, currents);
    }
    bits.put(Variable.V, datapath.membrane().register().bits());
    bits.put(Variable.REFRACTORY, REFRACTORY_BITS);
    if (datapath.random().lanes() > 0) {
      bits.put(Variable.LFSR, RANDOM_BITS);
    }
  }
}
