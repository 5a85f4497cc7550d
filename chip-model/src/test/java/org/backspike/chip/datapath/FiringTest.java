package org.backspike.chip.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import org.backspike.chip.Datapaths;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiringTest {

  @ParameterizedTest
  @CsvSource({
    // v and threshold in state units
    "lava, 6400, 6400, false",
    "lava, 6401, 6400, true",
    "lava, 0, 0, false",
    "backspike, 4032, 4032, false",
    "xylo2, 30, 30, true",
    "xylo2, -5, -6, true",
    "tinyodin, 8, 8, true",
    "tinyodin, -1, -5, false",
    "tinyodin, 0, -5, true",
    "odin, 0, 0, true",
    "reckon, 1000, 1000, true",
    "reckon, 999, 1000, false",
    "reckon, -5, -20000, true"
  })
  void comparesAsItsChipDoes(String chip, int v, int threshold, boolean fires) {
    assertThat(Datapaths.named(chip).firing().reaches(v, threshold)).isEqualTo(fires);
  }

  @ParameterizedTest
  @CsvSource({"lava, 7000, 6400, 0", "xylo2, 100, 30, 70", "xylo2, -5, -6, 1"})
  void resetsAsItsChipDoes(String chip, int v, int threshold, int left) {
    assertThat(Datapaths.named(chip).firing().afterSpike(v, threshold)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"30000, -20000, -15536", "992, 1000, -8", "-32768, 1, 32767"})
  void whatRemainsOfReckonWraps(int v, int threshold, int left) {
    Firing own = Datapaths.reckon().firing();
    Firing subtracting =
        new Firing(
            own.shift(),
            own.compare(),
            own.tested(),
            own.negative(),
            Reset.SUBTRACT,
            own.remainder(),
            own.maxSpikes(),
            own.maxRefractory());
    assertThat(subtracting.afterSpike(v, threshold)).isEqualTo(left);
  }
}
