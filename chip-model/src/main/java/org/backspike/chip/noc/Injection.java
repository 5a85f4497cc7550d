package org.backspike.chip.noc;

import java.util.Arrays;
import org.backspike.chip.hardware.Noc;

/** Encoders, output FIFOs and injection of all endpoints for packets of any length. */
final class Injection {
  private final Wiring wiring;
  private final Fifos fifos;
  private final int channels;
  private final int capacity;
  private final int approach;

  private final int[] packet;
  private final int[] sent;
  private final int[] encoded;
  private final int[] linkFree;
  private final int[] place;

  /** Per place of an output FIFO: the cycle from which it is free. */
  private final int[] placeFree;

  Injection(Wiring wiring, Noc noc, Fifos fifos) {
    this.wiring = wiring;
    this.fifos = fifos;
    channels = noc.flow().virtualChannels();
    capacity = noc.flow().outputPackets();
    approach = noc.links().core() + noc.routerCycles();
    packet = new int[wiring.endpoints];
    sent = new int[wiring.endpoints];
    encoded = new int[wiring.endpoints];
    linkFree = new int[wiring.endpoints];
    place = new int[wiring.endpoints];
    placeFree = new int[wiring.endpoints * capacity];
  }

  void restart(Traffic traffic) {
    System.arraycopy(traffic.firstOfSource, 0, packet, 0, packet.length);
    Arrays.fill(sent, 0);
    Arrays.fill(encoded, 0);
    Arrays.fill(linkFree, 0);
    Arrays.fill(place, 0);
    Arrays.fill(placeFree, 0);
  }

  /**
   * Injects flits as long as there are places of the router that are free or will be from a known
   * cycle on, and wakes the router for flits at empty FIFOs.
   */
  void advance(int endpoint, Traffic traffic, Transit transit, EventHeap wakes) {
    while (packet[endpoint] != Traffic.NONE) {
      int current = packet[endpoint];
      int fifo = wiring.portOf[endpoint] * channels + traffic.channel[current];
      int length = traffic.flits[current];
      int needed = sent[endpoint] == 0 && traffic.isTree(current) ? length : 1;
      if (!fifos.hasPlaces(fifo, needed)) {
        return;
      }
      if (sent[endpoint] == 0) {
        encode(endpoint, traffic, transit);
      }
      int ready = Math.max(encoded[endpoint], linkFree[endpoint]);
      int cycle = Math.max(ready, fifos.knownPlaces(fifo, needed));
      transit.injectorEmpty[endpoint] += ready - linkFree[endpoint];
      transit.noCredit[endpoint] += cycle - ready;
      if (fifos.isEmpty(fifo)) {
        wakes.add(cycle + approach, wiring.portOf[endpoint] / wiring.portsPerTile);
      }
      fifos.add(
          fifo,
          cycle + approach,
          current,
          sent[endpoint],
          traffic.firstDestination[current],
          traffic.endOfDestinations(current));
      linkFree[endpoint] = cycle + 1;
      sent[endpoint]++;
      if (sent[endpoint] == length) {
        transit.injected[current] = cycle;
        finish(endpoint, cycle, traffic);
      }
    }
  }

  private void encode(int endpoint, Traffic traffic, Transit transit) {
    int current = packet[endpoint];
    int before = encoded[endpoint];
    int ready = Math.max(before, traffic.earliest[current]);
    int start = Math.max(ready, placeFree[endpoint * capacity + place[endpoint]]);
    transit.encoderEarly[endpoint] += ready - before;
    transit.encoderFull[endpoint] += start - ready;
    transit.encoderBusy[endpoint] += traffic.gap[current];
    encoded[endpoint] = start + traffic.gap[current];
  }

  private void finish(int endpoint, int cycle, Traffic traffic) {
    placeFree[endpoint * capacity + place[endpoint]] = cycle + 1;
    place[endpoint] = place[endpoint] + 1 == capacity ? 0 : place[endpoint] + 1;
    sent[endpoint] = 0;
    packet[endpoint] = traffic.nextOfSource[packet[endpoint]];
  }
}
