package org.backspike.chip.hardware;

/**
 * The network on chip: a mesh of routers, dimension order, one copy of a message per destination
 * core.
 *
 * @param flitBits bits that a link carries in one cycle; 8 to 256
 * @param routerCycles cycles in a router; at least 1
 * @param linkCycles cycles on a link; at least 1
 * @param headerBits address bits of a message; 1 to 64
 */
public record Noc(int flitBits, int routerCycles, int linkCycles, int headerBits) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Noc {
    if (flitBits < 8 || flitBits > 256) {
      throw new IllegalArgumentException("flit_bits is " + flitBits + "; must be 8 to 256");
    }
    if (routerCycles < 1 || linkCycles < 1 || routerCycles > 4096 || linkCycles > 4096) {
      throw new IllegalArgumentException(
          "router_cycles " + routerCycles + ", link_cycles " + linkCycles + "; must be 1 to 4096");
    }
    if (headerBits < 1 || headerBits > 64) {
      throw new IllegalArgumentException("header_bits is " + headerBits + "; must be 1 to 64");
    }
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

  /**
   * Cycles of one hop: a router and the link behind it.
   *
   * @return at least 2
   */
  public int hopCycles() {
    return routerCycles + linkCycles;
  }
}
