package org.backspike.chip.hardware;

/**
 * Buffers of the network on chip and the credits that guard them.
 *
 * @param virtualChannels FIFOs side by side in every input port; 1 or 2
 * @param fifoFlits flits that a FIFO of a router holds; 1 to 1024
 * @param creditCycles cycles until a freed place is known upstream; at least 1
 * @param inputFlits flits that an input FIFO of a core or of the host port holds; 1 to 1024
 * @param outputPackets packets that their output FIFO holds; 1 to 1024
 */
public record FlowControl(
    int virtualChannels, int fifoFlits, int creditCycles, int inputFlits, int outputPackets) {
  /** One channel, 4 flits per router input, 16 per core input, 4 packets per core output. */
  public static final FlowControl USUAL = new FlowControl(1, 4, 1, 16, 4);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public FlowControl {
    within("virtual_channels", virtualChannels, 2);
    within("fifo_flits", fifoFlits, 1024);
    within("credit_cycles", creditCycles, 4096);
    within("input_flits", inputFlits, 1024);
    within("output_packets", outputPackets, 1024);
  }

  static void within(String field, int value, int high) {
    if (value < 1 || value > high) {
      throw new IllegalArgumentException(field + " is " + value + "; must be 1 to " + high);
    }
  }
}
