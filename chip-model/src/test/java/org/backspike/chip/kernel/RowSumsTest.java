package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSumsTest {

  @Test
  void addsTheRowsOfEvents() {
    byte[] weights = {127, -128, 64, 1, 2, 3};
    int[] sums = {0, 10, 20, 30};
    new ScalarRowSums().add(weights, 3, new int[] {0, 1, 1}, 3, sums, 1);
    assertThat(sums).containsExactly(0, 10 + 129, 20 - 124, 30 + 70);
  }

  @Test
  void multipliesGradedEvents() {
    int[] sums = {0, 0};
    new ScalarRowSums()
        .addGraded(
            new byte[] {127, -128, 1, 1}, 2, new int[] {0, 1}, new int[] {255, 3}, 2, sums, 0);
    assertThat(sums).containsExactly(127 * 255 + 3, -128 * 255 + 3);
  }

  @Test
  void doesNotDependOnTheOrderOfEvents() {
    int[] forward = new int[1];
    int[] backward = new int[1];
    byte[] weights = new byte[1025];
    Arrays.fill(weights, (byte) 127);
    weights[1024] = -1;
    int[] rows = new int[1033];
    for (int i = 0; i < 1032; i++) {
      rows[i] = i % 1024;
    }
    rows[1032] = 1024;
    int[] reversed = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      reversed[i] = rows[rows.length - 1 - i];
    }
    new ScalarRowSums().add(weights, 1, rows, rows.length, forward, 0);
    new ScalarRowSums().add(weights, 1, reversed, rows.length, backward, 0);
    assertThat(forward[0]).isEqualTo(1032 * 127 - 1).isEqualTo(backward[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000})
  void agreesWithTheScalarTwinBitForBit(int targets) {
    SplittableRandom random = new SplittableRandom(targets);
    int sources = 40;
    byte[] weights = new byte[sources * targets];
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          switch (random.nextInt(4)) {
            case 0 -> Byte.MIN_VALUE;
            case 1 -> Byte.MAX_VALUE;
            default -> (byte) random.nextInt();
          };
    }
    int[] rows = random.ints(60, 0, sources).toArray();
    int[] payloads = random.ints(60, 1, 256).toArray();
    for (int count : new int[] {0, 1, 60}) {
      int[] expected = random.ints(targets + 5).toArray();
      int[] actual = expected.clone();
      new ScalarRowSums().add(weights, targets, rows, count, expected, 5);
      Kernels.rowSums().add(weights, targets, rows, count, actual, 5);
      assertThat(actual).as("binary, seed %d, %d events", targets, count).isEqualTo(expected);
      new ScalarRowSums().addGraded(weights, targets, rows, payloads, count, expected, 5);
      Kernels.rowSums().addGraded(weights, targets, rows, payloads, count, actual, 5);
      assertThat(actual).as("graded, seed %d, %d events", targets, count).isEqualTo(expected);
    }
  }
}
