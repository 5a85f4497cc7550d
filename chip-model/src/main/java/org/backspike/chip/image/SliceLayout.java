package org.backspike.chip.image;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.IntegerPopulation;

/** How the neurons of a slice lie in the state memory of their core. */
public final class SliceLayout {

  /** How events reach the neurons of a slice. */
  public enum Input {
    /** Summed first, which is exact or known to make no difference. */
    SUMMED,
    /** One by one, in order. */
    IN_ORDER
  }

  /** What makes neurons fade and, where that is not done at every event, test their threshold. */
  public enum Tick {
    /** Every step ends with it. */
    EVERY_STEP,
    /** Events from a projection of their own. */
    BY_EVENT
  }

  private final Slice slice;
  private final IntegerPopulation population;
  private final NeuronParameters parameters;
  private final Map<Variable, ArrayLayout> registers;
  private final ArrayLayout constants;
  private final Input input;
  private final Tick tick;

  SliceLayout(
      Slice slice,
      IntegerPopulation population,
      Map<Variable, ArrayLayout> registers,
      ArrayLayout constants,
      Input input,
      Tick tick) {
    this.slice = slice;
    this.population = population;
    this.parameters = population.parameters().slice(slice.first(), slice.neurons());
    this.registers = new TreeMap<>(registers);
    this.constants = constants;
    this.input = input;
    this.tick = tick;
  }

  /**
   * The slice.
   *
   * @return which neurons, on which core
   */
  public Slice slice() {
    return slice;
  }

  /**
   * The population it is part of.
   *
   * @return as the network gives it
   */
  public IntegerPopulation population() {
    return population;
  }

  /**
   * What its neurons do.
   *
   * @return the kind
   */
  public PopulationKind kind() {
    return population.kind();
  }

  /**
   * Numbers of its neurons.
   *
   * @return one set per neuron of the slice
   */
  public NeuronParameters parameters() {
    return parameters;
  }

  /**
   * How events reach its neurons.
   *
   * @return summed or in order
   */
  public Input input() {
    return input;
  }

  /**
   * What makes its neurons fade.
   *
   * @return every step or events
   */
  public Tick tick() {
    return tick;
  }

  /**
   * The registers of its state.
   *
   * @return layouts in the order of {@link Variable}
   */
  public Collection<ArrayLayout> registers() {
    return registers.values();
  }

  /**
   * The registers of its state.
   *
   * @return layouts by name
   */
  public Map<Variable, ArrayLayout> registersByName() {
    return registers;
  }

  /**
   * Its membranes.
   *
   * @return layout
   * @throws IllegalArgumentException if its neurons have none
   */
  public ArrayLayout membrane() {
    ArrayLayout membrane = registers.get(Variable.V);
    if (membrane == null) {
      throw new IllegalArgumentException(population.name() + " has no membrane");
    }
    return membrane;
  }

  /**
   * Its currents.
   *
   * @return layout
   * @throws IllegalArgumentException if its neurons have not exactly one
   */
  public ArrayLayout current() {
    ArrayLayout current = registers.get(Variable.U);
    if (current == null) {
      throw new IllegalArgumentException(population.name() + " has not one current");
    }
    return current;
  }

  /**
   * Its parameters in memory.
   *
   * @return layout, one set or one per neuron
   */
  public ArrayLayout constants() {
    return constants;
  }

  /**
   * Number of neurons.
   *
   * @return at least 1
   */
  public int neurons() {
    return slice.neurons();
  }

  /**
   * The core.
   *
   * @return from 0
   */
  public int core() {
    return slice.core();
  }
}
