package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowDotsTest {

  @Test
  void multipliesRowsWithErrors() {
    int[] sums = new int[2];
    byte[] weights = {9, 9, 1, -2, 127, -128};
    new ScalarRowDots().dot(weights, 2, 1, 2, new int[] {127, -127}, sums);
    assertThat(sums).containsExactly(127 + 254, 127 * 255);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 33, 64, 100})
  void agreesWithTheScalarTwinBitForBit(int targets) {
    SplittableRandom random = new SplittableRandom(targets);
    byte[] weights = new byte[20 * targets];
    random.nextBytes(weights);
    int[] errors = random.ints(targets, -127, 128).toArray();
    int[] expected = new int[12];
    int[] actual = new int[12];
    new ScalarRowDots().dot(weights, targets, 5, 12, errors, expected);
    Kernels.rowDots().dot(weights, targets, 5, 12, errors, actual);
    assertThat(actual).as("seed %d", targets).isEqualTo(expected);
  }
}
