package org.backspike.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

  @ParameterizedTest
  @ValueSource(strings = {"fast-sigmoid", "arctan", "triangle", "box"})
  void isTheDerivativeOfItsPrimitive(String name) {
    Surrogate surrogate = Surrogates.named(name, 1.3);
    double h = 1e-6;
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble(-3, 3);
      if (Math.abs(Math.abs(x) - surrogate.support()) < 1e-5) {
        continue; // the box jumps there
      }
      double slope = (surrogate.primitive(x + h) - surrogate.primitive(x - h)) / (2 * h);
      assertThat(surrogate.derivative(x)).as("%s at %s", name, x).isCloseTo(slope, within(1e-5));
    }
    assertThat(surrogate.primitive(0)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast-sigmoid", "arctan", "triangle", "box"})
  void isFiniteEverywhereAndZeroOutsideItsSupport(String name) {
    Surrogate surrogate = Surrogates.named(name, 25);
    for (double x : new double[] {0, 1e-30, 1e30, -1e30, 3.5, -3.5}) {
      assertThat(surrogate.derivative(x)).isFinite().isNotNegative();
      assertThat(surrogate.derivative((float) x)).isFinite().isNotNegative();
    }
    if (Double.isFinite(surrogate.support())) {
      assertThat(surrogate.derivative(surrogate.support())).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast-sigmoid", "arctan", "triangle", "box"})
  void theVectorFormIsTheScalarForm(String name) {
    for (int n : new int[] {1, 15, 16, 17, 33, 1000}) {
      SplittableRandom random = new SplittableRandom(n);
      Surrogate surrogate = Surrogates.named(name, 5);
      float[] membrane = new float[n + 2];
      for (int i = 0; i < membrane.length; i++) {
        membrane[i] = (float) random.nextDouble(-1, 3);
      }
      float[] all = new float[n];
      surrogate.derivatives(membrane, 2, 1f, all);
      for (int i = 0; i < n; i++) {
        assertThat(all[i])
            .as("%s, seed %d, neuron %d", name, n, i)
            .isEqualTo(surrogate.derivative(membrane[i + 2] - 1f));
      }
    }
  }

  @Test
  void codesFollowTheFloatFormToHalfAUnit() {
    for (String name : Surrogates.names()) {
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
        .hasMessage("no surrogate step; known are fast-sigmoid, arctan, triangle, box");
    assertThatThrownBy(() -> new Triangle(0)).hasMessage("slope 0.0; must be above 0 and finite");
    assertThatThrownBy(() -> SurrogateCode.of(new Triangle(1), 9, 5))
        .hasMessage("surrogate code of 9 bits; must be 1 to 8");
  }
}
