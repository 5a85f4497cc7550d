package org.backspike.chip.timing;

import org.backspike.chip.noc.Transit;

/** What the network on chip carried, and for what its flits waited. */
public final class NetworkLoad {
  private long messages;
  private long flits;
  private long eastWest;
  private long northSouth;
  private long waitedForChannel;
  private long waitedForCredit;
  private long waitedForTurn;
  private long noCredit;

  /** Nothing carried yet. */
  public NetworkLoad() {}

  void add(Transit transit, long packets, long sentFlits, int endpoints) {
    messages += packets;
    flits += sentFlits;
    eastWest += transit.flitHopsEastWest();
    northSouth += transit.flitHopsNorthSouth();
    for (int link = 0; link < transit.links(); link++) {
      waitedForChannel += transit.waitedForChannel(link);
      waitedForCredit += transit.waitedForCredit(link);
      waitedForTurn += transit.waitedForTurn(link);
    }
    for (int endpoint = 0; endpoint < endpoints; endpoint++) {
      noCredit += transit.noCredit(endpoint);
    }
  }

  /**
   * Adds the load of another run.
   *
   * @param other not modified
   */
  public void addAll(NetworkLoad other) {
    messages += other.messages;
    flits += other.flits;
    eastWest += other.eastWest;
    northSouth += other.northSouth;
    waitedForChannel += other.waitedForChannel;
    waitedForCredit += other.waitedForCredit;
    waitedForTurn += other.waitedForTurn;
    noCredit += other.noCredit;
  }

  /**
   * Messages, copies for several cores counted one by one.
   *
   * @return packets that were sent
   */
  public long messages() {
    return messages;
  }

  /**
   * Flits that entered the network.
   *
   * @return flits of all messages
   */
  public long flits() {
    return flits;
  }

  /**
   * Links between routers in a row that flits crossed.
   *
   * @return flit-hops
   */
  public long flitHopsEastWest() {
    return eastWest;
  }

  /**
   * Links between routers in a column that flits crossed.
   *
   * @return flit-hops
   */
  public long flitHopsNorthSouth() {
    return northSouth;
  }

  /**
   * Waiting for a channel that another packet held.
   *
   * @return cycles, summed over the flits that waited in routers
   */
  public long waitedForChannel() {
    return waitedForChannel;
  }

  /**
   * Waiting for a place in the next FIFO.
   *
   * @return cycles, summed over the flits that waited in routers
   */
  public long waitedForCredit() {
    return waitedForCredit;
  }

  /**
   * Waiting for a link that served another flit.
   *
   * @return cycles, summed over the flits that waited in routers
   */
  public long waitedForTurn() {
    return waitedForTurn;
  }

  /**
   * Waiting of cores and the host to inject.
   *
   * @return cycles, summed over endpoints
   */
  public long noCredit() {
    return noCredit;
  }
}
