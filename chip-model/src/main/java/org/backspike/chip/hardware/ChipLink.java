package org.backspike.chip.hardware;

/**
 * A link from a router of one chip to a router of the next: narrower and longer than those within a
 * chip, with a FIFO and credits of its own.
 *
 * @param cyclesPerFlit cycles for which a flit occupies it; 1 to 4096
 * @param latency cycles until the flit's last part has arrived, its transmission not counted; 1 to
 *     4096
 * @param creditCycles cycles until a freed place is known upstream; 1 to 4096
 * @param fifoFlits flits that the FIFO behind it holds per virtual channel; 1 to 1024
 */
public record ChipLink(int cyclesPerFlit, int latency, int creditCycles, int fifoFlits) {
  /** Eight bits per cycle of a flit of 32, and a FIFO that covers the way there and back. */
  public static final ChipLink USUAL = new ChipLink(4, 20, 20, 32);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ChipLink {
    FlowControl.within("cycles_per_flit", cyclesPerFlit, 4096);
    FlowControl.within("latency", latency, 4096);
    FlowControl.within("credit_cycles", creditCycles, 4096);
    FlowControl.within("fifo_flits", fifoFlits, 1024);
  }
}
