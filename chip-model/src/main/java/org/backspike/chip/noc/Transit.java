package org.backspike.chip.noc;

import java.util.Arrays;

/**
 * How the packets of a stretch fared: cycles of every packet and delivery, and what encoders,
 * injectors, links and input pipelines did with their cycles. Filled by a {@link Network} and
 * overwritten by its next stretch. Links are numbered by tile and output port as the page says: E,
 * W, N, S, the cores of the tile, the host port.
 */
public final class Transit {
  final int ports;
  final int portsPerTile;

  long end;
  int[] injected = new int[64];
  int[] delivered = new int[64];
  int[] popped = new int[64];

  final long[] encoderBusy;
  final long[] encoderFull;
  final long[] encoderEarly;
  final long[] injectorEmpty;
  final long[] noCredit;

  final long[] sinkBusy;
  final long[] sinkStarved;
  final long[] sinkEnd;

  final long[] linkFlits;
  final long[] waitedForChannel;
  final long[] waitedForCredit;
  final long[] waitedForTurn;

  Transit(Wiring wiring) {
    ports = wiring.ports;
    portsPerTile = wiring.portsPerTile;
    int endpoints = wiring.endpoints;
    encoderBusy = new long[endpoints];
    encoderFull = new long[endpoints];
    encoderEarly = new long[endpoints];
    injectorEmpty = new long[endpoints];
    noCredit = new long[endpoints];
    sinkBusy = new long[endpoints];
    sinkStarved = new long[endpoints];
    sinkEnd = new long[endpoints];
    linkFlits = new long[ports];
    waitedForChannel = new long[ports];
    waitedForCredit = new long[ports];
    waitedForTurn = new long[ports];
  }

  void restart(Traffic traffic) {
    end = 0;
    if (injected.length < traffic.packets) {
      injected = new int[traffic.source.length];
    }
    if (delivered.length < traffic.destinations) {
      delivered = new int[traffic.endpoint.length];
      popped = new int[traffic.endpoint.length];
    }
    for (long[] counts :
        new long[][] {
          encoderBusy,
          encoderFull,
          encoderEarly,
          injectorEmpty,
          noCredit,
          sinkBusy,
          sinkStarved,
          sinkEnd,
          linkFlits,
          waitedForChannel,
          waitedForCredit,
          waitedForTurn
        }) {
      Arrays.fill(counts, 0);
    }
  }

  /**
   * Length of the stretch.
   *
   * @return the latest end of a service, 0 without packets
   */
  public long end() {
    return end;
  }

  /**
   * When a packet has left its output FIFO.
   *
   * @param packet its number in the traffic
   * @return the cycle in which its last flit was injected
   */
  public long injected(int packet) {
    return injected[packet];
  }

  /**
   * When a packet has reached a destination.
   *
   * @param delivery its number in the traffic
   * @return the cycle in which its last flit arrived in the input FIFO
   */
  public long delivered(int delivery) {
    return delivered[delivery];
  }

  /**
   * When a packet was taken from an input FIFO.
   *
   * @param delivery its number in the traffic
   * @return the cycle in which its last flit was popped and its service began
   */
  public long popped(int delivery) {
    return popped[delivery];
  }

  /**
   * Encoder at work.
   *
   * @param endpoint a source
   * @return cycles
   */
  public long encoderBusy(int endpoint) {
    return encoderBusy[endpoint];
  }

  /**
   * Encoder waiting for a place in the output FIFO.
   *
   * @param endpoint a source
   * @return cycles
   */
  public long encoderFull(int endpoint) {
    return encoderFull[endpoint];
  }

  /**
   * Encoder waiting for the earliest cycle of a packet.
   *
   * @param endpoint a source
   * @return cycles
   */
  public long encoderEarly(int endpoint) {
    return encoderEarly[endpoint];
  }

  /**
   * Injection without a packet in the output FIFO, up to the last one.
   *
   * @param endpoint a source
   * @return cycles
   */
  public long injectorEmpty(int endpoint) {
    return injectorEmpty[endpoint];
  }

  /**
   * Injection waiting for a credit.
   *
   * @param endpoint a source
   * @return cycles
   */
  public long noCredit(int endpoint) {
    return noCredit[endpoint];
  }

  /**
   * Input pipeline popping or in service.
   *
   * @param endpoint a sink
   * @return cycles
   */
  public long sinkBusy(int endpoint) {
    return sinkBusy[endpoint];
  }

  /**
   * Input pipeline waiting for flits, from its first cycle to the end of its last service.
   *
   * @param endpoint a sink
   * @return cycles
   */
  public long sinkStarved(int endpoint) {
    return sinkStarved[endpoint];
  }

  /**
   * End of the last service of an input pipeline.
   *
   * @param endpoint a sink
   * @return the first cycle in which it has nothing more to do; 0 if it had nothing at all
   */
  public long sinkEnd(int endpoint) {
    return sinkEnd[endpoint];
  }

  /**
   * Number of link numbers.
   *
   * @return tiles times ports of a tile; some lead nowhere
   */
  public int links() {
    return ports;
  }

  /**
   * Flits over a link.
   *
   * @param link a link
   * @return flits granted
   */
  public long flits(int link) {
    return linkFlits[link];
  }

  /**
   * Cycles in which head flits waited for a link because another packet held the channel, summed
   * over the flits.
   *
   * @param link a link
   * @return cycles
   */
  public long waitedForChannel(int link) {
    return waitedForChannel[link];
  }

  /**
   * Cycles in which head flits waited for credits of a link, summed over the flits.
   *
   * @param link a link
   * @return cycles
   */
  public long waitedForCredit(int link) {
    return waitedForCredit[link];
  }

  /**
   * Cycles in which head flits waited while a link served another flit, summed over the flits.
   *
   * @param link a link
   * @return cycles
   */
  public long waitedForTurn(int link) {
    return waitedForTurn[link];
  }

  /**
   * Flits times links between routers in a row.
   *
   * @return flit-hops east and west
   */
  public long flitHopsEastWest() {
    return flitsOver(Port.EAST) + flitsOver(Port.WEST);
  }

  /**
   * Flits times links between routers in a column.
   *
   * @return flit-hops north and south
   */
  public long flitHopsNorthSouth() {
    return flitsOver(Port.NORTH) + flitsOver(Port.SOUTH);
  }

  private long flitsOver(int direction) {
    long sum = 0;
    for (int port = direction; port < ports; port += portsPerTile) {
      sum += linkFlits[port];
    }
    return sum;
  }
}
