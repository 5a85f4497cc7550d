package org.backspike.chip.noc;

import java.util.Arrays;

/**
 * Where the packets at the heads of the FIFOs of the routers go: the outputs, and for each of them
 * the deliveries behind it. Deliveries of a packet lie side by side; where routes part, they are
 * sorted by output, so every branch keeps a range of its own.
 */
final class Branches {
  private final Wiring wiring;
  private final int[] outputs;
  private final int[] from;
  private final int[] counts;
  private int[] order = new int[64];
  private int[] sorted = new int[64];

  Branches(Wiring wiring, int fifos) {
    this.wiring = wiring;
    outputs = new int[fifos];
    from = new int[fifos * (wiring.portsPerTile + 1)];
    counts = new int[wiring.portsPerTile + 1];
  }

  void restart(int deliveries) {
    if (order.length < deliveries) {
      order = new int[deliveries];
      sorted = new int[deliveries];
    }
    Arrays.setAll(order, k -> k);
  }

  /** Parts a range of deliveries at the head of a FIFO of a tile. */
  void part(int fifo, int tile, Traffic traffic, int first, int end) {
    Arrays.fill(counts, 0);
    int mask = 0;
    for (int k = first; k < end; k++) {
      int port = port(tile, traffic, k);
      counts[port + 1]++;
      mask |= 1 << port;
    }
    int base = fifo * counts.length;
    counts[0] = first;
    from[base] = first;
    for (int port = 1; port < counts.length; port++) {
      counts[port] += counts[port - 1];
      from[base + port] = counts[port];
    }
    for (int k = first; k < end; k++) {
      sorted[counts[port(tile, traffic, k)]++] = order[k];
    }
    System.arraycopy(sorted, first, order, first, end - first);
    outputs[fifo] = mask;
  }

  private int port(int tile, Traffic traffic, int k) {
    return wiring.routes[tile * wiring.endpoints + traffic.endpoint[order[k]]];
  }

  /** The outputs as a set of bits. */
  int outputs(int fifo) {
    return outputs[fifo];
  }

  /** The first delivery of a branch. */
  int first(int fifo, int port) {
    return from[fifo * counts.length + port];
  }

  /** Behind the last delivery of a branch. */
  int end(int fifo, int port) {
    return from[fifo * counts.length + port + 1];
  }

  /** The delivery at a place of the order. */
  int delivery(int place) {
    return order[place];
  }
}
