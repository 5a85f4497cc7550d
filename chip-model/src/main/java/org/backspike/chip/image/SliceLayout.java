package org.backspike.chip.image;

import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.PeriodicReset;

/**
 * A slice with the layout of its state.
 *
 * <p>Instances are identities, made by the image builder.
 */
public final class SliceLayout {
  private final Slice slice;
  private final PopulationKind kind;
  private final NeuronParameters parameters;
  private final PeriodicReset reset;
  private final ArrayLayout current;
  private final ArrayLayout membrane;
  private final ArrayLayout refractory;
  private final ArrayLayout constants;

  SliceLayout(
      Slice slice,
      PopulationKind kind,
      NeuronParameters parameters,
      PeriodicReset reset,
      ArrayLayout current,
      ArrayLayout membrane,
      ArrayLayout refractory,
      ArrayLayout constants) {
    this.slice = slice;
    this.kind = kind;
    this.parameters = parameters;
    this.reset = reset;
    this.current = current;
    this.membrane = membrane;
    this.refractory = refractory;
    this.constants = constants;
  }

  /**
   * Where it lies.
   *
   * @return the slice
   */
  public Slice slice() {
    return slice;
  }

  /**
   * What its neurons do.
   *
   * @return {@code LIF} or {@code LI}
   */
  public PopulationKind kind() {
    return kind;
  }

  /**
   * Parameters of the neurons of the slice.
   *
   * @return one number per neuron
   */
  public NeuronParameters parameters() {
    return parameters;
  }

  /**
   * When the state is cleared.
   *
   * @return the rule of the population
   */
  public PeriodicReset reset() {
    return reset;
  }

  /**
   * Layout of the currents.
   *
   * @return shape [1][neurons]
   */
  public ArrayLayout current() {
    return current;
  }

  /**
   * Layout of the membranes.
   *
   * @return shape [1][neurons]
   */
  public ArrayLayout membrane() {
    return membrane;
  }

  /**
   * Layout of the refractory counters.
   *
   * @return shape [1][neurons]
   */
  public ArrayLayout refractory() {
    return refractory;
  }

  /**
   * Layout of the parameters: one set when all neurons share it, else one per neuron.
   *
   * @return shape [1][sets]
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
   * The core it lies on.
   *
   * @return its number
   */
  public int core() {
    return slice.core();
  }
}
