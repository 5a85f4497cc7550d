package org.backspike.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabulatedSurrogateTest {
  /** A triangle with a plateau and a negative tail. */
  private static final Surrogate TABLE =
      new TabulatedSurrogate(new double[] {-1, -0.5, 0.25, 1, 2}, new double[] {0, 1, 1, -0.5, 0});

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "-0.75, 0.5",
    "-0.5, 1",
    "0, 1",
    "0.25, 1",
    "0.75, 0",
    "1, -0.5",
    "1.5, -0.25",
    "2, 0",
    "3, 0",
    "-1e30, 0",
    "1e30, 0"
  })
  void joinsItsPointsByLines(double x, double expected) {
    assertThat(TABLE.derivative(x)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void jumpsToZeroAtAnEndThatIsNotZero() {
    Surrogate box = new TabulatedSurrogate(new double[] {-0.5, 0.5}, new double[] {1, 1});
    assertThat(box.derivative(0.5)).isZero();
    assertThat(box.derivative(-0.5)).isZero();
    assertThat(box.derivative(Math.nextDown(0.5))).isEqualTo(1);
    assertThat(box.primitive(1)).isEqualTo(1);
    assertThat(box.primitive(-1)).isZero();
  }

  @Test
  void isTheTriangleItDraws() {
    Surrogate drawn = new TabulatedSurrogate(new double[] {-1, 0, 1}, new double[] {0, 1, 0});
    Surrogate triangle = new Triangle(1);
    assertThat(drawn.support()).isEqualTo(1);
    SplittableRandom random = new SplittableRandom(4);
    float[] both = new float[100];
    for (int i = 0; i < both.length; i++) {
      double x = random.nextDouble(-2, 2);
      both[i] = (float) x;
      assertThat(drawn.derivative(x)).isCloseTo(triangle.derivative(x), within(1e-15));
      assertThat(drawn.primitive(x)).isCloseTo(triangle.primitive(x), within(1e-15));
    }
    float[] expected = both.clone();
    drawn.derive(both, 0, both.length);
    triangle.derive(expected, 0, expected.length);
    assertThat(both).containsExactly(expected, org.assertj.core.data.Offset.offset(1e-7f));
  }

  @Test
  void isTheDerivativeOfItsPrimitive() {
    SplittableRandom random = new SplittableRandom(5);
    double step = 1e-6;
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble(-3, 3);
      double slope = (TABLE.primitive(x + step) - TABLE.primitive(x - step)) / (2 * step);
      // lines are at most 2 steep: a corner within the step costs as much
      assertThat(TABLE.derivative(x)).as("at %s", x).isCloseTo(slope, within(2 * step));
    }
    assertThat(TABLE.primitive(0)).isEqualTo(0.5);
  }

  @Test
  void isZeroFromItsSupportOnInFloatToo() {
    Surrogate wide = new TabulatedSurrogate(new double[] {-0.1, 0.1}, new double[] {1, 1});
    assertThat((double) (float) wide.support()).isEqualTo(wide.support());
    assertThat(wide.derivative((float) wide.support())).isZero();
    assertThat(wide.derivative(Math.nextDown((float) wide.support()))).isEqualTo(1f);
  }

  @Test
  void refusesWhatIsNoTable() {
    double[] two = {0, 1};
    assertThatThrownBy(() -> new TabulatedSurrogate(two, new double[] {1}))
        .hasMessage("2 distances, 1 derivatives; must be as many, 2 to 1000");
    assertThatThrownBy(() -> new TabulatedSurrogate(new double[1001], new double[1001]))
        .hasMessage("1001 distances, 1001 derivatives; must be as many, 2 to 1000");
    assertThatThrownBy(() -> new TabulatedSurrogate(new double[] {1, 1}, two))
        .hasMessage("point 2: x 1.0 after 1.0; must ascend");
    assertThatThrownBy(() -> new TabulatedSurrogate(two, new double[] {1, Double.NaN}))
        .hasMessage("point 2: 1.0, NaN; must be within 1.0E9");
    assertThatThrownBy(() -> new TabulatedSurrogate(two, new double[] {0, 0}))
        .hasMessage("all derivatives are 0; one must not be");
  }
}
