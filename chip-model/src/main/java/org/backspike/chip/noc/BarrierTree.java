package org.backspike.chip.noc;

import java.util.Arrays;
import java.util.BitSet;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;

/**
 * A barrier made of flits in an empty network: reports gather along the routes to tile 0, the
 * answer is copied back down the same tree.
 *
 * @param cycles from the end of the stretch to the arrival of the answer at the last core
 * @param flitHopsEastWest flits times links between routers in a row, both ways
 * @param flitHopsNorthSouth flits times links between routers in a column, both ways
 * @param coreFlits flits between cores and their routers, both ways
 */
public record BarrierTree(int cycles, int flitHopsEastWest, int flitHopsNorthSouth, int coreFlits) {
  private static final int OUTSIDE = -1;

  /**
   * The barrier of some cores.
   *
   * @param mesh tiles and cores
   * @param noc routers and links
   * @param cores the cores in use; not modified
   * @return its time and its flits; all 0 without cores
   * @throws IllegalArgumentException if a core does not exist
   */
  public static BarrierTree of(Mesh mesh, Noc noc, BitSet cores) {
    if (cores.length() > mesh.cores()) {
      throw new IllegalArgumentException(
          "core " + (cores.length() - 1) + "; the mesh has " + mesh.cores());
    }
    int[] cycle = new int[mesh.tiles()];
    Arrays.fill(cycle, OUTSIDE);
    cores.stream()
        .forEach(core -> cycle[mesh.tile(core)] = noc.links().core() + noc.routerCycles());
    int eastWest = 0;
    int northSouth = 0;
    // up: a parent has a lower number than its children
    for (int tile = mesh.tiles() - 1; tile > 0; tile--) {
      if (cycle[tile] != OUTSIDE) {
        int parent = parent(mesh, tile);
        cycle[parent] = Math.max(cycle[parent], cycle[tile] + hop(mesh, noc, tile, parent));
        if (westward(mesh, tile)) {
          eastWest += 2;
        } else {
          northSouth += 2;
        }
      }
    }
    // down
    for (int tile = 1; tile < mesh.tiles(); tile++) {
      if (cycle[tile] != OUTSIDE) {
        int parent = parent(mesh, tile);
        cycle[tile] = cycle[parent] + hop(mesh, noc, parent, tile);
      }
    }
    int last =
        cores.stream().map(core -> cycle[mesh.tile(core)] + noc.links().core()).max().orElse(0);
    return new BarrierTree(last, eastWest, northSouth, 2 * cores.cardinality());
  }

  private static int parent(Mesh mesh, int tile) {
    return westward(mesh, tile) ? tile - 1 : tile - mesh.width();
  }

  private static boolean westward(Mesh mesh, int tile) {
    return tile % mesh.width() > 0;
  }

  /** Cycles from a router's decision to that of the next. */
  private static int hop(Mesh mesh, Noc noc, int tile, int next) {
    boolean sameRow = tile / mesh.width() == next / mesh.width();
    int within = sameRow ? noc.links().eastWest() : noc.links().northSouth();
    int link =
        mesh.betweenChips(tile, next)
            ? noc.chipLink().cyclesPerFlit() - 1 + noc.chipLink().latency()
            : within;
    return link + noc.routerCycles();
  }
}
