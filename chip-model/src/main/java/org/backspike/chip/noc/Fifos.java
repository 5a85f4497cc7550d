package org.backspike.chip.noc;

import java.util.Arrays;

/**
 * FIFOs of flits, seen from both ends. A flit is put in when it is sent, so a taken place may
 * belong to a flit that is still on its link. A place carries one time: while it is taken, the
 * cycle from which its flit may be used; while it is free, the cycle from which the sender knows.
 * Places become free in their order, so those times ascend.
 */
final class Fifos {
  private final int[] first;
  private final int[] depth;
  private final int[] head;
  private final int[] taken;

  private final int[] time;
  private final int[] packet;
  private final int[] flit;

  /** The part of the deliveries of the packet that this flit is on the way to. */
  private final int[] deliveries;

  private final int[] endOfDeliveries;

  Fifos(int[] depth) {
    this.depth = depth;
    first = new int[depth.length];
    long places = 0;
    for (int fifo = 0; fifo < depth.length; fifo++) {
      first[fifo] = (int) places;
      places += depth[fifo];
    }
    if (places > 1 << 28) {
      throw new IllegalArgumentException(
          "buffers of " + places + " flits; the network on chip is modelled up to 2^28");
    }
    head = new int[depth.length];
    taken = new int[depth.length];
    time = new int[(int) places];
    packet = new int[(int) places];
    flit = new int[(int) places];
    deliveries = new int[(int) places];
    endOfDeliveries = new int[(int) places];
  }

  void clear() {
    Arrays.fill(head, 0);
    Arrays.fill(taken, 0);
    Arrays.fill(time, 0);
  }

  boolean isEmpty(int fifo) {
    return taken[fifo] == 0;
  }

  /** Whether so many places are free or will be from a known cycle on. */
  boolean hasPlaces(int fifo, int count) {
    return taken[fifo] + count <= depth[fifo];
  }

  /** The cycle from which the sender knows of so many free places. */
  int knownPlaces(int fifo, int count) {
    return time[place(fifo, taken[fifo] + count - 1)];
  }

  void add(int fifo, int usableFrom, int ofPacket, int number, int from, int end) {
    int at = place(fifo, taken[fifo]++);
    time[at] = usableFrom;
    packet[at] = ofPacket;
    flit[at] = number;
    deliveries[at] = from;
    endOfDeliveries[at] = end;
  }

  /** Removes the head; its place is known to be free from a cycle on. */
  void remove(int fifo, int known) {
    time[place(fifo, 0)] = known;
    head[fifo] = head[fifo] + 1 == depth[fifo] ? 0 : head[fifo] + 1;
    taken[fifo]--;
  }

  int usableFrom(int fifo) {
    return time[place(fifo, 0)];
  }

  int packet(int fifo) {
    return packet[place(fifo, 0)];
  }

  int flit(int fifo) {
    return flit[place(fifo, 0)];
  }

  int deliveries(int fifo) {
    return deliveries[place(fifo, 0)];
  }

  int endOfDeliveries(int fifo) {
    return endOfDeliveries[place(fifo, 0)];
  }

  private int place(int fifo, int distance) {
    int offset = head[fifo] + distance;
    return first[fifo] + (offset < depth[fifo] ? offset : offset - depth[fifo]);
  }
}
