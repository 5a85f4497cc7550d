package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.DrainRule.Bound;
import org.backspike.chip.kernel.DriveSums.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DriveSumsTest {
  private static final DrainRule OWN = new DrainRule(Datapaths.symmetric(24), Bound.UNKNOWN);

  private static final List<Register> REGISTERS =
      List.of(
          Datapaths.FREE,
          Datapaths.symmetric(24),
          Datapaths.symmetric(12),
          Datapaths.saturating(16),
          Datapaths.wrapping(22),
          new Register(8, Overflow.SAT_UNSIGNED));

  private static DriveSums scalar(DrainRule rule) {
    return Specialization.of(DriveSums.class, ScalarDriveSums.class, rule);
  }

  private static DriveSums vector(DrainRule rule) {
    return Twins.vector(DriveSums.class, VectorDriveSums.class, rule, scalar(rule));
  }

  private static Term term(int[] sums, int shift, int offset) {
    Term term = new Term(sums, Math.max(0, -shift), Math.max(0, shift));
    term.from(offset);
    return term;
  }

  @ParameterizedTest
  @CsvSource({
    "131071, 6, 8388544, 0",
    "131072, 6, 8388607, 1",
    "-131072, 6, -8388607, 1",
    "63, 6, 4032, 0",
    "-7, -1, -4, 0",
    "7, -1, 3, 0",
    "-4096, 7, -524288, 0",
    "4095, 7, 524160, 0",
    "2147483647, 0, 8388607, 1",
    "-2147483648, 13, -8388607, 1"
  })
  void shiftsAndSaturatesOnce(int sum, int shift, int expected, int saturated) {
    for (DriveSums kernel : List.of(scalar(OWN), vector(OWN))) {
      int[] sums = {sum};
      int[] drive = new int[1];
      assertThat(kernel.drain(new Term[] {term(sums, shift, 0)}, drive)).isEqualTo(saturated);
      assertThat(drive).containsExactly(expected);
      assertThat(sums).containsExactly(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"3251200, -943104", "16256000, -521216", "2097151, 2097151", "2097152, -2097152"})
  void wrapsWhereTheRegisterDoes(int sum, int expected) {
    DrainRule rule = new DrainRule(Datapaths.wrapping(22), Bound.FITS_INT);
    int[] drive = new int[1];
    scalar(rule).drain(new Term[] {term(new int[] {sum}, 0, 0)}, drive);
    assertThat(drive).containsExactly(expected);
  }

  @Test
  void floorsEveryProjectionByItself() {
    int[] drive = new int[1];
    Term[] apart = {term(new int[] {-5}, -1, 0), term(new int[] {-5}, -1, 0)};
    scalar(OWN).drain(apart, drive);
    assertThat(drive).containsExactly(-6);
    scalar(OWN).drain(new Term[] {term(new int[] {-10}, -1, 0)}, drive);
    assertThat(drive).containsExactly(-5);
  }

  @Test
  void saturatesTheSumOfAllProjectionsAndNotTheirPartialSums() {
    int[] drive = new int[1];
    Term[] terms = {
      term(new int[] {1 << 30}, 6, 0), term(new int[] {-(1 << 30)}, 6, 0), term(new int[] {9}, 0, 0)
    };
    assertThat(scalar(OWN).drain(terms, drive)).isZero();
    assertThat(drive).containsExactly(9);
  }

  @Test
  void clearsOnlyItsOwnSlot() {
    for (Bound bound : Bound.values()) {
      int[] sums = {5, 6, 7, 8};
      vector(new DrainRule(Datapaths.symmetric(24), bound))
          .drain(new Term[] {term(sums, 0, 1)}, new int[2]);
      assertThat(sums).containsExactly(5, 0, 0, 8);
    }
  }

  @Test
  void withoutProjectionsTheInputIsZero() {
    int[] drive = {3, 4};
    assertThat(vector(OWN).drain(new Term[0], drive)).isZero();
    assertThat(drive).containsExactly(0, 0);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int neurons) {
    SplittableRandom random = new SplittableRandom(neurons);
    for (Register register : REGISTERS) {
      for (Bound bound : Bound.values()) {
        for (Twins.Values values : Twins.Values.values()) {
          for (int shift = -8; shift <= 13; shift++) {
            compare(random, neurons, new DrainRule(register, bound), values, shift);
          }
        }
      }
    }
  }

  private static void compare(
      SplittableRandom random, int neurons, DrainRule rule, Twins.Values values, int shift) {
    // where a register saturates, only sums below 2^31 may be said to fit
    boolean fits = rule.bound() == Bound.FITS_INT && rule.register().saturates();
    int unused = fits ? 2 + Math.max(shift, 2) : 0;
    int least = Integer.MIN_VALUE >> unused;
    int[] first = Twins.values(random, values, neurons + 3, least, -(least + 1));
    int[] second = Twins.values(random, values, neurons, least, -(least + 1));
    int[] firstOfVector = first.clone();
    int[] secondOfVector = second.clone();
    int[] expected = new int[neurons];
    int[] actual = new int[neurons];
    String where = "seed " + neurons + ", " + rule + ", " + values + ", shift " + shift;
    int overflows =
        scalar(rule).drain(new Term[] {term(first, shift, 3), term(second, 2, 0)}, expected);
    assertThat(
            vector(rule)
                .drain(
                    new Term[] {term(firstOfVector, shift, 3), term(secondOfVector, 2, 0)}, actual))
        .as(where)
        .isEqualTo(overflows);
    assertThat(actual).as(where).isEqualTo(expected);
    assertThat(firstOfVector).as(where).isEqualTo(first);
    assertThat(secondOfVector).as(where).isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource(Bound.class)
  void countsEveryNeuronThatSaturatesOnce(Bound bound) {
    DrainRule rule = new DrainRule(Datapaths.symmetric(24), bound);
    int n = 49;
    int[] sums = new int[n];
    for (int i = 0; i < n; i++) {
      sums[i] = i % 2 == 0 ? 1 << 23 : (1 << 23) - 1;
    }
    assertThat(vector(rule).drain(new Term[] {term(sums, 0, 0)}, new int[n]))
        .isEqualTo((n + 1) / 2);
  }
}
