package org.backspike.chip.kernel;

import org.backspike.chip.datapath.Register;
import org.backspike.chip.network.WeightArray;

/**
 * What distinguishes one addition of weight rows from another.
 *
 * @param register what holds each sum: one without a limit where the order of events does not
 *     matter, that of the state where every event acts on it by itself
 * @param payload whether events multiply their rows
 * @param storage how the weights are stored
 */
public record RowRule(Register register, Payload payload, WeightArray.Storage storage) {

  /** Whether events multiply their rows. */
  public enum Payload {
    /** Every event counts as 1. */
    BINARY,
    /** Every event multiplies its row. */
    GRADED
  }
}
