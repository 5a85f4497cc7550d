package org.backspike.chip.noc;

import java.util.Arrays;
import org.backspike.chip.hardware.Noc;

/**
 * The network for packets of any length, with virtual channels and trees. A router decides in a
 * cycle in which something that it sees has changed, and sleeps otherwise; what waits at its FIFOs
 * keeps its cause until then. Sources run ahead of the routers as far as they know of places, and
 * input pipelines are served as soon as their flits are granted.
 */
final class WormholeNetwork {
  private static final int NOBODY = -1;
  private static final int NOTHING = -1;
  private static final int CHANNEL = 0;
  private static final int CREDIT = 1;
  private static final int TURN = 2;
  private static final int CAUSES = 3;

  private final Wiring wiring;
  private final int channels;
  private final int portsPerTile;
  private final int fifosPerTile;
  private final int routerCycles;

  private final Fifos fifos;
  private final Branches branches;
  private final Injection injection;
  private final Sinks sinks;
  private final EventHeap wakes = new EventHeap();

  // per FIFO of a router
  private final int[] behindLast;
  private final int[] waitsFor;
  private final int[] waitsSince;

  // per output: link and arbiter; per output and channel: who holds it
  private final int[] linkFree;
  private final int[] pointer;
  private final int[] heldBy;

  // per router
  private final int[] treePointer;
  private final int[] decided;

  private Traffic traffic;
  private Transit transit;

  WormholeNetwork(Wiring wiring, Noc noc) {
    this.wiring = wiring;
    channels = noc.flow().virtualChannels();
    portsPerTile = wiring.portsPerTile;
    fifosPerTile = portsPerTile * channels;
    routerCycles = noc.routerCycles();
    int routerFifos = wiring.ports * channels;
    int[] depth = new int[routerFifos + wiring.endpoints * channels];
    Arrays.fill(depth, noc.flow().inputFlits());
    for (int fifo = 0; fifo < routerFifos; fifo++) {
      depth[fifo] = wiring.depth[fifo / channels];
    }
    fifos = new Fifos(depth);
    branches = new Branches(wiring, routerFifos);
    injection = new Injection(wiring, noc, fifos);
    sinks = new Sinks(wiring, noc, fifos);
    behindLast = new int[routerFifos];
    waitsFor = new int[routerFifos];
    waitsSince = new int[routerFifos];
    linkFree = new int[wiring.ports];
    pointer = new int[wiring.ports];
    heldBy = new int[routerFifos];
    treePointer = new int[wiring.tiles];
    decided = new int[wiring.tiles];
    traffic = new Traffic(wiring.endpoints);
    transit = new Transit(wiring);
  }

  /** Carries the packets of a stretch. */
  void carry(Traffic packets, Transit result) {
    traffic = packets;
    transit = result;
    restart();
    while (!wakes.isEmpty()) {
      int now = wakes.firstCycle();
      int tile = wakes.remove();
      if (now > Calendar.LATEST) {
        throw Calendar.tooLong();
      }
      if (decided[tile] != now) {
        decided[tile] = now;
        decide(tile, now);
      }
    }
    sinks.finish(transit);
  }

  private void restart() {
    fifos.clear();
    wakes.clear();
    Arrays.fill(behindLast, 0);
    Arrays.fill(waitsFor, NOTHING);
    Arrays.fill(linkFree, 0);
    Arrays.fill(pointer, 0);
    Arrays.fill(heldBy, NOBODY);
    Arrays.fill(treePointer, 0);
    Arrays.fill(decided, NOBODY);
    branches.restart(traffic.destinations);
    injection.restart(traffic);
    sinks.restart(traffic);
    for (int endpoint = 0; endpoint < wiring.endpoints; endpoint++) {
      injection.advance(endpoint, traffic, transit, wakes);
    }
  }

  /** One cycle of a router: who is granted what, what the others wait for, then the grants. */
  private void decide(int tile, int now) {
    int present = present(tile, now);
    int given = 0;
    int granted = 0;
    int trees = trees(tile, present);
    int start = treePointer[tile];
    for (int k = 0; k < fifosPerTile && trees != 0; k++) {
      int input = (start + k) % fifosPerTile;
      if (((trees >> input) & 1) != 0 && hindrance(tile, input, given, now) == NOTHING) {
        given |= branches.outputs(fifo(tile, input));
        if (granted == 0) {
          treePointer[tile] = (input + 1) % fifosPerTile;
        }
        granted |= 1 << input;
      }
    }
    for (int port = 0; port < portsPerTile; port++) {
      if (((given >> port) & 1) == 0) {
        int winner = winner(tile, port, present & ~trees, now);
        if (winner != NOBODY) {
          given |= 1 << port;
          granted |= 1 << winner;
          pointer[tile * portsPerTile + port] = (winner + 1) % fifosPerTile;
        }
      }
    }
    for (int rest = present & ~granted; rest != 0; rest &= rest - 1) {
      int input = Integer.numberOfTrailingZeros(rest);
      waitsFor[fifo(tile, input)] = hindrance(tile, input, given, now);
      waitsSince[fifo(tile, input)] = now;
    }
    for (int rest = granted; rest != 0; rest &= rest - 1) {
      grant(tile, fifo(tile, Integer.numberOfTrailingZeros(rest)), now);
    }
    if (granted != 0) {
      wakes.add(now + 1, tile);
    }
  }

  private int fifo(int tile, int input) {
    return tile * fifosPerTile + input;
  }

