package org.backspike.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SurrogatesTest {
  /** Those that fall with the distance on both sides alike: a chip can hold them as a code. */
  private static final List<String> CODED =
      List.of("fast-sigmoid", "arctan", "triangle", "box", "sigmoid", "erf", "softsign");

  static List<String> names() {
    return Surrogates.names();
  }

  /** Values of the formulas, computed by hand or with a calculator. */
  @ParameterizedTest
  @CsvSource({
    "fast-sigmoid, 25, 0.1, 0.0816326530612244898",
    "arctan, 2, 0.5, 0.288400441463301",
    "arctan, 2, 0, 1",
    "sigmoid, 4, 0, 1",
    "sigmoid, 25, -3.5, 2.495587732642312e-37",
    "triangle, 1, 0.25, 0.75",
    "box, 1, 0.49, 1",
    "box, 1, 0.5, 0",
    "straight-through, 1, -7, 1",
    "erf, 2, 0.5, 0.415107497420594703",
    "softsign, 2, 0.5, 0.25",
    "piecewise-exponential, 1, 1, 0.183939720585721161",
    "superspike, 1, 1, 0.25",
    "dampened-triangle, 1, 0.5, 0.15",
    "multi-gaussian, 2, 0, 0.43911163665655056",
    "piecewise-leaky-relu, 1, 2, 0.01",
    "s2nn, 4, 1, 0.5",
    "s2nn, 4, -1, 0.070650824853164478",
    "q-pseudo, 2, 1, 0.111111111111111111",
    "periodic-exponential, 2, 1.25, 0.606530659712633424",
    "periodic-exponential, 2, -2, 0.0183156388887341803",
    "multi-spike, 1, -0.5, 1",
    "multi-spike, 1, -0.51, 0",
    "snntorch-triangular, 1, -0.3, 1",
    "snntorch-triangular, 1, 0, -1"
  })
  void followsItsFormula(String name, double slope, double x, double expected) {
    assertThat(Surrogates.named(name, slope).derivative(x))
        .isCloseTo(expected, within(1e-7 * Math.abs(expected)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isTheDerivativeOfItsPrimitive(String name) {
    Surrogate surrogate = Surrogates.named(name, 1.3);
    double h = 1e-6;
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble(-3, 3);
      if (Math.abs(surrogate.derivative(x - 3 * h) - surrogate.derivative(x + 3 * h)) > 1e-3) {
        continue; // a jump
      }
      double slope = (surrogate.primitive(x + h) - surrogate.primitive(x - h)) / (2 * h);
      assertThat(surrogate.derivative(x)).as("%s at %s", name, x).isCloseTo(slope, within(1e-5));
    }
    assertThat(surrogate.primitive(0)).isCloseTo(0.5, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isFiniteEverywhereAndZeroOutsideItsSupport(String name) {
    Surrogate surrogate = Surrogates.named(name, 25);
    for (double x : new double[] {0, 1e-30, 1e30, -1e30, 3.5, -3.5}) {
      assertThat(surrogate.derivative(x)).isFinite();
      assertThat(surrogate.derivative((float) x)).isFinite();
      float[] population = new float[40];
      Arrays.fill(population, (float) x);
      surrogate.derive(population, 0, population.length);
      assertThat(population).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
    }
    if (Double.isFinite(surrogate.support())) {
      assertThat(surrogate.derivative(surrogate.support())).isZero();
      assertThat(surrogate.derivative(-surrogate.support())).isZero();
      assertThat(surrogate.derivative(2 * surrogate.support())).isZero();
      assertThat(surrogate.derivative(-1e30)).isZero();
      assertThat(surrogate.derivative(0.999 * surrogate.support())).isPositive();
    }
  }

  /** Slopes at which the primitive runs from 0 to 1. */
  @ParameterizedTest
  @CsvSource({
    "fast-sigmoid, 2",
    "arctan, 2",
    "arctan, 7",
    "triangle, 1",
    "triangle, 3",
    "box, 1",
    "sigmoid, 4",
    "erf, 2",
    "softsign, 2",
    "piecewise-exponential, 1",
    "superspike, 0.5",
    "q-pseudo, 2",
    "q-pseudo, 3"
  })
  void hasAreaOneWhereThePrimitiveRunsFrom0To1(String name, double slope) {
    Surrogate surrogate = Surrogates.named(name, slope);
    // midpoints in y with x = y / (1 - y^2), which covers the line
    int cells = 400_000;
    double area = 0;
    for (int i = 0; i < cells; i++) {
      double y = -1 + (2 * i + 1.0) / cells;
      double past = 1 - y * y;
      area += surrogate.derivative(y / past) * (1 + y * y) / (past * past) * 2 / cells;
    }
    // a cell at a jump of height 1, cells at the ends
    assertThat(area).isCloseTo(1, within(2e-5));
    assertThat(surrogate.primitive(-1e30)).isCloseTo(0, within(1e-12));
    assertThat(surrogate.primitive(1e30)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theFloatFormIsTheDoubleFormRounded(String name) {
    for (int n : new int[] {1, 15, 16, 17, 33, 1000}) {
      SplittableRandom random = new SplittableRandom(n);
      Surrogate surrogate = Surrogates.named(name, 5);
      float[] x = new float[n + 3];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextDouble(-2, 2);
      }
      float[] all = x.clone();
      surrogate.derive(all, 2, n + 2);
      assertThat(all[1]).isEqualTo(x[1]);
      assertThat(all[n + 2]).isEqualTo(x[n + 2]);
      double height = Math.abs(surrogate.derivative(0.0));
      for (int i = 2; i < n + 2; i++) {
        if (Math.abs(Math.abs(x[i]) - surrogate.support()) < 1e-6) {
          continue;
        }
        // five float operations at most
        assertThat((double) all[i])
            .as("%s, seed %d, element %d", name, n, i)
            .isCloseTo(surrogate.derivative((double) x[i]), within(5 * 0x1p-24 * height));
      }
    }
  }

  @Test
  void integratesTheDerivativeOfAUser() {
    Surrogate own =
        new Surrogate() {
          @Override
          public String name() {
            return "own";
          }

          @Override
          public double derivative(double x) {
            return 1 / (1 + x * x);
          }
        };
    assertThat(own.primitive(1)).isCloseTo(0.5 + Math.PI / 4, within(1e-11));
    assertThat(own.primitive(-2)).isCloseTo(0.5 - Math.atan(2), within(1e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "-1, 0.15865525393145705",
    "2.5, 0.9937903346742238",
    "-6, 9.8658764503769814e-10"
  })
  void knowsTheNormalDistribution(double x, double expected) {
    assertThat(NormalIntegral.below(x, 1)).isCloseTo(expected, within(1e-14 + 1e-12 * expected));
    assertThat(NormalIntegral.below(3 * x, 3))
        .isCloseTo(expected, within(1e-14 + 1e-12 * expected));
  }

  @Test
  void codesFollowTheFloatFormToHalfAUnit() {
    for (String name : CODED) {
      Surrogate surrogate = Surrogates.named(name, name.equals("fast-sigmoid") ? 5 : 1);
      for (int bits : new int[] {1, 3, 5, 8}) {
        for (int vth : new int[] {7, 256, 8192}) {
          SurrogateCode code = SurrogateCode.of(surrogate, bits, vth);
          int peak = (1 << bits) - 1;
          for (int distance = 0; distance < 4 * vth; distance += 1 + vth / 100) {
            double exact =
                surrogate.derivative((double) distance / vth) / surrogate.derivative(0.0) * peak;
            assertThat((double) code.code(distance))
                .as("%s, %d bits, vth %d, distance %d", name, bits, vth, distance)
                .isCloseTo(exact, within(0.5 + 1e-9));
          }
          assertThat(code.code(0)).isEqualTo(peak);
          assertThat(code.distances()).hasSize(peak).isSorted();
        }
      }
    }
  }

  @Test
  void aOneBitBoxIsAMask() {
    SurrogateCode code = SurrogateCode.of(new Boxcar(0.5, 1), 1, 100);
    assertThat(code.code(49)).isEqualTo(1);
    assertThat(code.code(50)).isZero();
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> Surrogates.named("step", 1))
        .hasMessageStartingWith("no surrogate step; known are fast-sigmoid, arctan, triangle, box");
    assertThatThrownBy(() -> new Triangle(0)).hasMessage("slope 0.0; must be above 0 and finite");
    assertThatThrownBy(() -> SurrogateCode.of(new Triangle(1), 9, 5))
        .hasMessage("surrogate code of 9 bits; must be 1 to 8");
    assertThatThrownBy(() -> SurrogateCode.of(new S2nn(4, 1), 4, 5))
        .hasMessage("s2nn is not even; a code knows only the distance from the threshold");
  }
}
