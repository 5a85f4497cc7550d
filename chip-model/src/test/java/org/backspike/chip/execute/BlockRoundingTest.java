package org.backspike.chip.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.backspike.chip.arith.RandomRegister;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.image.ArrayLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRoundingTest {

  private static Contents mantissas(int lanes, int bits) {
    Sram sram = new Sram(Sram.Macro.LEARNING, 4096, 128, Sram.Ports.SINGLE);
    return Contents.zero(new ArrayLayout("mantissas", 0, sram, 1, lanes, bits));
  }

  private static WideSums sums(long... values) {
    WideSums sums = new WideSums(values.length);
    System.arraycopy(values, 0, sums.term(), 0, values.length);
    sums.addTerm(0);
    return sums;
  }

  @Test
  void takesTheSmallestExponentWithWhichNothingClips() {
    Contents into = mantissas(2, 8);
    BlockRounding.round(sums(127, -3), into, new RandomRegister(1));
    assertThat(into.exponent).isZero();
    assertThat(into.ints).containsExactly(127, -3);
    BlockRounding.round(sums(128, -128), into, new RandomRegister(1));
    assertThat(into.exponent).isEqualTo(1);
    assertThat(into.ints).containsExactly(64, -64);
    BlockRounding.round(sums(255, 0), into, new RandomRegister(1));
    assertThat(into.exponent).isEqualTo(2);
    BlockRounding.round(sums(254, 0), into, new RandomRegister(1));
    assertThat(into.exponent).isEqualTo(1);
  }

  @Test
  void drawsOneWordPerLaneEvenForZeros() {
    RandomRegister random = new RandomRegister(5);
    BlockRounding.round(sums(0, 0, 0), mantissas(3, 8), random);
    RandomRegister expected = new RandomRegister(5);
    expected.next();
    expected.next();
    expected.next();
    assertThat(random.content()).isEqualTo(expected.content());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void staysInTheSymmetricRangeAndIsUnbiased(int bits) {
    SplittableRandom values = new SplittableRandom(bits);
    RandomRegister random = new RandomRegister(bits);
    long limit = (1L << (bits - 1)) - 1;
    double error = 0;
    double scale = 0;
    int rounds = 4000;
    for (int i = 0; i < rounds; i++) {
      long a = values.nextLong(-(1L << 40), 1L << 40);
      long b = values.nextLong(-(1L << 40), 1L << 40);
      Contents into = mantissas(2, bits);
      BlockRounding.round(sums(a, b), into, random);
      assertThat(Math.abs(into.ints[0])).isLessThanOrEqualTo((int) limit);
      double unit = Math.pow(2, into.exponent);
      error += (into.ints[0] * unit - a) / unit;
      scale += 0.25;
    }
    assertThat(error / rounds)
        .as("mean error in units, seed %d", bits)
        .isCloseTo(0, within(4 * Math.sqrt(scale) / rounds));
  }
}
