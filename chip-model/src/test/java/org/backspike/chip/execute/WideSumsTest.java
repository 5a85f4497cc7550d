package org.backspike.chip.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WideSumsTest {

  private static WideSums sums(long first, int firstExponent, long second, int secondExponent) {
    WideSums sums = new WideSums(1);
    sums.term()[0] = first;
    sums.addTerm(firstExponent);
    sums.term()[0] = second;
    sums.addTerm(secondExponent);
    return sums;
  }

  @Test
  void alignsByShiftingTheLargerExponentLeft() {
    WideSums sums = sums(5, -3, 1, 2);
    assertThat(sums.exponent()).isEqualTo(-3);
    assertThat(sums.values[0]).isEqualTo(5 + 32);
  }

  @Test
  void dropsWhatLiesBelowTheAdderTowardZero() {
    WideSums sums = sums(1L << 20, 30, -7, 0);
    assertThat(sums.exponent()).isEqualTo(51 - WideSums.WIDTH);
    assertThat(sums.values[0]).isEqualTo((1L << (50 - 3)) - 0);
    WideSums visible = sums(1L << 20, 30, -8, 0);
    assertThat(visible.values[0]).isEqualTo((1L << 47) - 1);
  }

  @Test
  void ignoresTermsOfZeros() {
    WideSums sums = sums(3, -10, 0, -60);
    assertThat(sums.exponent()).isEqualTo(-10);
    assertThat(sums.values[0]).isEqualTo(3);
  }
}
