package org.backspike.chip.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.image.ArrayLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerNetworkTest {

  @Test
  void knowsHowDeepAPopulationLies() {
    IntegerNetwork network = ChipFixture.network();
    assertThat(network.depth("in")).isZero();
    assertThat(network.depth("hidden")).isEqualTo(1);
    assertThat(network.depth("out")).isEqualTo(2);
  }

  @Test
  void refusesSizesThatDisagree() {
    assertThatThrownBy(() ->
            new IntegerNetwork(
                ChipFixture.DATAPATH,
                List.of(
                    IntegerPopulation.input("in", 2),
                    ChipFixture.lif("hid", 2, 0, 0, 1, Reset.ZERO)),
                List.of(ChipFixture.dense("in", "hid", 2, 3, new byte[6], 0, 0)),
                new IntegerReadout("hid", IntegerReadout.Measure.COUNT, 0, 1)))
        .hasMessage("in -> hid: 2 x 3 weights; must be 2 x 2");
  }

  @ParameterizedTest
  @CsvSource({"4, 2, 2, true", "4, 2, 6, true", "4, 2, 3, false", "0, 0, 0, false"})
  void resetsPeriodically(int interval, int offset, int step, boolean expected) {
    assertThat(new PeriodicReset(interval, offset).actsAt(step)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 256, 8, 32", "1, 3, 8, 1", "784, 64, 8, 8", "1, 2, 200, 0"})
  void packsRowsIntoWords(int rows, int fields, int bits, int words) {
    Sram sram = new Sram(Sram.Macro.SYNAPSE, 65536, 64, Sram.Ports.SINGLE);
    if (bits > 64) {
      assertThatThrownBy(() -> new ArrayLayout("rows", 0, sram, rows, fields, bits))
          .isInstanceOf(IllegalArgumentException.class);
    } else {
      ArrayLayout layout = new ArrayLayout("rows", 0, sram, rows, fields, bits);
      assertThat(layout.wordsPerRow()).isEqualTo(words);
      assertThat(layout.bits()).isEqualTo((long) rows * words * 64);
    }
  }
}
