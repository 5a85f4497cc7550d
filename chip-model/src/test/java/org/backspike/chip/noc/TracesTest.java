package org.backspike.chip.noc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.backspike.chip.hardware.ChipLink;
import org.backspike.chip.hardware.FlowControl;
import org.backspike.chip.hardware.LinkTimes;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Barrier;
import org.backspike.chip.hardware.Noc.Multicast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The traces of the page, and cases whose closed form can be worked out on paper. */
class TracesTest {
  private static final Noc USUAL = new Noc(32, 2, 1, 24);
  private static final int EAST = 0;
  private static final int SOUTH = 3;
  private static final int LOCAL = 4;

  private static Noc noc(FlowControl flow, Multicast multicast) {
    return new Noc(32, 2, LinkTimes.alike(1), 24, flow, ChipLink.USUAL, multicast, Barrier.CYCLES);
  }

  private static Mesh tiles(int width, int height, int coresPerTile) {
    return new Mesh(width, height, coresPerTile, Filling.ROWS);
  }

  private static Transit carry(Mesh mesh, Noc noc, Consumer<Traffic> packets) {
    Network network = new Network(mesh, noc);
    Traffic traffic = network.traffic();
    packets.accept(traffic);
    Transit transit = network.transit();
    network.carry(traffic, transit);
    Oracle oracle = new Oracle(mesh, noc, traffic);
    oracle.run();
    assertThat(oracle.end).isEqualTo(transit.end());
    return transit;
  }

  @Test
  void oneFlit() {
    Transit transit = carry(tiles(2, 1, 1), USUAL, traffic -> traffic.spike(0, 0, 1, 1, 5));
    assertThat(transit.injected(0)).isEqualTo(1);
    assertThat(transit.delivered(0)).isEqualTo(8);
    assertThat(transit.popped(0)).isEqualTo(8);
    assertThat(transit.end()).isEqualTo(13);
    assertThat(transit.flits(EAST)).isEqualTo(1);
    assertThat(transit.sinkStarved(1)).isEqualTo(8);
    assertThat(transit.sinkBusy(1)).isEqualTo(5);
  }

  @Test
  void twoWayConflict() {
    Transit transit =
        carry(
            tiles(2, 1, 2),
            USUAL,
            traffic -> {
              traffic.spike(0, 0, 1, 2, 5);
              traffic.spike(1, 0, 1, 2, 5);
            });
    assertThat(transit.delivered(0)).isEqualTo(8);
    assertThat(transit.delivered(1)).isEqualTo(9);
    assertThat(transit.popped(1)).isEqualTo(13);
    assertThat(transit.waitedForTurn(EAST)).isEqualTo(1);
    assertThat(transit.waitedForCredit(EAST)).isZero();
    assertThat(transit.end()).isEqualTo(18);
  }

  @Test
  void fullFifo() {
    Transit transit =
        carry(
            tiles(1, 1, 2),
            noc(new FlowControl(1, 1, 1, 1, 1), Multicast.SOURCE_COPIES),
            traffic -> {
              for (int k = 0; k < 3; k++) {
                traffic.spike(0, 0, 1, 1, 10);
              }
            });
    int[][] expected = {{1, 5, 5}, {5, 9, 15}, {9, 17, 25}};
    for (int packet = 0; packet < expected.length; packet++) {
      assertThat(transit.injected(packet)).isEqualTo(expected[packet][0]);
      assertThat(transit.delivered(packet)).isEqualTo(expected[packet][1]);
      assertThat(transit.popped(packet)).isEqualTo(expected[packet][2]);
    }
    assertThat(transit.encoderFull(0)).isEqualTo(1 + 3);
    assertThat(transit.noCredit(0)).isEqualTo(2 + 2);
    assertThat(transit.waitedForCredit(LOCAL + 1)).isEqualTo(4);
    assertThat(transit.end()).isEqualTo(35);
  }

