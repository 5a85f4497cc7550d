package org.backspike.bptt.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** The two loops against the matrix that they stand for. */
class LimitedMemoryTest {
  private static final int SIZE = 6;
  private static final int HISTORY = 10;

  private final SplittableRandom random = new SplittableRandom(12);

  private double[] vector() {
    return random.doubles(SIZE, -1, 1).toArray();
  }

  /** H = V' H V + s s' / s'y with V = I - y s' / s'y, from s'y / y'y times I of the last pair. */
  private static double[] direction(List<double[][]> pairs, double[] gradient) {
    RealVector lastStep = MatrixUtils.createRealVector(pairs.getLast()[0]);
    RealVector lastChange = MatrixUtils.createRealVector(pairs.getLast()[1]);
    double first = lastStep.dotProduct(lastChange) / lastChange.dotProduct(lastChange);
    RealMatrix inverse = MatrixUtils.createRealIdentityMatrix(SIZE).scalarMultiply(first);
    for (double[][] pair : pairs) {
      RealVector s = MatrixUtils.createRealVector(pair[0]);
      RealVector y = MatrixUtils.createRealVector(pair[1]);
      double product = s.dotProduct(y);
      RealMatrix v =
          MatrixUtils.createRealIdentityMatrix(SIZE)
              .subtract(y.outerProduct(s).scalarMultiply(1 / product));
      inverse =
          v.transpose()
              .multiply(inverse)
              .multiply(v)
              .add(s.outerProduct(s).scalarMultiply(1 / product));
    }
    return inverse.operate(Vectors.times(-1, gradient));
  }

  /** A pair whose gradient grows along the step, as strongly as {@code growth} times its square. */
  private double[][] pair(double growth) {
    double[] step = vector();
    double[] change = vector();
    double square = Vectors.dot(step, step);
    Vectors.add((growth * square - Vectors.dot(step, change)) / square, step, change);
    return new double[][] {step, change};
  }

  @Test
  void remembersTheLastTenPairsAndSkipsThoseWithoutGrowth() {
    LimitedMemory memory = new LimitedMemory();
    List<double[][]> kept = new ArrayList<>();
    double[] gradient = vector();
    for (int k = 0; k < 14; k++) {
      double[][] pair = pair(0.5 + k % 3);
      memory.learn(pair[0], pair[1]);
      kept.add(pair);
      for (double growth : new double[] {-1, 0, 0.9e-10}) {
        double[][] skipped = pair(growth);
        memory.learn(skipped[0], skipped[1]);
      }
      double[] expected =
          direction(kept.subList(Math.max(0, kept.size() - HISTORY), kept.size()), gradient);
      double[] got = memory.from(new double[SIZE], gradient);
      double scale = Vectors.norm(expected);
      for (int i = 0; i < SIZE; i++) {
        assertThat(got[i]).as("%d pairs", k + 1).isCloseTo(expected[i], within(1e-9 * scale));
      }
    }
  }

  @Test
  void beginsWithTheSteepestDescent() {
    double[] gradient = vector();
    assertThat(new LimitedMemory().from(new double[SIZE], gradient))
        .isEqualTo(Vectors.times(-1, gradient));
  }
}
