package org.backspike.chip.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.WeightFormat.Encoding;
import org.backspike.chip.datapath.WeightFormat.ExponentAt;
import org.backspike.chip.datapath.WeightFormat.LsbDrop;
import org.backspike.chip.datapath.WeightFormat.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightFormatTest {
  private static final WeightFormat LAVA = Datapaths.lava().weights();
  private static final WeightFormat LOIHI = Datapaths.loihi1().weights();

  @ParameterizedTest
  @CsvSource({
    "MIXED, 8, -5, -6",
    "MIXED, 8, 5, 4",
    "MIXED, 8, 300, 254",
    "MIXED, 8, -257, -256",
    "MIXED, 4, -5, -32",
    "MIXED, 4, 31, 0",
    "EXCITATORY, 8, 300, 255",
    "EXCITATORY, 8, 5, 5",
    "EXCITATORY, 6, 7, 4",
    "EXCITATORY, 8, -3, 0",
    "INHIBITORY, 6, -5, -4",
    "INHIBITORY, 8, -5, -5",
    "INHIBITORY, 8, -300, -255",
    "INHIBITORY, 8, 3, 0"
  })
  void lavaClipsAndDropsLowBitsDownward(SignMode mode, int bits, int given, int stored) {
    assertThat(LAVA.stored(given, mode, bits)).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "MIXED, 8, -5, -4",
    "MIXED, 8, 5, 4",
    "MIXED, 4, -5, 0",
    "MIXED, 8, -256, -256",
    "INHIBITORY, 6, -5, -4"
  })
  void loihiDropsLowBitsTowardZero(SignMode mode, int bits, int given, int stored) {
    assertThat(LOIHI.stored(given, mode, bits)).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    // the limit is 2^21 - 64 after six more bits
    "-5, -1, -3",
    "5, -1, 2",
    "-256, 7, -32767",
    "-256, 6, -16384",
    "255, 7, 32640",
    "-1, -8, -1"
  })
  void loihiScalesEverySynapseAndLimitsIt(int stored, int exponent, int scaled) {
    assertThat(LOIHI.scaled(stored, exponent)).isEqualTo(scaled);
    assertThat(Math.abs(scaled << LOIHI.align())).isLessThanOrEqualTo(2_097_088);
  }

  @Test
  void anExponentOfTheSumLeavesSynapsesAlone() {
    assertThat(LAVA.scaled(-5, -1)).isEqualTo(-5);
    assertThat(Datapaths.backspike().weights().scaled(-5, 7)).isEqualTo(-5);
  }

  @ParameterizedTest
  @CsvSource({"-128, -128", "127, 127", "-5, -5"})
  void ownWeightsLoseNothing(int given, int stored) {
    assertThat(Datapaths.backspike().weights().stored(given, SignMode.MIXED, 8)).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "backspike, MIXED, 8, -128, 127",
    "tinyodin, MIXED, 4, -8, 7",
    "odin, MIXED, 4, -7, 7",
    "lava, MIXED, 8, -256, 255",
    "lava, EXCITATORY, 8, 0, 255",
    "lava, INHIBITORY, 8, -255, 0",
    "loihi1, MIXED, 8, -256, 255",
    "loihi1, INHIBITORY, 8, -256, 0"
  })
  void knowsTheRangeOfEveryChip(String chip, SignMode mode, int bits, int min, int max) {
    WeightFormat format = Datapaths.named(chip).weights();
    assertThat(format.min(mode, bits)).isEqualTo(min);
    assertThat(format.max(mode, bits)).isEqualTo(max);
  }

  @ParameterizedTest
  @CsvSource({
    "lava, true, true, MIXED",
    "lava, true, false, INHIBITORY",
    "lava, false, true, EXCITATORY",
    "lava, false, false, EXCITATORY",
    "backspike, false, true, MIXED"
  })
  void detectsTheSignMode(String chip, boolean negative, boolean positive, SignMode mode) {
    assertThat(Datapaths.named(chip).weights().detect(negative, positive)).isEqualTo(mode);
  }

  @Test
  void refusesALimitThatTheSumWouldIgnore() {
    assertThatThrownBy(() ->
            new WeightFormat(
                8,
                Encoding.SIGN_MODE,
                OutOfRange.CLIP,
                LsbDrop.FLOOR,
                ExponentAt.SUM,
                -8,
                7,
                6,
                100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights.limit is 100; must be 0 where the exponent acts on the sum");
  }
}