  @Test
  void multicastBranch() {
    Mesh mesh = tiles(2, 2, 1);
    Transit transit =
        carry(
            mesh,
            noc(FlowControl.USUAL, Multicast.TREE),
            traffic -> {
              traffic.packet(0, 0, 1, 2, 0);
              for (int core = 1; core < 4; core++) {
                traffic.destination(core, 5);
              }
            });
    assertThat(transit.injected(0)).isEqualTo(2);
    assertThat(transit.delivered(0)).isEqualTo(9);
    assertThat(transit.delivered(1)).isEqualTo(9);
    assertThat(transit.delivered(2)).isEqualTo(12);
    assertThat(transit.end()).isEqualTo(17);
    int portsPerTile = transit.links() / mesh.tiles();
    assertThat(transit.flits(EAST)).isEqualTo(2);
    assertThat(transit.flits(SOUTH)).isEqualTo(2);
    assertThat(transit.flits(portsPerTile + SOUTH)).isEqualTo(2);
    assertThat(transit.flitHopsEastWest()).isEqualTo(2);
    assertThat(transit.flitHopsNorthSouth()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,1", "5,4", "256,255"})
  void aHopTakesARouterAndALink(int width, int hops) {
    Transit transit =
        carry(tiles(width, 1, 1), USUAL, traffic -> traffic.spike(0, 0, 1, width - 1, 1));
    assertThat(transit.delivered(0)).isEqualTo(1 + 1 + 3L * (hops + 1));
  }

  @Test
  void aLinkBetweenChipsTakesItsOwnTime() {
    Mesh mesh = new Mesh(2, 1, 1, Filling.ROWS, 1, 1);
    Transit transit =
        carry(
            mesh,
            USUAL,
            traffic -> {
              traffic.spike(0, 0, 1, 1, 1);
              traffic.spike(0, 0, 1, 1, 1);
            });
    // granted at 4; 3 + 20 cycles of link instead of 1; the next flit 4 cycles later
    assertThat(transit.delivered(0)).isEqualTo(8 - 1 + 23);
    assertThat(transit.delivered(1)).isEqualTo(8 - 1 + 23 + 4);
    assertThat(transit.waitedForTurn(EAST)).isEqualTo(3);
  }

  /** A sink that is never free for long sets the pace: everything else is hidden behind it. */
  @ParameterizedTest
  @ValueSource(ints = {5, 9, 15})
  void aHotSpotIsServedWithoutAPause(int service) {
    int messages = 200;
    Transit transit =
        carry(
            tiles(3, 2, 2),
            USUAL,
            traffic -> {
              for (int k = 0; k < messages; k++) {
                traffic.spike(1 + k % 11, 0, 1, 0, service);
              }
            });
    long first = 1 + 1 + 3;
    assertThat(transit.sinkStarved(0)).isEqualTo(first);
    assertThat(transit.end()).isEqualTo(first + (long) messages * service);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aLargerBufferNeverLengthensAStretchOfOneSource(long seed) {
    Mesh mesh = tiles(4, 3, 2);
    long before = Long.MAX_VALUE;
    for (int size = 1; size <= 12; size++) {
      Noc noc = noc(new FlowControl(1, size, 1, size, size), Multicast.SOURCE_COPIES);
      long end = carry(mesh, noc, traffic -> new RandomChips(seed).fromOneSource(traffic)).end();
      assertThat(end).as("buffers of %d", size).isLessThanOrEqualTo(before);
      before = end;
    }
  }

  @Test
  void refusesTrafficThatTheNetworkCannotCarry() {
    assertRefused(USUAL, traffic -> traffic.packet(0, 0, 1, 1, 0), "a packet without destination");
    assertRefused(
        USUAL,
        traffic -> {
          traffic.packet(0, 0, 1, 1, 1);
          traffic.destination(1, 1);
        },
        "a packet on channel 1; the network has one virtual channel");
    Consumer<Traffic> tree =
        traffic -> {
          traffic.packet(0, 0, 1, 5, 0);
          traffic.destination(0, 1);
          traffic.destination(1, 1);
        };
    assertRefused(
        USUAL, tree, "a packet with several destinations; this network sends a copy to each");
    assertRefused(
        noc(FlowControl.USUAL, Multicast.TREE),
        tree,
        "a packet of 5 flits with several destinations; the smallest FIFO holds 4");
  }

  private static void assertRefused(Noc noc, Consumer<Traffic> packets, String message) {
    Network network = new Network(new Mesh(2, 1), noc);
    Traffic traffic = network.traffic();
    packets.accept(traffic);
    assertThatThrownBy(() -> network.carry(traffic, network.transit()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
