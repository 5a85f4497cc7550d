package org.backspike.chip.hardware;

/**
 * Cores in a rectangle, numbered row by row; core 0 lies in the corner where the host port is.
 *
 * @param width columns, 1 to 256
 * @param height rows, 1 to 256
 */
public record Mesh(int width, int height) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a side is out of range
   */
  public Mesh {
    if (width < 1 || width > 256 || height < 1 || height > 256) {
      throw new IllegalArgumentException(
          "mesh of " + width + " x " + height + " cores; each side must be 1 to 256");
    }
  }

  /**
   * Number of cores.
   *
   * @return width times height
   */
  public int cores() {
    return width * height;
  }

  /**
   * Router to router links of the shortest path.
   *
   * @param from a core
   * @param to a core
   * @return 0 for the same core
   */
  public int hops(int from, int to) {
    return Math.abs(from % width - to % width) + Math.abs(from / width - to / width);
  }

  /**
   * Links from the host port to a core: the port's own link into core 0 and the way from there.
   *
   * @param core a core
   * @return at least 1
   */
  public int hopsFromHost(int core) {
    return 1 + hops(0, core);
  }
}
