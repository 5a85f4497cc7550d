package org.backspike.chip.noc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Multicast;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model against the oracle: every cycle and every count, on chips drawn from seeds. */
class NetworkTest {
  private static final int CHIPS = 250;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void carriesSpikesAsTheOracleDoes(int round) {
    for (long seed = (long) round * CHIPS; seed < (long) (round + 1) * CHIPS; seed++) {
      agree(seed, Multicast.SOURCE_COPIES, (chips, traffic, mesh, noc) -> chips.spikes(traffic));
    }
  }

  @ParameterizedTest
  @EnumSource
  void carriesPacketsAsTheOracleDoes(Multicast multicast) {
    for (long seed = 0; seed < 2 * CHIPS; seed++) {
      agree(seed, multicast, RandomChips::packets);
    }
  }

  private interface Drawing {
    void draw(RandomChips chips, Traffic traffic, Mesh mesh, Noc noc);
  }

  private static void agree(long seed, Multicast multicast, Drawing drawing) {
    RandomChips chips = new RandomChips(seed);
    Mesh mesh = chips.mesh();
    Noc noc = chips.noc(multicast);
    Network network = new Network(mesh, noc);
    Traffic traffic = network.traffic();
    Transit transit = network.transit();
    for (int stretch = 0; stretch < 2; stretch++) {
      traffic.clear();
      drawing.draw(chips, traffic, mesh, noc);
      network.carry(traffic, transit);
      agree("seed " + seed + ", stretch " + stretch, mesh, noc, traffic, transit);
    }
  }

  private static void agree(String of, Mesh mesh, Noc noc, Traffic traffic, Transit transit) {
    Oracle oracle = new Oracle(mesh, noc, traffic);
    oracle.run();
    String where = of + ": " + mesh + " " + noc + ": ";
    same(where + "injected", traffic.packets(), oracle.injected, transit::injected);
    same(where + "delivered", traffic.deliveries(), oracle.delivered, transit::delivered);
    same(where + "popped", traffic.deliveries(), oracle.popped, transit::popped);
    int endpoints = traffic.endpoints();
    same(where + "encoder busy", endpoints, oracle::encoderBusy, transit::encoderBusy);
    same(where + "encoder full", endpoints, oracle::encoderFull, transit::encoderFull);
    same(where + "encoder early", endpoints, oracle::encoderEarly, transit::encoderEarly);
    same(where + "empty", endpoints, oracle::injectorEmpty, transit::injectorEmpty);
    same(where + "no credit", endpoints, oracle::noCredit, transit::noCredit);
    same(where + "sink busy", endpoints, oracle::sinkBusy, transit::sinkBusy);
    same(where + "sink starved", endpoints, oracle::sinkStarved, transit::sinkStarved);
    same(where + "sink end", endpoints, oracle::sinkEnd, transit::sinkEnd);
    int links = transit.links();
    same(where + "flits", links, oracle::flits, transit::flits);
    same(where + "channel", links, oracle::waitedForChannel, transit::waitedForChannel);
    same(where + "credit", links, oracle::waitedForCredit, transit::waitedForCredit);
    same(where + "turn", links, oracle::waitedForTurn, transit::waitedForTurn);
    assertThat(transit.end()).as(where + "end").isEqualTo(oracle.end);
    assertThat(oracle.flitsEjected)
        .as(where + "flits ejected")
        .isGreaterThanOrEqualTo(oracle.flitsInjected);
    assertThat(oracle.allCreditsBack()).as(where + "credits").isTrue();
  }

  private interface IntToLong {
    long at(int index);
  }

  private static void same(String what, int count, long[] expected, IntToLong actual) {
    same(what, count, k -> expected[k], actual);
  }

  private static void same(String what, int count, IntToLong expected, IntToLong actual) {
    assertThat(values(count, actual)).as(what).isEqualTo(values(count, expected));
  }

  private static long[] values(int count, IntToLong of) {
    return IntStream.range(0, count).mapToLong(of::at).toArray();
  }
}
