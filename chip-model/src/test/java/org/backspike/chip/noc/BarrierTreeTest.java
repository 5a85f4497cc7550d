package org.backspike.chip.noc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Multicast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The barrier of the page: its trace, closed forms, and barrier flits moved one by one. */
class BarrierTreeTest {
  private static final Noc NOC = new Noc(32, 2, 1, 24);

  @ParameterizedTest
  @CsvSource({"2,2,1, 16,4,2,8", "1,1,1, 4,0,0,2", "1,1,4, 4,0,0,8", "5,4,4, 46,32,6,160"})
  void takesTheWayToTileZeroAndBack(
      int width, int height, int perTile, int cycles, int eastWest, int northSouth, int local) {
    Mesh mesh = new Mesh(width, height, perTile, Filling.ROWS);
    BitSet all = new BitSet();
    all.set(0, mesh.cores());
    assertThat(BarrierTree.of(mesh, NOC, all))
        .isEqualTo(new BarrierTree(cycles, eastWest, northSouth, local));
  }

  @Test
  void leavesOutTilesThatNobodyUses() {
    BitSet one = new BitSet();
    one.set(2);
    assertThat(BarrierTree.of(new Mesh(4, 4), NOC, one)).isEqualTo(new BarrierTree(16, 4, 0, 2));
    assertThat(BarrierTree.of(new Mesh(4, 4), NOC, new BitSet()))
        .isEqualTo(new BarrierTree(0, 0, 0, 0));
  }

  @Test
  void refusesACoreThatDoesNotExist() {
    BitSet wrong = new BitSet();
    wrong.set(16);
    assertThatThrownBy(() -> BarrierTree.of(new Mesh(4, 4), NOC, wrong))
        .hasMessage("core 16; the mesh has 16");
  }

  @Test
  void agreesWithFlitsMovedOneByOne() {
    for (long seed = 0; seed < 500; seed++) {
      RandomChips chips = new RandomChips(seed);
      Mesh mesh = chips.mesh();
      Noc noc = chips.noc(Multicast.TREE);
      SplittableRandom random = new SplittableRandom(seed);
      BitSet cores = new BitSet();
      for (int k = random.nextInt(1, mesh.cores() + 1); k > 0; k--) {
        cores.set(random.nextInt(mesh.cores()));
      }
      assertThat(BarrierTree.of(mesh, noc, cores))
          .as("seed %d: %s %s %s", seed, mesh, noc, cores)
          .isEqualTo(new Walk(mesh, noc, cores).barrier());
    }
  }

  /** A flit on its way: to a router, or down to a core if {@code core} is not negative. */
  private record Moving(int cycle, int tile, int core, boolean down) {}

  /** Moves barrier flits cycle by cycle. */
  private static final class Walk {
    private final Mesh mesh;
    private final Noc noc;
    private final BitSet cores;
    private final int[] missing;
    private final List<Moving> moving = new ArrayList<>();
    private int eastWest;
    private int northSouth;

    Walk(Mesh mesh, Noc noc, BitSet cores) {
      this.mesh = mesh;
      this.noc = noc;
      this.cores = cores;
      missing = new int[mesh.tiles()];
      boolean[] inTree = new boolean[mesh.tiles()];
      cores.stream()
          .forEach(core -> {
            missing[mesh.tile(core)]++;
            for (int tile = mesh.tile(core); tile != 0; tile = towardZero(tile)) {
              if (!inTree[tile]) {
                inTree[tile] = true;
                missing[towardZero(tile)]++;
              }
            }
          });
    }

    BarrierTree barrier() {
      int[] children = missing.clone();
      cores.stream()
          .forEach(core -> moving.add(new Moving(noc.links().core(), mesh.tile(core), -1, false)));
      int answered = 0;
      int now = 0;
      while (answered < cores.cardinality()) {
        now++;
        for (Moving flit : List.copyOf(moving)) {
          if (flit.core() >= 0 && flit.cycle() == now) {
            moving.remove(flit);
            answered++;
          } else if (flit.core() < 0 && flit.cycle() + noc.routerCycles() == now) {
            moving.remove(flit);
            if (flit.down() || (--missing[flit.tile()] == 0 && flit.tile() == 0)) {
              copyDown(flit.tile(), now, children);
            } else if (missing[flit.tile()] == 0) {
              move(flit.tile(), towardZero(flit.tile()), now, false);
            }
          }
        }
      }
      return new BarrierTree(now, eastWest, northSouth, 2 * cores.cardinality());
    }

    private void copyDown(int tile, int now, int[] children) {
      for (int next = 1; next < mesh.tiles(); next++) {
        if (children[next] > 0 && towardZero(next) == tile) {
          move(tile, next, now, true);
        }
      }
      cores.stream()
          .filter(core -> mesh.tile(core) == tile)
          .forEach(core -> moving.add(new Moving(now + noc.links().core(), tile, core, true)));
    }

    private void move(int from, int to, int now, boolean down) {
      boolean row = from / mesh.width() == to / mesh.width();
      eastWest += row ? 1 : 0;
      northSouth += row ? 0 : 1;
      boolean otherChip =
          from % mesh.width() / mesh.chipWidth() != to % mesh.width() / mesh.chipWidth()
              || from / mesh.width() / mesh.chipHeight() != to / mesh.width() / mesh.chipHeight();
      int link =
          otherChip
              ? noc.chipLink().latency() + noc.chipLink().cyclesPerFlit() - 1
              : row ? noc.links().eastWest() : noc.links().northSouth();
      moving.add(new Moving(now + link, to, -1, down));
    }

    private int towardZero(int tile) {
      return tile % mesh.width() != 0 ? tile - 1 : tile - mesh.width();
    }
  }
}
