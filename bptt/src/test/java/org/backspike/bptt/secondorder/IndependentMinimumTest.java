package org.backspike.bptt.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.backspike.bptt.batch.RandomNetworks;
import org.backspike.bptt.loss.CountCrossEntropy;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Reset;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minima that another library finds. */
class IndependentMinimumTest {
  private static final int SIZE = 12;

  /** x'Ax / 2 - b'x. */
  private record Quadratic(RealMatrix a, RealVector b) implements Objective {
    static Quadratic random(int seed) {
      SplittableRandom random = new SplittableRandom(seed);
      RealMatrix root = MatrixUtils.createRealMatrix(SIZE, SIZE);
      for (int i = 0; i < SIZE; i++) {
        root.setRow(i, random.doubles(SIZE, -1, 1).toArray());
      }
      RealMatrix positive = root.multiply(root.transpose());
      return new Quadratic(
          positive.add(MatrixUtils.createRealIdentityMatrix(SIZE).scalarMultiply(0.1)),
          MatrixUtils.createRealVector(random.doubles(SIZE, -1, 1).toArray()));
    }

    @Override
    public int size() {
      return SIZE;
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
      RealVector at = MatrixUtils.createRealVector(x);
      RealVector product = a.operate(at);
      System.arraycopy(product.subtract(b).toArray(), 0, gradient, 0, SIZE);
      return at.dotProduct(product) / 2 - b.dotProduct(at);
    }

    @Override
    public double[] hessianProduct(double[] x, double[] direction) {
      return a.operate(direction);
    }
  }

  /** A loss with a pull towards a point, strong enough that there is one minimum. */
  private static final class Pulled implements Objective {
    private final Objective loss;
    private final double[] to;
    private final double strength;

    Pulled(Objective loss, double[] to, double strength) {
      this.loss = loss;
      this.to = to;
      this.strength = strength;
    }

    @Override
    public int size() {
      return loss.size();
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
      double value = loss.evaluate(x, gradient);
      double[] away = Vectors.minus(x, to);
      Vectors.add(strength, away, gradient);
      return value + strength / 2 * Vectors.dot(away, away);
    }

    @Override
    public double[] hessianProduct(double[] x, double[] direction) {
      double[] product = loss.hessianProduct(x, direction);
      Vectors.add(strength, direction, product);
      return product;
    }
  }

  private static double[] minimum(String name, Objective objective, double[] start) {
    Minimizer minimizer = new Minimizer(name, objective, start);
    for (int step = 0; step < 300 && minimizer.gradientNorm() > 1e-9; step++) {
      if (!minimizer.step()) {
        break;
      }
    }
    assertThat(minimizer.gradientNorm()).isLessThan(1e-6);
    return minimizer.point();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "bfgs", "newton-cg"})
  void ofAQuadraticIsTheSolutionOfTheLinearSystem(String name) {
    for (int seed = 0; seed < 10; seed++) {
      Quadratic quadratic = Quadratic.random(seed);
      double[] expected =
          new CholeskyDecomposition(quadratic.a()).getSolver().solve(quadratic.b()).toArray();
      assertThat(minimum(name, quadratic, new double[SIZE]))
          .as("seed %d", seed)
          .containsExactly(expected, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "bfgs", "newton-cg"})
  void ofASmoothTwinIsThatOfConjugateGradients(String name) {
    Network network =
        SmoothTwin.of(RandomNetworks.plainSmall(new Lif(0.5, 0.8, 0.7, 0.9, Reset.ZERO), 5));
    SplittableRandom random = new SplittableRandom(3);
    double[][] inputs = new double[2][];
    for (int sample = 0; sample < inputs.length; sample++) {
      inputs[sample] = random.doubles(7 * 4, -0.5, 1.5).toArray();
    }
    TwinObjective twin =
        new TwinObjective(
            network,
            Surrogates.named("sigmoid", 2),
            new CountCrossEntropy(),
            inputs,
            new int[] {1, 0});
    double[] start = twin.start();
    Objective pulled = new Pulled(twin, start, 10);
    NonLinearConjugateGradientOptimizer other =
        new NonLinearConjugateGradientOptimizer(
            NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
            new SimpleValueChecker(-1, 1e-15));
    double[] expected =
        other
            .optimize(
                new MaxEval(5000),
                GoalType.MINIMIZE,
                new InitialGuess(start),
                new ObjectiveFunction(x -> pulled.evaluate(x, new double[x.length])),
                new ObjectiveFunctionGradient(x -> {
                  double[] gradient = new double[x.length];
                  pulled.evaluate(x, gradient);
                  return gradient;
                }))
            .getPoint();
    assertThat(Vectors.norm(Vectors.minus(expected, start))).isGreaterThan(0.05);
    // curvature is above 5, so their distance from the minimum is below a fifth of their slope
    double[] slope = new double[start.length];
    double theirs = pulled.evaluate(expected, slope);
    assertThat(Vectors.norm(slope)).isLessThan(5e-4);
    double[] found = minimum(name, pulled, start);
    assertThat(Vectors.norm(Vectors.minus(found, expected))).isLessThan(Vectors.norm(slope) / 5);
    assertThat(pulled.evaluate(found, slope)).isLessThanOrEqualTo(theirs);
  }
}
