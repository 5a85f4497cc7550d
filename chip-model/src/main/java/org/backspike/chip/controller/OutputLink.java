package org.backspike.chip.controller;

/**
 * The output handshake of a core: request and address, the acknowledgement synchronised, and the
 * busy wire that freezes the core until the receiver has let go.
 */
public class OutputLink {
  private final Synchroniser synchroniser = new Synchroniser();
  private int delayed;
  private int request;
  private int address;
  private int busy;

  /** At rest. */
  public OutputLink() {}

  /**
   * The request wire.
   *
   * @return 0 or 1
   */
  public final int request() {
    return request;
  }

  /**
   * What is or was sent last.
   *
   * @return 8 bits
   */
  public final int address() {
    return address;
  }

  /**
   * Whether the core is frozen.
   *
   * @return 0 or 1
   */
  public final int busy() {
    return busy;
  }

  /** Whether it is at rest, all flip-flops 0 but the address. */
  final boolean isCalm(int acknowledge) {
    return busy == 0 && request == 0 && isSettled(acknowledge) && acknowledge == 0;
  }

  /** Whether an edge would change nothing, given that nothing is to be sent. */
  final boolean isSettled(int acknowledge) {
    return synchroniser.isSettled(acknowledge) && delayed == acknowledge;
  }

  /**
   * The edge that ends a cycle.
   *
   * @param wires what there is to send
   * @param acknowledge of the receiver in that cycle
   */
  final void clock(Wires wires, int acknowledge) {
    drive(wires, synchroniser.level(), delayed);
    delayed = synchroniser.level();
    synchroniser.clock(acknowledge);
  }

  /**
   * Chooses the next request, address and busy; here one packet per event.
   *
   * @param wires what there is to send
   * @param seen acknowledgement as the core sees it, 0 or 1
   * @param before the same one cycle earlier
   */
  protected void drive(Wires wires, int seen, int before) {
    if (wires.trigger != 0 && seen == 0) {
      send(wires.outputAddress);
    } else if (seen != 0) {
      release(1);
    } else if (before != 0) {
      release(0);
    }
  }

  /**
   * Puts a packet on the bus and freezes the core.
   *
   * @param packet 8 bits
   */
  protected final void send(int packet) {
    address = packet;
    request = 1;
    busy = 1;
  }

  /**
   * Takes the request back.
   *
   * @param stillBusy whether the core stays frozen, 0 or 1
   */
  protected final void release(int stillBusy) {
    request = 0;
    busy = stillBusy;
  }
}
