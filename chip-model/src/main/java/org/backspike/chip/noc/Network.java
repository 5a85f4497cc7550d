package org.backspike.chip.noc;

import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Multicast;

/**
 * The network on chip of a mesh of tiles. It carries one stretch after the other and keeps nothing
 * between them; one object serves one thread.
 */
public final class Network {
  private final Noc noc;
  private final Wiring wiring;
  private final SpikeNetwork spikes;
  private final WormholeNetwork packets;
  private final int smallestFifo;

  /**
   * A network at rest.
   *
   * @param mesh tiles and cores
   * @param noc routers, links and buffers
   * @throws IllegalArgumentException if the mesh has more routes than can be tabled
   */
  public Network(Mesh mesh, Noc noc) {
    this.noc = noc;
    this.wiring = new Wiring(mesh, noc);
    this.spikes = new SpikeNetwork(wiring, noc);
    this.packets = new WormholeNetwork(wiring, noc);
    int smallest = noc.flow().inputFlits();
    for (int depth : wiring.depth) {
      smallest = Math.min(smallest, depth);
    }
    this.smallestFifo = smallest;
  }

  /**
   * An empty traffic of this chip.
   *
   * @return with as many endpoints as the chip has
   */
  public Traffic traffic() {
    return new Traffic(wiring.endpoints);
  }

  /**
   * A place for results.
   *
   * @return empty
   */
  public Transit transit() {
    return new Transit(wiring);
  }

  /**
   * Carries the packets of a stretch from their sources to the ends of their services.
   *
   * @param traffic what is sent; not modified
   * @param result what became of it; overwritten
   * @throws IllegalArgumentException if the traffic does not fit this network
   */
  public void carry(Traffic traffic, Transit result) {
    check(traffic);
    result.restart(traffic);
    if (traffic.onlySpikes()) {
      spikes.carry(wiring, traffic, result);
    } else {
      packets.carry(traffic, result);
    }
  }

  private void check(Traffic traffic) {
    if (traffic.endpoints() != wiring.endpoints) {
      throw new IllegalArgumentException(
          "traffic of " + traffic.endpoints() + " endpoints; the chip has " + wiring.endpoints);
    }
    if (traffic.destinations < traffic.packets || traffic.hasPacketWithoutDestination()) {
      throw new IllegalArgumentException("a packet without destination");
    }
    if (traffic.highestChannel() >= noc.flow().virtualChannels()) {
      throw new IllegalArgumentException(
          "a packet on channel 1; the network has one virtual channel");
    }
    if (traffic.longestTree() > 0 && noc.multicast() == Multicast.SOURCE_COPIES) {
      throw new IllegalArgumentException(
          "a packet with several destinations; this network sends a copy to each");
    }
    if (traffic.longestTree() > smallestFifo) {
      throw new IllegalArgumentException(
          "a packet of "
              + traffic.longestTree()
              + " flits with several destinations; the smallest FIFO holds "
              + smallestFifo);
    }
  }
}
