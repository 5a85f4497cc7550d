package org.backspike.chip.noc;

import java.util.Arrays;

/**
 * What the endpoints of a chip send between two barriers, and when their input pipelines may start.
 * Endpoints are the cores and, behind them, the host port. Packets of one source leave in the order
 * in which they are added; sources may be mixed. The arrays grow as needed and are kept when the
 * traffic is cleared.
 */
public final class Traffic {
  /** The latest cycle in which an encoder or an input pipeline may start. */
  public static final int LATEST_START = 1 << 26;

  /** The longest gap of an encoder and the longest service, in cycles. */
  public static final int LONGEST_WORK = 1 << 20;

  static final int NONE = -1;

  private final int endpoints;
  final int[] firstOfSource;
  private final int[] lastOfSource;
  final int[] from;

  int packets;
  int[] source = new int[64];
  int[] nextOfSource = new int[64];
  int[] earliest = new int[64];
  int[] gap = new int[64];
  int[] flits = new int[64];
  int[] channel = new int[64];
  int[] firstDestination = new int[64];

  int destinations;
  int[] endpoint = new int[64];
  int[] service = new int[64];

  private int longest;
  private int longestTree;
  private int highestChannel;

  /**
   * No packets.
   *
   * @param endpoints cores of the chip and the host port; at least 2
   */
  public Traffic(int endpoints) {
    if (endpoints < 2) {
      throw new IllegalArgumentException(
          endpoints + " endpoints; a chip has at least a core and the host port");
    }
    this.endpoints = endpoints;
    this.firstOfSource = new int[endpoints];
    this.lastOfSource = new int[endpoints];
    this.from = new int[endpoints];
    clear();
  }

  /** Forgets packets and start cycles. */
  public void clear() {
    packets = 0;
    destinations = 0;
    longest = 0;
    longestTree = 0;
    highestChannel = 0;
    Arrays.fill(firstOfSource, NONE);
    Arrays.fill(from, 0);
  }

  /**
   * Sets the cycle from which an input pipeline may pop.
   *
   * @param sink an endpoint
   * @param cycle 0 to {@link #LATEST_START}
   * @throws IllegalArgumentException if one is out of range
   */
  public void startSink(int sink, long cycle) {
    known(sink);
    from[sink] = cycle(cycle);
  }

  /**
   * Adds a packet of one flit on channel 0 to one endpoint: a spike.
   *
   * @param from the source
   * @param earliestCycle cycle from which the encoder may work on it; 0 to {@link #LATEST_START}
   * @param gapCycles cycles that the encoder needs for it; 0 to {@link #LONGEST_WORK}
   * @param to the destination
   * @param serviceCycles cycles for which it occupies the input pipeline there; 1 to {@link
   *     #LONGEST_WORK}
   * @return the number of the packet
   * @throws IllegalArgumentException if something is out of range
   */
  public int spike(int from, long earliestCycle, int gapCycles, int to, int serviceCycles) {
    int packet = packet(from, earliestCycle, gapCycles, 1, 0);
    destination(to, serviceCycles);
    return packet;
  }

  /**
   * Adds a packet; its destinations follow.
   *
   * @param from the source
   * @param earliestCycle cycle from which the encoder may work on it; 0 to {@link #LATEST_START}
   * @param gapCycles cycles that the encoder needs for it; 0 to {@link #LONGEST_WORK}
   * @param length its flits; at least 1
   * @param virtualChannel the channel on which it travels; 0 or 1
   * @return the number of the packet, counted from 0
   * @throws IllegalArgumentException if something is out of range
   */
  public int packet(int from, long earliestCycle, int gapCycles, int length, int virtualChannel) {
    known(from);
    if (gapCycles < 0 || gapCycles > LONGEST_WORK) {
      throw new IllegalArgumentException(
          "gap of " + gapCycles + " cycles; must be 0 to " + LONGEST_WORK);
    }
    if (length < 1 || virtualChannel < 0 || virtualChannel > 1) {
      throw new IllegalArgumentException(
          length + " flits on channel " + virtualChannel + "; must be at least 1 on 0 or 1");
    }
    if (packets == source.length) {
      growPackets();
    }
    int packet = packets++;
    source[packet] = from;
    nextOfSource[packet] = NONE;
    earliest[packet] = cycle(earliestCycle);
    gap[packet] = gapCycles;
    flits[packet] = length;
    channel[packet] = virtualChannel;
    firstDestination[packet] = destinations;
    if (firstOfSource[from] == NONE) {
      firstOfSource[from] = packet;
    } else {
      nextOfSource[lastOfSource[from]] = packet;
    }
    lastOfSource[from] = packet;
    longest = Math.max(longest, length);
    highestChannel = Math.max(highestChannel, virtualChannel);
    return packet;
  }

