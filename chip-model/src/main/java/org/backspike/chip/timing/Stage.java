package org.backspike.chip.timing;

import java.util.Locale;

/** The stages of a core. */
public enum Stage {
  /** S0: takes events from the input FIFO. */
  FIFO(Part.INPUT),
  /** S1: looks an event up in the axon table. */
  AXON(Part.INPUT),
  /** S2: fetches the words of a row. */
  ROWS(Part.INPUT),
  /** S3: adds weights into accumulators. */
  ACCUMULATE(Part.INPUT),
  /** S5: updates neurons. */
  NEURON(Part.NEURONS),
  /** S6: scans spike bits and encodes spikes. */
  ENCODE(Part.OUTPUT),
  /** S7: injects messages into the router. */
  INJECT(Part.OUTPUT),
  /** S8: records history, computes errors, gradients and weights. */
  LEARN(Part.LEARNING);

  /** Stages that work on one instruction together. */
  public enum Part {
    /** Events in, sums out. */
    INPUT,
    /** Sums in, spikes out. */
    NEURONS,
    /** Spikes or errors in, messages out. */
    OUTPUT,
    /** Everything the learning engine does. */
    LEARNING
  }

  private final Part part;

  Stage(Part part) {
    this.part = part;
  }

  /**
   * The part it belongs to.
   *
   * @return its part
   */
  public Part part() {
    return part;
  }

  /**
   * The name in files and reports.
   *
   * @return lower case
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
