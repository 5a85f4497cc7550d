package org.backspike.chip.hardware;

/**
 * How long a flit is on its way over the links of a chip.
 *
 * @param core cycles between a core, or the host port, and its router; 1 to 4096
 * @param eastWest cycles between routers of a row; 1 to 4096
 * @param northSouth cycles between routers of a column; 1 to 4096
 */
public record LinkTimes(int core, int eastWest, int northSouth) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LinkTimes {
    FlowControl.within("link_cycles", core, 4096);
    FlowControl.within("link_cycles_east_west", eastWest, 4096);
    FlowControl.within("link_cycles_north_south", northSouth, 4096);
  }

  /**
   * The same time on all links.
   *
   * @param cycles 1 to 4096
   * @return the times
   */
  public static LinkTimes alike(int cycles) {
    return new LinkTimes(cycles, cycles, cycles);
  }
}
