package org.backspike.chip.hardware;

/**
 * The network on chip: a mesh of routers, dimension order, wormhole, credits. What it does cycle by
 * cycle is on the page {@code docs/noc-cycles.md}.
 *
 * @param flitBits bits that a link carries in one cycle; 8 to 256
 * @param routerCycles cycles in a router; at least 1
 * @param links cycles on a link
 * @param headerBits address bits of a message; 1 to 64
 * @param flow buffers and credits
 * @param chipLink links between chips, where the mesh spans several
 * @param multicast how one spike reaches several cores
 * @param barrier what makes a barrier
 */
public record Noc(
    int flitBits,
    int routerCycles,
    LinkTimes links,
    int headerBits,
    FlowControl flow,
    ChipLink chipLink,
    Multicast multicast,
    Barrier barrier) {

  /** How one spike reaches several cores. */
  public enum Multicast {
    /** The source sends one message per destination core. */
    SOURCE_COPIES,
    /** Routers replicate the message where the routes part. */
    TREE
  }

  /** What makes a barrier. */
  public enum Barrier {
    /** The fixed time that the pipeline says. */
    CYCLES,
    /** Flits that gather at tile 0 and are copied back. */
    TREE
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Noc {
    if (flitBits < 8 || flitBits > 256) {
      throw new IllegalArgumentException("flit_bits is " + flitBits + "; must be 8 to 256");
    }
    FlowControl.within("router_cycles", routerCycles, 4096);
    if (headerBits < 1 || headerBits > 64) {
      throw new IllegalArgumentException("header_bits is " + headerBits + "; must be 1 to 64");
    }
  }

  /**
   * A network with the usual buffers and one copy of a message per destination.
   *
   * @param flitBits bits that a link carries in one cycle; 8 to 256
   * @param routerCycles cycles in a router; at least 1
   * @param linkCycles cycles on a link; at least 1
   * @param headerBits address bits of a message; 1 to 64
   */
  public Noc(int flitBits, int routerCycles, int linkCycles, int headerBits) {
    this(
        flitBits,
        routerCycles,
        LinkTimes.alike(linkCycles),
        headerBits,
        FlowControl.USUAL,
        ChipLink.USUAL,
        Multicast.SOURCE_COPIES,
        Barrier.CYCLES);
  }

  /**
   * Flits of a message.
   *
   * @param payloadBits bits beside the header
   * @return at least 1
   */
  public int flits(int payloadBits) {
    return Math.max(1, Math.ceilDiv(headerBits + payloadBits, flitBits));
  }
}
