package org.backspike.chip.image;

import java.util.List;
import java.util.Optional;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerProjection;

/**
 * What one core holds of one projection into one slice: a row of weights per source, the sums they
 * are added into, and a ring of such sums where events wait.
 */
public final class RowBlock {
  private final int index;
  private final IntegerProjection projection;
  private final int source;
  private final List<Slice> sourceSlices;
  private final Slice target;
  private final StoredSynapses synapses;
  private final SumScale scale;
  private final int longestDelay;
  private final ArrayLayout weights;
  private final ArrayLayout accumulators;
  private final ArrayLayout axons;
  private final Optional<TraceLayout> traces;

  RowBlock(
      int index,
      IntegerProjection projection,
      int source,
      List<Slice> sourceSlices,
      Slice target,
      StoredSynapses synapses,
      SumScale scale,
      int longestDelay,
      ArrayLayout weights,
      ArrayLayout accumulators,
      ArrayLayout axons,
      Optional<TraceLayout> traces) {
    this.index = index;
    this.projection = projection;
    this.source = source;
    this.sourceSlices = List.copyOf(sourceSlices);
    this.target = target;
    this.synapses = synapses;
    this.scale = scale;
    this.longestDelay = longestDelay;
    this.weights = weights;
    this.accumulators = accumulators;
    this.axons = axons;
    this.traces = traces;
  }

  /**
   * The projection it is part of.
   *
   * @return index in the network
   */
  public int projection() {
    return index;
  }

  /**
   * How events of the projection reach their targets.
   *
   * @return the delivery
   */
  public Delivery delivery() {
    return projection.delivery();
  }

  /**
   * The projection it is part of.
   *
   * @return as the network gives it
   */
  public IntegerProjection of() {
    return projection;
  }

  /**
   * The source population.
   *
   * @return index in the network
   */
  public int source() {
    return source;
  }

  /**
   * Where the source population lies.
   *
   * @return its slices in neuron order; empty for an input
   */
  public List<Slice> sourceSlices() {
    return sourceSlices;
  }

  /**
   * The slice that receives.
   *
   * @return the target
   */
  public Slice target() {
    return target;
  }

  /**
   * What the synapse memory holds.
   *
   * @return effective weights
   */
  public StoredSynapses synapses() {
    return synapses;
  }

  /**
   * Rows, one per neuron of the source population.
   *
   * @return at least 1
   */
  public int rows() {
    return projection.sources();
  }

  /**
   * Words of the synapse memory that the row of a source takes; single synapses come with their
   * indices and delays.
   *
   * @param source the source, from 0
   * @return at least 0
   */
  public int wordsOfRow(int source) {
    int wordBits = weights.macro().wordBits();
    int fields = synapses.fanOut(source);
    return weights.fieldBits() > wordBits
        ? fields * Math.ceilDiv(weights.fieldBits(), wordBits)
        : Math.ceilDiv(fields, wordBits / weights.fieldBits());
  }

  /**
   * Whether a source has anything in this block, so that its events must come here.
   *
   * @param source the source, from 0
   * @return true if its row is not empty, or if events act without weights
   */
  public boolean holds(int source) {
    return synapses instanceof StoredSynapses.None || synapses.fanOut(source) > 0;
  }

  /**
   * How the sum of stored weights is scaled.
   *
   * @return the scale
   */
  public SumScale scale() {
    return scale;
  }

  /**
   * The factor of a stored weight.
   *
   * @return power of two
   */
  public int shift() {
    return scale.power();
  }

  /**
   * The longest delay of a synapse, beyond the latency.
   *
   * @return steps, at least 0
   */
  public int delay() {
    return longestDelay;
  }

  /**
   * Rows of sums: one for the step under way and one for each in which an event may still arrive.
   *
   * @return at least 1
   */
  public int slots() {
    return accumulators.rows();
  }

  /**
   * Where the sums of a step lie.
   *
   * @param step step of the chip
   * @return first index in the accumulators
   */
  public int slotOffset(int step) {
    return Math.floorMod(step, slots()) * target.neurons();
  }

  /**
   * Whether its weights change while the network runs. Its events are then accumulated when they
   * are sent, with the weights of that step.
   *
   * @return true if it learns
   */
  public boolean isPlastic() {
    return projection.plasticity().isPresent();
  }

  /**
   * The weight rows.
   *
   * @return layout
   */
  public ArrayLayout weights() {
    return weights;
  }

  /**
   * The sums.
   *
   * @return layout, a row per slot
   */
  public ArrayLayout accumulators() {
    return accumulators;
  }

  /**
   * The axon table.
   *
   * @return layout, an entry per row
   */
  public ArrayLayout axons() {
    return axons;
  }

  /**
   * Traces of a block that learns.
   *
   * @return layouts; empty where weights stay
   */
  public Optional<TraceLayout> traces() {
    return traces;
  }
}
