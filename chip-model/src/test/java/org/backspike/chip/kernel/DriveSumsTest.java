package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriveSumsTest {
  private static final int LIMIT = (1 << 23) - 1;

  @ParameterizedTest
  @CsvSource({
    "131071, 6, 8388544, 0",
    "131072, 6, 8388607, 1",
    "-131072, 6, -8388607, 1",
    "63, 6, 4032, 0",
    "-7, -1, -4, 0",
    "2147483647, 0, 8388607, 1"
  })
  void shiftsAndSaturatesOnce(int sum, int shift, int expected, int saturated) {
    int[] sums = {sum};
    int[] drive = new int[1];
    assertThat(new ScalarDriveSums().drain(sums, 0, shift, LIMIT, drive)).isEqualTo(saturated);
    assertThat(drive).containsExactly(expected);
    assertThat(sums).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 33, 64, 1000})
  void agreesWithTheScalarTwinBitForBit(int neurons) {
    SplittableRandom random = new SplittableRandom(neurons);
    for (int shift = -8; shift <= 13; shift++) {
      for (int limit : new int[] {LIMIT, (1 << 11) - 1}) {
        int[] expectedSums = random.ints(neurons + 3).toArray();
        for (int i = 0; i < neurons; i++) {
          expectedSums[i] >>= random.nextInt(32);
        }
        expectedSums[0] = Integer.MIN_VALUE;
        int[] actualSums = expectedSums.clone();
        int[] expected = new int[neurons];
        int[] actual = new int[neurons];
        int saturated = new ScalarDriveSums().drain(expectedSums, 3, shift, limit, expected);
        int vectorSaturated = Kernels.driveSums().drain(actualSums, 3, shift, limit, actual);
        assertThat(actual).as("seed %d, shift %d", neurons, shift).isEqualTo(expected);
        assertThat(actualSums).isEqualTo(expectedSums);
        assertThat(vectorSaturated).isEqualTo(saturated);
      }
    }
  }

  @Test
  void clearsOnlyItsOwnSlot() {
    int[] sums = {5, 6, 7, 8};
    Kernels.driveSums().drain(sums, 1, 0, LIMIT, new int[2]);
    assertThat(sums).containsExactly(5, 0, 0, 8);
  }
}
