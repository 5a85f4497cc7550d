package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.RowRule.Payload;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowSumsTest {
  /** Registers of all presets that are added into, and one of each other kind. */
  private static final List<Register> REGISTERS =
      List.of(
          Datapaths.FREE,
          Datapaths.saturating(16),
          Datapaths.saturating(12),
          Datapaths.symmetric(24),
          Datapaths.wrapping(22),
          new Register(8, Overflow.SAT_UNSIGNED),
          new Register(24, Overflow.WRAP1),
          new Register(24, Overflow.LIMITS));

  private static RowSums scalar(RowRule rule) {
    return Specialization.of(RowSums.class, ScalarRowSums.class, rule);
  }

  private static RowSums vector(RowRule rule) {
    return Twins.vector(RowSums.class, VectorRowSums.class, rule, scalar(rule));
  }

  private static RowSums exact(Payload payload) {
    return scalar(new RowRule(Datapaths.FREE, payload, Storage.BYTES));
  }

  @Test
  void addsTheRowsOfEvents() {
    WeightArray weights = WeightArray.of(new byte[] {127, -128, 64, 1, 2, 3});
    int[] sums = {0, 10, 20, 30};
    exact(Payload.BINARY).add(weights, 3, new int[] {0, 1, 1}, new int[0], 3, sums, 1);
    assertThat(sums).containsExactly(0, 10 + 129, 20 - 124, 30 + 70);
  }

  @Test
  void multipliesGradedEvents() {
    int[] sums = {0, 0};
    WeightArray weights = WeightArray.of(new byte[] {127, -128, 1, 1});
    exact(Payload.GRADED).add(weights, 2, new int[] {0, 1}, new int[] {255, 3}, 2, sums, 0);
    assertThat(sums).containsExactly(127 * 255 + 3, -128 * 255 + 3);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 30735", "1, 0, 32000"})
  void saturatesAtEveryEvent(int first, int second, int expected) {
    WeightArray weights = WeightArray.of(new short[] {2032, -2032});
    int[] sums = {32000};
    scalar(new RowRule(Datapaths.saturating(16), Payload.BINARY, Storage.SHORTS))
        .add(weights, 1, new int[] {first, second}, new int[0], 2, sums, 0);
    assertThat(sums).containsExactly(expected);
  }

  @Test
  void doesNotDependOnTheOrderOfEventsWhereSumsAreExact() {
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
    WeightArray array = WeightArray.of(weights);
    exact(Payload.BINARY).add(array, 1, rows, new int[0], rows.length, forward, 0);
    exact(Payload.BINARY).add(array, 1, reversed, new int[0], rows.length, backward, 0);
    assertThat(forward[0]).isEqualTo(1032 * 127 - 1).isEqualTo(backward[0]);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int targets) {
    SplittableRandom random = new SplittableRandom(targets);
    int sources = 40;
    for (Register register : REGISTERS) {
      for (Payload payload : Payload.values()) {
        for (Storage storage : Storage.values()) {
          RowRule rule = new RowRule(register, payload, storage);
          for (Twins.Values values : Twins.Values.values()) {
            WeightArray weights = Twins.weights(random, values, storage, sources * targets);
            int[] rows = random.ints(60, 0, sources).toArray();
            // a product and the sum it joins fit 32 bits where the register saturates
            int[] payloads = random.ints(60, 1, 256).toArray();
            for (int count : new int[] {0, 1, 60}) {
              int[] expected =
                  Twins.values(
                      random, values, targets + 5, Twins.least(register), Twins.most(register));
              int[] actual = expected.clone();
              scalar(rule).add(weights, targets, rows, payloads, count, expected, 5);
              vector(rule).add(weights, targets, rows, payloads, count, actual, 5);
              assertThat(actual)
                  .as("seed %d, %s, %s, %d events", targets, rule, values, count)
                  .isEqualTo(expected);
            }
          }
        }
      }
    }
  }
}
