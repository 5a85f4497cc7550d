package org.backspike.bptt.secondorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strong Wolfe conditions with the constants 1e-4 and 0.9, from any first step. */
class LineSearchTest {
  /** A function of one number and its derivative. */
  private record Curve(DoubleUnaryOperator value, DoubleUnaryOperator slope) implements Objective {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
      gradient[0] = slope.applyAsDouble(x[0]);
      return value.applyAsDouble(x[0]);
    }

    @Override
    public double[] hessianProduct(double[] x, double[] direction) {
      throw new UnsupportedOperationException();
    }
  }

  private static Curve curve(String name) {
    return switch (name) {
      case "parabola" -> new Curve(x -> (x - 3) * (x - 3), x -> 2 * (x - 3));
      case "far" -> new Curve(x -> (x - 1e4) * (x - 1e4) / 2, x -> x - 1e4);
      case "near" -> new Curve(x -> 1e6 * (x - 1e-5) * (x - 1e-5), x -> 2e6 * (x - 1e-5));
      case "flat" -> new Curve(x -> -x / (x * x + 2), x -> (x * x - 2) / Math.pow(x * x + 2, 2));
      default ->
          new Curve(
              x -> Math.pow(x + 0.004, 5) - 2 * Math.pow(x + 0.004, 4),
              x -> 5 * Math.pow(x + 0.004, 4) - 8 * Math.pow(x + 0.004, 3));
    };
  }

  @ParameterizedTest
  @CsvSource({
    "parabola, 1", "parabola, 0.001", "parabola, 1000", "far, 1e-6", "far, 1", "near, 1",
    "near, 1e-9", "flat, 0.001", "flat, 0.1", "flat, 10", "flat, 1000", "more, 0.001",
    "more, 0.1", "more, 10", "more, 1000"
  })
  void holdAtTheStepThatIsFound(String name, double first) {
    Curve curve = curve(name);
    double[] gradient = new double[1];
    double value = curve.evaluate(new double[1], gradient);
    double slope = gradient[0];
    LineSearch search = new LineSearch(curve, new double[1], new double[] {1}, value, gradient);
    LineSearch.Found found = search.run(first);
    assertThat(found.step()).isPositive();
    assertThat(search.point()[0]).isEqualTo(found.step());
    assertThat(found.value()).isEqualTo(curve.value().applyAsDouble(found.step()));
    assertThat(search.gradient()[0]).isEqualTo(curve.slope().applyAsDouble(found.step()));
    assertThat(found.value()).isLessThanOrEqualTo(value + 1e-4 * found.step() * slope);
    assertThat(Math.abs(search.gradient()[0])).isLessThanOrEqualTo(0.9 * Math.abs(slope));
  }
}
