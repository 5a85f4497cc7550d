package org.backspike.chip.image;

import java.util.List;

/**
 * The rows of one projection that lie on the core of one target slice: one row per source neuron,
 * one weight per target neuron of the slice.
 *
 * <p>Instances are identities, made by the image builder.
 */
public final class RowBlock {
  private final int projection;
  private final int source;
  private final List<Slice> sourceSlices;
  private final Slice target;
  private final int rows;
  private final int shift;
  private final int delay;
  private final ArrayLayout weights;
  private final ArrayLayout accumulators;
  private final ArrayLayout axons;

  RowBlock(
      int projection,
      int source,
      List<Slice> sourceSlices,
      Slice target,
      int rows,
      int shift,
      int delay,
      ArrayLayout weights,
      ArrayLayout accumulators,
      ArrayLayout axons) {
    this.projection = projection;
    this.source = source;
    this.sourceSlices = List.copyOf(sourceSlices);
    this.target = target;
    this.rows = rows;
    this.shift = shift;
    this.delay = delay;
    this.weights = weights;
    this.accumulators = accumulators;
    this.axons = axons;
  }

  /**
   * The projection it is part of.
   *
   * @return its index in the network
   */
  public int projection() {
    return projection;
  }

  /**
   * The population its events come from.
   *
   * @return its index in the network
   */
  public int source() {
    return source;
  }

  /**
   * Where the source neurons lie.
   *
   * @return in neuron order; empty if the source is an input
   */
  public List<Slice> sourceSlices() {
    return sourceSlices;
  }

  /**
   * The neurons it drives.
   *
   * @return a slice on the core where the rows lie
   */
  public Slice target() {
    return target;
  }

  /**
   * Rows: neurons of the source population.
   *
   * @return at least 1
   */
  public int rows() {
    return rows;
  }

  /**
   * Left shift of a sum of weights on its way into the drive: align plus exponent.
   *
   * @return -8 to 13
   */
  public int shift() {
    return shift;
  }

  /**
   * Steps beyond the one that every connection takes.
   *
   * @return 0 to 62
   */
  public int delay() {
    return delay;
  }

  /**
   * Layout of the weights.
   *
   * @return shape [rows][target neurons]
   */
  public ArrayLayout weights() {
    return weights;
  }

  /**
   * Layout of the accumulators.
   *
   * @return shape [delay + 1][target neurons]
   */
  public ArrayLayout accumulators() {
    return accumulators;
  }

  /**
   * Layout of the axon table entries.
   *
   * @return shape [rows][1]
   */
  public ArrayLayout axons() {
    return axons;
  }
}
