package org.backspike.chip.noc;

import java.util.Arrays;
import org.backspike.chip.hardware.Noc;

/**
 * Input pipelines of all endpoints. Messages are served in the order of their first flits; a
 * message is popped as far as its flits have been granted.
 */
final class Sinks {
  private static final int NONE = -1;

  private final int ports;
  private final int channels;
  private final int creditCycles;
  private final Fifos fifos;

  // per endpoint: the message being served and the last one in the queue
  private final int[] serving;
  private final int[] newest;
  private final int[] popped;
  private final int[] free;

  // per delivery: the next of its endpoint
  private int[] following = new int[64];
  private int[] packetOf = new int[64];

  Sinks(Wiring wiring, Noc noc, Fifos fifos) {
    this.ports = wiring.ports;
    this.fifos = fifos;
    channels = noc.flow().virtualChannels();
    creditCycles = noc.flow().creditCycles();
    serving = new int[wiring.endpoints];
    newest = new int[wiring.endpoints];
    popped = new int[wiring.endpoints];
    free = new int[wiring.endpoints];
  }

  void restart(Traffic traffic) {
    if (following.length < traffic.destinations) {
      following = new int[traffic.endpoint.length];
      packetOf = new int[traffic.endpoint.length];
    }
    Arrays.fill(serving, NONE);
    Arrays.fill(newest, NONE);
    Arrays.fill(popped, 0);
    System.arraycopy(traffic.from, 0, free, 0, free.length);
  }

  /** The first flit of a message has been granted. */
  void announce(int endpoint, int packet, int delivery) {
    packetOf[delivery] = packet;
    following[delivery] = NONE;
    if (serving[endpoint] == NONE) {
      serving[endpoint] = delivery;
    } else {
      following[newest[endpoint]] = delivery;
    }
    newest[endpoint] = delivery;
  }

  /** Pops what can be popped, and wakes the router of a tile when places are known to be free. */
  void serve(int endpoint, int tile, Traffic traffic, Transit transit, EventHeap wakes) {
    while (serving[endpoint] != NONE) {
      int delivery = serving[endpoint];
      int packet = packetOf[delivery];
      int fifo = (ports + endpoint) * channels + traffic.channel[packet];
      if (fifos.isEmpty(fifo)) {
        return;
      }
      int cycle = Math.max(free[endpoint], fifos.usableFrom(fifo));
      fifos.remove(fifo, cycle + creditCycles);
      wakes.add(cycle + creditCycles, tile);
      popped[endpoint]++;
      boolean last = popped[endpoint] == traffic.flits[packet];
      int busy = last ? traffic.service[delivery] : 1;
      transit.sinkStarved[endpoint] += cycle - free[endpoint];
      transit.sinkBusy[endpoint] += busy;
      free[endpoint] = cycle + busy;
      if (last) {
        transit.popped[delivery] = cycle;
        popped[endpoint] = 0;
        serving[endpoint] = following[delivery];
      }
    }
  }

  void finish(Transit transit) {
    for (int endpoint = 0; endpoint < free.length; endpoint++) {
      if (transit.sinkBusy[endpoint] > 0) {
        transit.sinkEnd[endpoint] = free[endpoint];
        transit.end = Math.max(transit.end, free[endpoint]);
      }
    }
  }
}
