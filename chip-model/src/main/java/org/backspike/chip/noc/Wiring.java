package org.backspike.chip.noc;

import java.util.Arrays;
import org.backspike.chip.hardware.ChipLink;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;

/**
 * Which output of a router leads where, and with which delays. Ports are numbered over the chip:
 * tile times {@link #portsPerTile} plus the port; the input and the output of that number are the
 * two directions of one place.
 */
final class Wiring {
  static final int NOWHERE = -1;

  /** Entries that the table of routes may have: 1,024 tiles of 4 cores need 4 million. */
  private static final long LARGEST_ROUTES = 1L << 26;

  final int tiles;
  final int endpoints;
  final int portsPerTile;

  /** All ports of the chip. */
  final int ports;

  /** Per output: the input behind it, or {@link #NOWHERE} for an endpoint or the edge. */
  final int[] inputBehind;

  /** Per input: the output before it, or {@link #NOWHERE} for an endpoint or the edge. */
  final int[] outputBefore;

  /** Per port: the endpoint there, or {@link #NOWHERE}. */
  final int[] endpointAt;

  /** Per endpoint: its port. */
  final int[] portOf;

  /** Per output: cycles from a grant to the arrival. */
  final int[] flight;

  /** Per output: cycles from a grant to the next. */
  final int[] spacing;

  /** Per input: flits that its FIFO holds in each virtual channel. */
  final int[] depth;

  /** Per input: cycles until a freed place is known upstream. */
  final int[] creditCycles;

  /** Per tile and endpoint: the port of the router through which a flit leaves. */
  final byte[] routes;

  Wiring(Mesh mesh, Noc noc) {
    tiles = mesh.tiles();
    endpoints = mesh.cores() + 1;
    portsPerTile = Port.LOCAL + mesh.coresPerTile() + 1;
    ports = tiles * portsPerTile;
    if ((long) tiles * endpoints > LARGEST_ROUTES) {
      throw new IllegalArgumentException(
          "routes from "
              + tiles
              + " tiles to "
              + endpoints
              + " endpoints; the network on chip is modelled up to "
              + LARGEST_ROUTES
              + " of them");
    }
    inputBehind = filled(NOWHERE);
    outputBefore = filled(NOWHERE);
    endpointAt = filled(NOWHERE);
    portOf = new int[endpoints];
    flight = filled(noc.links().core());
    spacing = filled(1);
    depth = filled(noc.flow().fifoFlits());
    creditCycles = filled(noc.flow().creditCycles());
    routes = new byte[tiles * endpoints];
    for (int endpoint = 0; endpoint < endpoints; endpoint++) {
      int port = portOfEndpoint(mesh, endpoint);
      portOf[endpoint] = port;
      endpointAt[port] = endpoint;
    }
    for (int tile = 0; tile < tiles; tile++) {
      connect(mesh, noc, tile);
      for (int endpoint = 0; endpoint < endpoints; endpoint++) {
        routes[tile * endpoints + endpoint] = (byte) direction(mesh, tile, endpoint);
      }
    }
  }

  /** The first port of the router of a port. */
  int firstPort(int port) {
    return port - port % portsPerTile;
  }

  private int[] filled(int value) {
    int[] array = new int[ports];
    Arrays.fill(array, value);
    return array;
  }

  private int portOfEndpoint(Mesh mesh, int endpoint) {
    if (endpoint == mesh.cores()) {
      return Port.LOCAL + mesh.coresPerTile();
    }
    return mesh.tile(endpoint) * portsPerTile + Port.LOCAL + endpoint % mesh.coresPerTile();
  }

  private void connect(Mesh mesh, Noc noc, int tile) {
    if (tile % mesh.width() + 1 < mesh.width()) {
      connect(mesh, noc.chipLink(), tile, Port.EAST, tile + 1, noc.links().eastWest());
      connect(mesh, noc.chipLink(), tile + 1, Port.WEST, tile, noc.links().eastWest());
    }
    int below = tile + mesh.width();
    if (below < tiles) {
      connect(mesh, noc.chipLink(), tile, Port.SOUTH, below, noc.links().northSouth());
      connect(mesh, noc.chipLink(), below, Port.NORTH, tile, noc.links().northSouth());
    }
  }

  private void connect(
      Mesh mesh, ChipLink between, int tile, int direction, int neighbour, int cycles) {
    int output = tile * portsPerTile + direction;
    int input = neighbour * portsPerTile + Port.opposite(direction);
    inputBehind[output] = input;
    outputBefore[input] = output;
    flight[output] = cycles;
    if (mesh.betweenChips(tile, neighbour)) {
      flight[output] = between.cyclesPerFlit() - 1 + between.latency();
      spacing[output] = between.cyclesPerFlit();
      depth[input] = between.fifoFlits();
      creditCycles[input] = between.creditCycles();
    }
  }

  private int direction(Mesh mesh, int tile, int endpoint) {
    int target = portOf[endpoint] / portsPerTile;
    int columns = target % mesh.width() - tile % mesh.width();
    if (columns != 0) {
      return columns > 0 ? Port.EAST : Port.WEST;
    }
    if (target != tile) {
      return target > tile ? Port.SOUTH : Port.NORTH;
    }
    return portOf[endpoint] % portsPerTile;
  }
}
