package org.backspike.chip.kernel;

import java.util.Arrays;
import org.backspike.chip.datapath.Currents;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Firing;
import org.backspike.chip.datapath.Membrane;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Reset;

/**
 * What distinguishes the update of one population from that of another, once the options of its
 * datapath and its own are resolved.
 *
 * @param sum where the sum of a step is held before
 * @param input where the sum of a step goes
 * @param currents the synaptic currents
 * @param membrane the membrane; its decay is that of the population
 * @param firing when a neuron fires; its reset is that of the population
 * @param spikes which spikes there are
 * @param refractory whether any neuron has a refractory period that is felt
 */
public record NeuronRule(
    Register sum,
    Input input,
    Currents currents,
    Membrane membrane,
    Firing firing,
    Spikes spikes,
    Refractory refractory) {

  /** Widest registers of which four terms, a bias among them, fit 32 bits. */
  private static final int MOST_BITS = 28;

  /** Where the sum of a step goes. */
  public enum Input {
    /** Into the currents. */
    CURRENTS,
    /** Straight into the sum of the membrane. */
    SUM,
    /** Into the membrane, before its fading and its test, as single events would go. */
    MEMBRANE
  }

  /** Which spikes a neuron sends. */
  public enum Spikes {
    /** None. */
    NONE,
    /** At most one in a step. */
    ONE,
    /** Several in a step. */
    MANY,
    /** One of either sign. */
    TERNARY
  }

  /** Whether refractory periods are kept. */
  public enum Refractory {
    /** No period, or one that ends before the next step. */
    NONE,
    /** The membrane is held at 0 after a spike. */
    HOLDS
  }

  /**
   * Resolves the options of a population.
   *
   * @param datapath the arithmetic
   * @param kind what its neurons do, an integrating kind
   * @param parameters its numbers
   * @return the rule
   */
  public static NeuronRule of(Datapath datapath, PopulationKind kind, NeuronParameters parameters) {
    Membrane membrane = datapath.membrane();
    return new NeuronRule(
        sum(datapath),
        input(datapath),
        datapath.currents(),
        new Membrane(
            membrane.register(), fading(membrane.decay(), parameters), membrane.sumOrder()),
        firing(datapath.firing(), parameters),
        spikes(datapath, kind, parameters),
        felt(parameters));
  }

  /** Events that act one by one are summed only where their sum fits the state. */
  private static Register sum(Datapath datapath) {
    if (!datapath.actsPerEvent()) {
      return datapath.accumulate().sum();
    }
    return datapath.currents().count() > 0
        ? datapath.currents().register()
        : datapath.membrane().register();
  }

  private static Input input(Datapath datapath) {
    if (datapath.currents().count() > 0) {
      return Input.CURRENTS;
    }
    return datapath.actsPerEvent() ? Input.MEMBRANE : Input.SUM;
  }

  private static Decay fading(Decay decay, NeuronParameters parameters) {
    if (parameters.shared(Parameter.LEAK_ENABLED, 1) == 0) {
      return Decay.NONE;
    }
    boolean random =
        decay.rounding() == Decay.Rounding.STOCHASTIC
            && parameters.shared(Parameter.STOCHASTIC_ROUNDING, 1) == 1;
    return decay.rounding() == Decay.Rounding.STOCHASTIC && !random
        ? new Decay(
            decay.operator(),
            decay.fractionBits(),
            decay.given(),
            decay.offset(),
            Decay.Rounding.FLOOR)
        : decay;
  }

  private static Firing firing(Firing firing, NeuronParameters parameters) {
    Reset reset = firing.reset();
    if (parameters.gives(Parameter.RESET)) {
      reset = parameters.shared(Parameter.RESET, 0) == 1 ? Reset.SUBTRACT : Reset.ZERO;
    } else if (parameters.gives(Parameter.RESET_TO_ZERO)) {
      reset = parameters.shared(Parameter.RESET_TO_ZERO, 1) == 1 ? Reset.ZERO : Reset.SUBTRACT;
    }
    return new Firing(
        firing.shift(),
        firing.compare(),
        firing.tested(),
        firing.negative(),
        reset,
        firing.remainder(),
        firing.maxSpikes(),
        firing.maxRefractory());
  }

  private static Spikes spikes(
      Datapath datapath, PopulationKind kind, NeuronParameters parameters) {
    return switch (kind) {
      case LI -> Spikes.NONE;
      case TERNARY -> Spikes.TERNARY;
      default -> {
        int most = datapath.firing().maxSpikes();
        int[] spikes = parameters.of(Parameter.MAX_SPIKES, most);
        yield Arrays.stream(spikes).max().orElse(1) > 1 ? Spikes.MANY : Spikes.ONE;
      }
    };
  }

  private static Refractory felt(NeuronParameters parameters) {
    boolean any = Arrays.stream(parameters.of(Parameter.REFRACTORY, 0)).anyMatch(r -> r > 1);
    return any ? Refractory.HOLDS : Refractory.NONE;
  }

  /**
   * The same neuron between two ticks: nothing fades, only the threshold is tested.
   *
   * @return the rule of an event that carries nothing
   */
  public NeuronRule withoutFading() {
    return new NeuronRule(
        sum,
        input,
        currents,
        new Membrane(membrane.register(), Decay.NONE, membrane.sumOrder()),
        firing,
        spikes,
        refractory);
  }

  /**
   * Whether 32 bits hold every result before its register saturates, as vector kernels need; where
   * no register saturates, only the low bits count.
   *
   * @return true if they do
   */
  public boolean fitsInts() {
    if (isWide(currents.register()) || isWide(membrane.register())) {
      return false;
    }
    boolean anySum = !sum.saturates() && sum.overflow() != Overflow.WRAP;
    if (input != Input.CURRENTS) {
      return !membrane.register().saturates() || !(anySum || sum.bits() > MOST_BITS);
    }
    if (currents.register().saturates() && (anySum || sum.bits() > MOST_BITS)) {
      return false;
    }
    boolean anyCurrent =
        !currents.register().saturates() && currents.register().overflow() != Overflow.WRAP;
    return !membrane.register().saturates()
        || !anyCurrent
        || (currents.count() == 1 && membrane.sumOrder() == Membrane.SumOrder.AT_ONCE);
  }

  private static boolean isWide(Register register) {
    return register.overflow() != Overflow.NONE && register.bits() > MOST_BITS;
  }

  /**
   * Whether random words are drawn, which only the scalar kernel does.
   *
   * @return true if the membrane is rounded at random
   */
  public boolean isRandom() {
    return membrane.decay().operator() == Decay.Operator.MULSHIFT
        && membrane.decay().rounding() == Decay.Rounding.STOCHASTIC;
  }
}
