package org.backspike.chip.hardware;

/**
 * Tiles in a rectangle, numbered row by row, each with one router and one or more cores; tile 0
 * lies in the corner where the host port is. A board of several chips is one mesh: some of its
 * links then lead from chip to chip.
 *
 * @param width columns of tiles, 1 to 256
 * @param height rows of tiles, 1 to 256
 * @param coresPerTile cores of a tile, 1 to 4
 * @param filling in which order cores fill the tiles
 * @param chipWidth columns of tiles of one chip, 1 to 256
 * @param chipHeight rows of tiles of one chip, 1 to 256
 */
public record Mesh(
    int width, int height, int coresPerTile, Filling filling, int chipWidth, int chipHeight) {
  private static final int LONGEST_SIDE = 256;

  /** In which order cores are numbered over the tiles. */
  public enum Filling {
    /** All tiles of a row, then those of the next. */
    ROWS,
    /** All tiles of a column, then those of the next. */
    COLUMNS
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a side or the cores of a tile are out of range
   */
  public Mesh {
    if (wrong(width) || wrong(height)) {
      throw new IllegalArgumentException(
          "mesh of " + width + " x " + height + " cores; each side must be 1 to 256");
    }
    if (coresPerTile < 1 || coresPerTile > 4) {
      throw new IllegalArgumentException("cores_per_tile is " + coresPerTile + "; must be 1 to 4");
    }
    if (wrong(chipWidth) || wrong(chipHeight)) {
      throw new IllegalArgumentException(
          "chips of " + chipWidth + " x " + chipHeight + " tiles; each side must be 1 to 256");
    }
  }

  /**
   * One chip with one core per tile.
   *
   * @param width columns, 1 to 256
   * @param height rows, 1 to 256
   */
  public Mesh(int width, int height) {
    this(width, height, 1, Filling.ROWS, LONGEST_SIDE, LONGEST_SIDE);
  }

  /**
   * One chip with one or more cores per tile.
   *
   * @param width columns, 1 to 256
   * @param height rows, 1 to 256
   * @param coresPerTile cores of a tile, 1 to 4
   * @param filling in which order cores fill the tiles
   */
  public Mesh(int width, int height, int coresPerTile, Filling filling) {
    this(width, height, coresPerTile, filling, LONGEST_SIDE, LONGEST_SIDE);
  }

  private static boolean wrong(int side) {
    return side < 1 || side > LONGEST_SIDE;
  }

  /**
   * Number of cores.
   *
   * @return tiles times cores per tile
   */
  public int cores() {
    return tiles() * coresPerTile;
  }

  /**
   * Number of tiles, and of routers.
   *
   * @return width times height
   */
  public int tiles() {
    return width * height;
  }

  /**
   * Where a core lies.
   *
   * @param core a core
   * @return its tile
   */
  public int tile(int core) {
    int place = core / coresPerTile;
    return filling == Filling.ROWS ? place : place % height * width + place / height;
  }

  /**
   * Router to router links of the shortest path.
   *
   * @param from a core
   * @param to a core
   * @return 0 for cores of one tile
   */
  public int hops(int from, int to) {
    return hopsEastWest(from, to) + hopsNorthSouth(from, to);
  }

  /**
   * Links along rows of the shortest path.
   *
   * @param from a core
   * @param to a core
   * @return 0 for cores of one column
   */
  public int hopsEastWest(int from, int to) {
    return Math.abs(tile(from) % width - tile(to) % width);
  }

  /**
   * Links along columns of the shortest path.
   *
   * @param from a core
   * @param to a core
   * @return 0 for cores of one row
   */
  public int hopsNorthSouth(int from, int to) {
    return Math.abs(tile(from) / width - tile(to) / width);
  }

  /**
   * Links from the host port to a core: the port's own link into tile 0 and the way from there.
   *
   * @param core a core
   * @return at least 1
   */
  public int hopsFromHost(int core) {
    return 1 + hops(0, core);
  }

  /**
   * Whether two neighbouring tiles are on different chips.
   *
   * @param tile a tile
   * @param neighbour a tile beside it
   * @return whether the link between them is one between chips
   */
  public boolean betweenChips(int tile, int neighbour) {
    return tile % width / chipWidth != neighbour % width / chipWidth
        || tile / width / chipHeight != neighbour / width / chipHeight;
  }
}