  /** The inputs whose heads take part; books what they waited for until now. */
  private int present(int tile, int now) {
    int present = 0;
    for (int input = 0; input < fifosPerTile; input++) {
      int fifo = fifo(tile, input);
      if (waitsFor[fifo] != NOTHING) {
        book(tile, waitsFor[fifo], now - waitsSince[fifo]);
        waitsFor[fifo] = NOTHING;
      }
      if (!fifos.isEmpty(fifo) && Math.max(fifos.usableFrom(fifo), behindLast[fifo]) <= now) {
        present |= 1 << input;
        if (fifos.flit(fifo) == 0) {
          branches.part(fifo, tile, traffic, fifos.deliveries(fifo), fifos.endOfDeliveries(fifo));
        }
      }
    }
    return present;
  }

  private void book(int tile, int hindrance, int cycles) {
    int output = tile * portsPerTile + hindrance / CAUSES;
    switch (hindrance % CAUSES) {
      case CHANNEL -> transit.waitedForChannel[output] += cycles;
      case CREDIT -> transit.waitedForCredit[output] += cycles;
      default -> transit.waitedForTurn[output] += cycles;
    }
  }

  private int trees(int tile, int present) {
    int trees = 0;
    for (int rest = present; rest != 0; rest &= rest - 1) {
      int input = Integer.numberOfTrailingZeros(rest);
      if (traffic.isTree(fifos.packet(fifo(tile, input)))) {
        trees |= 1 << input;
      }
    }
    return trees;
  }

  private int winner(int tile, int port, int candidates, int now) {
    int start = pointer[tile * portsPerTile + port];
    for (int k = 0; k < fifosPerTile; k++) {
      int input = (start + k) % fifosPerTile;
      if (((candidates >> input) & 1) != 0
          && branches.outputs(fifo(tile, input)) == 1 << port
          && hindrance(tile, input, 0, now) == NOTHING) {
        return input;
      }
    }
    return NOBODY;
  }

  /**
   * What keeps the head of a FIFO from being granted: port and cause of its first branch hindered.
   */
  private int hindrance(int tile, int input, int given, int now) {
    int fifo = fifo(tile, input);
    int channel = input % channels;
    int packet = fifos.packet(fifo);
    int needed = 1;
    if (traffic.isTree(packet)) {
      needed = fifos.flit(fifo) == 0 ? traffic.flits[packet] : 0;
    }
    for (int rest = branches.outputs(fifo); rest != 0; rest &= rest - 1) {
      int port = Integer.numberOfTrailingZeros(rest);
      int output = tile * portsPerTile + port;
      int holder = heldBy[output * channels + channel];
      if (holder != NOBODY && holder != packet) {
        return port * CAUSES + CHANNEL;
      }
      int behind = fifoBehind(output, channel);
      if (needed > 0
          && !(fifos.hasPlaces(behind, needed) && fifos.knownPlaces(behind, needed) <= now)) {
        return port * CAUSES + CREDIT;
      }
      if (((given >> port) & 1) != 0 || linkFree[output] > now) {
        return port * CAUSES + TURN;
      }
    }
    return NOTHING;
  }

  private int fifoBehind(int output, int channel) {
    int sink = wiring.endpointAt[output];
    return (sink == Wiring.NOWHERE ? wiring.inputBehind[output] : wiring.ports + sink) * channels
        + channel;
  }

  private void grant(int tile, int fifo, int now) {
    int channel = fifo % channels;
    int packet = fifos.packet(fifo);
    int flit = fifos.flit(fifo);
    boolean last = flit == traffic.flits[packet] - 1;
    for (int rest = branches.outputs(fifo); rest != 0; rest &= rest - 1) {
      int port = Integer.numberOfTrailingZeros(rest);
      int output = tile * portsPerTile + port;
      heldBy[output * channels + channel] = last ? NOBODY : packet;
      linkFree[output] = now + wiring.spacing[output];
      if (wiring.spacing[output] > 1) {
        wakes.add(linkFree[output], tile);
      }
      transit.linkFlits[output]++;
      send(tile, fifo, port, flit, last, now);
    }
    leave(tile, fifo, now);
  }

  private void send(int tile, int fifo, int port, int flit, boolean last, int now) {
    int output = tile * portsPerTile + port;
    int channel = fifo % channels;
    int packet = fifos.packet(fifo);
    int arrival = now + wiring.flight[output];
    int first = branches.first(fifo, port);
    int sink = wiring.endpointAt[output];
    if (sink == Wiring.NOWHERE) {
      int behind = fifoBehind(output, channel);
      int takesPart = arrival + routerCycles;
      fifos.add(behind, takesPart, packet, flit, first, branches.end(fifo, port));
      wakes.add(takesPart, wiring.inputBehind[output] / portsPerTile);
    } else {
      int delivery = branches.delivery(first);
      fifos.add(fifoBehind(output, channel), arrival, packet, flit, delivery, delivery + 1);
      if (last) {
        transit.delivered[delivery] = arrival;
      }
      if (flit == 0) {
        sinks.announce(sink, packet, delivery);
      }
      sinks.serve(sink, tile, traffic, transit, wakes);
    }
  }

  /** Takes the head of a FIFO; the one behind it and those before it learn of it. */
  private void leave(int tile, int fifo, int now) {
    int input = fifo / channels;
    int known = now + wiring.creditCycles[input];
    fifos.remove(fifo, known);
    behindLast[fifo] = now + 1;
    if (!fifos.isEmpty(fifo)) {
      wakes.add(Math.max(now + 1, fifos.usableFrom(fifo)), tile);
    }
    int source = wiring.endpointAt[input];
    if (source == Wiring.NOWHERE) {
      wakes.add(known, wiring.outputBefore[input] / portsPerTile);
    } else {
      injection.advance(source, traffic, transit, wakes);
    }
  }
}
