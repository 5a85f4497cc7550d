package org.backspike.chip.arith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {

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
    "-5, 0, 0",
    "-5, 4096, -5"
  })
  void decaysTowardZero(long x, int k, long expected) {
    assertThat(FixedPoint.decay(x, k)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-7, -1, -4", "7, -1, 3", "-4096, 7, -524288", "4095, 7, 524160", "5, 0, 5"})
  void shiftsRightByFlooring(long x, int amount, long expected) {
    assertThat(FixedPoint.shift(x, amount)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"9, 8, 8", "-9, 8, -8", "8, 8, 8", "-8, 8, -8", "0, 0, 0"})
  void saturatesSymmetrically(long x, long limit, long expected) {
    assertThat(FixedPoint.saturate(x, limit)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"7, 1, 3", "-7, 1, -3", "-1, 5, 0", "1, 63, 0", "-16, 4, -1"})
  void truncatesTowardZero(long x, int bits, long expected) {
    assertThat(FixedPoint.truncate(x, bits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2", "255, 8", "256, 9"})
  void measuresTheWidthOfAMagnitude(long x, int expected) {
    assertThat(FixedPoint.width(x)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 3", "4, 1, 2", "-5, 1, -2", "-6, 2, -1", "127, 8, 0", "128, 8, 1"})
  void roundsHalvesUpward(long x, int bits, long expected) {
    assertThat(FixedPoint.roundNearest(x, bits)).isEqualTo(expected);
  }

  @Test
  void stochasticRoundingIsUnbiased() {
    RandomRegister random = new RandomRegister(42);
    for (long x : new long[] {1, -1, 37, -37, 100, -255}) {
      long sum = 0;
      int draws = 100_000;
      for (int i = 0; i < draws; i++) {
        sum += FixedPoint.roundStochastic(x, 8, random.next());
      }
      double fraction = Math.abs(x / 256.0 - Math.floor(x / 256.0));
      double deviation = Math.sqrt(fraction * (1 - fraction) / draws);
      assertThat((double) sum / draws)
          .as("mean of %d / 256, seed 42", x)
          .isCloseTo(x / 256.0, within(4 * deviation));
    }
  }

  @Test
  void stochasticRoundingOfExactValuesIsExact() {
    RandomRegister random = new RandomRegister(7);
    for (int i = 0; i < 1000; i++) {
      assertThat(FixedPoint.roundStochastic(127L << 40, 40, random.next())).isEqualTo(127);
      assertThat(FixedPoint.roundStochastic(-127L << 40, 40, random.next())).isEqualTo(-127);
    }
  }

  @Test
  void theRandomRegisterFollowsThePublishedRecursion() {
    // Marsaglia 2003 gives the recursion; these words were worked out from it by hand arithmetic
    RandomRegister register = new RandomRegister(1);
    assertThat(register.next()).isEqualTo(270369);
    assertThat(register.next()).isEqualTo(67634689);
    assertThat(new RandomRegister(0).content()).isEqualTo(1);
  }
}
