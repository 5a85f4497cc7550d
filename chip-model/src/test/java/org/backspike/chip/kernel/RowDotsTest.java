package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.backspike.chip.network.WeightArray.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowDotsTest {

  @Test
  void multipliesRowsWithErrors() {
    int[] sums = new int[2];
    byte[] weights = {9, 9, 1, -2, 127, -128};
    new ScalarRowDots().dot(weights, 2, 1, 2, new int[] {127, -127}, sums);
    assertThat(sums).containsExactly(127 + 254, 127 * 255);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int targets) {
    SplittableRandom random = new SplittableRandom(targets);
    for (Twins.Values values : Twins.Values.values()) {
      byte[] weights = Twins.weights(random, values, Storage.BYTES, 20 * targets).bytes();
      int[] errors = Twins.values(random, values, targets, -32767, 32767);
      int[] expected = new int[12];
      int[] actual = new int[12];
      new ScalarRowDots().dot(weights, targets, 5, 12, errors, expected);
      Kernels.rowDots().dot(weights, targets, 5, 12, errors, actual);
      assertThat(actual).as("seed %d, %s", targets, values).isEqualTo(expected);
    }
  }
}