  /**
   * Adds a destination to the packet added last.
   *
   * @param to an endpoint, at most once per packet
   * @param serviceCycles cycles for which the packet occupies the input pipeline there; 1 to {@link
   *     #LONGEST_WORK}
   * @return the number of this delivery, counted from 0 over all packets
   * @throws IllegalArgumentException if something is out of range or there is no packet
   */
  public int destination(int to, int serviceCycles) {
    known(to);
    if (packets == 0) {
      throw new IllegalArgumentException("a destination without a packet");
    }
    if (serviceCycles < 1 || serviceCycles > LONGEST_WORK) {
      throw new IllegalArgumentException(
          "service of " + serviceCycles + " cycles; must be 1 to " + LONGEST_WORK);
    }
    if (destinations == endpoint.length) {
      int capacity = 2 * destinations;
      endpoint = Arrays.copyOf(endpoint, capacity);
      service = Arrays.copyOf(service, capacity);
    }
    int packet = packets - 1;
    for (int k = firstDestination[packet]; k < destinations; k++) {
      if (endpoint[k] == to) {
        throw new IllegalArgumentException("endpoint " + to + " twice in one packet");
      }
      longestTree = Math.max(longestTree, flits[packet]);
    }
    endpoint[destinations] = to;
    service[destinations] = serviceCycles;
    return destinations++;
  }

  /**
   * Number of packets.
   *
   * @return since the last clear
   */
  public int packets() {
    return packets;
  }

  /**
   * Number of deliveries: destinations over all packets.
   *
   * @return since the last clear
   */
  public int deliveries() {
    return destinations;
  }

  /**
   * Where a packet comes from.
   *
   * @param packet its number
   * @return an endpoint
   */
  public int source(int packet) {
    return source[packet];
  }

  /**
   * The first delivery of a packet; its others follow.
   *
   * @param packet its number
   * @return number of a delivery
   */
  public int firstDelivery(int packet) {
    return firstDestination[packet];
  }

  /**
   * The number behind the last delivery of a packet.
   *
   * @param packet its number
   * @return number of the first delivery of the next packet
   */
  public int endOfDeliveries(int packet) {
    return endOfDestinations(packet);
  }

  /**
   * Where a delivery goes.
   *
   * @param delivery its number
   * @return an endpoint
   */
  public int destination(int delivery) {
    return endpoint[delivery];
  }

  /**
   * Number of endpoints.
   *
   * @return cores and the host port
   */
  public int endpoints() {
    return endpoints;
  }

  boolean hasPacketWithoutDestination() {
    for (int packet = 0; packet < packets; packet++) {
      if (endOfDestinations(packet) == firstDestination[packet]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a packet has several destinations. */
  boolean isTree(int packet) {
    return endOfDestinations(packet) - firstDestination[packet] > 1;
  }

  /** Index behind the last destination of a packet. */
  int endOfDestinations(int packet) {
    return packet + 1 < packets ? firstDestination[packet + 1] : destinations;
  }

  /** Whether every packet is a single flit on channel 0 to one destination. */
  boolean onlySpikes() {
    return longest <= 1 && highestChannel == 0 && destinations == packets;
  }

  int longestTree() {
    return longestTree;
  }

  int highestChannel() {
    return highestChannel;
  }

  private static int cycle(long number) {
    if (number < 0 || number > LATEST_START) {
      throw new IllegalArgumentException(
          "start in cycle " + number + "; must be 0 to " + LATEST_START);
    }
    return (int) number;
  }

  private void known(int number) {
    if (number < 0 || number >= endpoints) {
      throw new IllegalArgumentException(
          "endpoint " + number + "; there are " + endpoints + ", the last is the host port");
    }
  }

  private void growPackets() {
    int capacity = 2 * packets;
    source = Arrays.copyOf(source, capacity);
    nextOfSource = Arrays.copyOf(nextOfSource, capacity);
    earliest = Arrays.copyOf(earliest, capacity);
    gap = Arrays.copyOf(gap, capacity);
    flits = Arrays.copyOf(flits, capacity);
    channel = Arrays.copyOf(channel, capacity);
    firstDestination = Arrays.copyOf(firstDestination, capacity);
  }
}
