package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StateAddTest {

  private static StateAdd scalar(Register register) {
    return Specialization.of(StateAdd.class, ScalarStateAdd.class, register);
  }

  private static StateAdd vector(Register register) {
    return Twins.vector(StateAdd.class, VectorStateAdd.class, register, scalar(register));
  }

  @ParameterizedTest
  @CsvSource({"32767, 1, 32767", "-32768, -1, -32768", "100, -200, -100", "-5, 32768, 32763"})
  void addsAndSaturates(int state, int term, int expected) {
    int[] states = {7, state};
    int[] terms = {7, term};
    scalar(Datapaths.saturating(16)).add(terms, states, 1);
    assertThat(states).containsExactly(7, expected);
    assertThat(terms).containsExactly(7, 0);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (Register register :
        List.of(
            Datapaths.saturating(16),
            Datapaths.symmetric(24),
            Datapaths.wrapping(12),
            new Register(8, Overflow.SAT_UNSIGNED),
            Datapaths.FREE)) {
      for (Twins.Values values : Twins.Values.values()) {
        for (int first : new int[] {0, Math.min(n, 3)}) {
          int[] expected =
              Twins.values(random, values, n, Twins.least(register), Twins.most(register));
          int[] actual = expected.clone();
          int[] terms = Twins.values(random, values, n, -(1 << 28), 1 << 28);
          int[] termsOfVector = terms.clone();
          scalar(register).add(terms, expected, first);
          vector(register).add(termsOfVector, actual, first);
          String where = "seed " + n + ", " + register + ", " + values + ", from " + first;
          assertThat(actual).as(where).isEqualTo(expected);
          assertThat(termsOfVector).as(where).isEqualTo(terms);
        }
      }
    }
  }
}
