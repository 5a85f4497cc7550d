package org.backspike.chip.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.Decay.Given;
import org.backspike.chip.datapath.Decay.Operator;
import org.backspike.chip.datapath.Decay.Rounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecayTest {
  private static final Decay OF_LAVA_CURRENTS = Datapaths.lava().currents().decay();
  private static final Decay OF_LAVA_MEMBRANES = Datapaths.lava().membrane().decay();

  @ParameterizedTest
  @CsvSource({
    "-1, 3996, 0",
    "1, 3996, 0",
    "-7, 2048, -3",
    "7, 2048, 3",
    "1, 4095, 0",
    "64, 4095, 63",
    "4096, 4095, 4095",
    "8388607, 4095, 8386559",
    "-8388607, 4095, -8386559",
    "8388607, 4096, 8388607",
    "-5, 0, 0"
  })
  void multipliesAndRoundsTowardZero(int x, int kept, int expected) {
    assertThat(OF_LAVA_MEMBRANES.apply(x, kept)).isEqualTo(expected);
    assertThat(OF_LAVA_MEMBRANES.apply(-x, kept)).isEqualTo(-expected);
  }

  @ParameterizedTest
  @CsvSource({"-1, 32512, -1", "1, 32512, 0", "1000, 32512, 992", "-1000, 32512, -993"})
  void multipliesAndFloors(int x, int kept, int expected) {
    Decay decay = Datapaths.multiplying(15, Given.KEPT, 0, Rounding.FLOOR);
    assertThat(decay.apply(x, decay.operand(kept))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 4, 4",
    "-5, 4, -4",
    "17, 4, 16",
    "-17, 4, -15",
    "0, 4, 0",
    "1, 9, 0",
    "-1, 9, 0",
    "100, 0, 0",
    "-30000, 9, -29941",
    "-32768, 0, 0"
  })
  void shiftsButTakesAtLeastOne(int x, int dash, int expected) {
    Decay decay = Datapaths.xylo2().membrane().decay();
    assertThat(decay.apply(x, decay.operand(dash))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-5, 10, 0", "5, 3, 2", "-5, 3, -2", "5, 10, 0", "-2048, 127, -1921", "0, 5, 0"})
  void subtractsTowardZero(int x, int leak, int expected) {
    Decay decay = Datapaths.tinyodin().membrane().decay();
    assertThat(decay.apply(x, decay.operand(leak))).isEqualTo(expected);
  }

  @Test
  void keepsEverythingOrNothing() {
    assertThat(Decay.NONE.apply(-77, 5)).isEqualTo(-77);
    assertThat(Decay.of(Operator.FULL).apply(-77, 5)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 4095, 4096", "4095, 0, 1", "-1, 4096, 4097", "100, 3995, 3996"})
  void aCurrentOfLavaHasAHiddenOneAndAMembraneHasNot(int d, int ofCurrent, int ofMembrane) {
    assertThat(OF_LAVA_CURRENTS.operand(d)).isEqualTo(ofCurrent);
    assertThat(OF_LAVA_MEMBRANES.operand(d)).isEqualTo(ofMembrane);
  }

  @Test
  void knowsWhichParametersItTakes() {
    assertThat(OF_LAVA_CURRENTS.min()).isEqualTo(-1);
    assertThat(OF_LAVA_CURRENTS.max()).isEqualTo(4095);
    assertThat(OF_LAVA_MEMBRANES.min()).isZero();
    assertThat(OF_LAVA_MEMBRANES.max()).isEqualTo(4096);
    assertThat(Datapaths.reckon().membrane().decay().max()).isEqualTo(65535);
    assertThat(Datapaths.xylo2().membrane().decay().max()).isEqualTo(31);
  }

  @Test
  void everyStateReachesZeroUnlessItIsFloored() {
    SplittableRandom random = new SplittableRandom(1);
    for (Decay decay :
        new Decay[] {
          OF_LAVA_CURRENTS,
          Datapaths.xylo2().membrane().decay(),
          Datapaths.tinyodin().membrane().decay()
        }) {
      for (int i = 0; i < 50; i++) {
        int start = random.nextInt(-(1 << 16), 1 << 16);
        int operand = decay.operand(decay.operator() == Operator.MULSHIFT ? 10 : 7);
        long x = start;
        int steps = 0;
        while (x != 0 && steps < 20_000) {
          long next = decay.apply(x, operand);
          x = Math.abs(next) < Math.abs(x) ? next : Long.MAX_VALUE;
          steps++;
        }
        assertThat(x).as("start %d, %s, seed 1", start, decay).isZero();
      }
    }
  }
}
