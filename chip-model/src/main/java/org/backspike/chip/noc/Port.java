package org.backspike.chip.noc;

/** Numbers of the ports of a router, in the order of the arbiters. */
final class Port {
  static final int EAST = 0;
  static final int WEST = 1;
  static final int NORTH = 2;
  static final int SOUTH = 3;

  /** The first of the cores of the tile; the host port comes after the last. */
  static final int LOCAL = 4;

  private Port() {}

  static int opposite(int direction) {
    return direction ^ 1;
  }
}
