package org.backspike.bptt.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Xor;
import org.backspike.surrogate.Sigmoid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimizerTest {

  /** Rosenbrock's valley in pairs of parameters: minimum 0 where all are 1. */
  private static final class Valley implements Objective {
    @Override
    public int size() {
      return 6;
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
      double sum = 0;
      for (int i = 0; i < x.length; i += 2) {
        double a = 1 - x[i];
        double b = x[i + 1] - x[i] * x[i];
        sum += a * a + 100 * b * b;
        gradient[i] = -2 * a - 400 * x[i] * b;
        gradient[i + 1] = 200 * b;
      }
      return sum;
    }

    @Override
    public double[] hessianProduct(double[] x, double[] d) {
      double[] product = new double[x.length];
      for (int i = 0; i < x.length; i += 2) {
        double mixed = -400 * x[i];
        product[i] = (2 + 1200 * x[i] * x[i] - 400 * x[i + 1]) * d[i] + mixed * d[i + 1];
        product[i + 1] = mixed * d[i] + 200 * d[i + 1];
      }
      return product;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "bfgs", "newton-cg"})
  void findsTheEndOfACurvedValley(String name) {
    double[] start = {-1.2, 1, 0, 3, 2, -2};
    Minimizer minimizer = new Minimizer(name, new Valley(), start);
    int steps = 0;
    while (minimizer.gradientNorm() > 1e-8 && steps < 150) {
      assertThat(minimizer.step()).isTrue();
      steps++;
    }
    assertThat(minimizer.gradientNorm()).isLessThan(1e-8);
    assertThat(minimizer.value()).isLessThan(1e-15);
    for (double x : minimizer.point()) {
      assertThat(x).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "bfgs", "newton-cg"})
  void solvesExclusiveOrOnTheSmoothTwin(String name) {
    Xor task = new Xor();
    TrainingRecipe recipe = TrainingRecipe.TIMED_SPIKES;
    Network network =
        LayeredShape.parse("3-8-2")
            .network(
                recipe.hidden(),
                recipe.output(),
                recipe.measure(),
                recipe.gain(),
                new Presentation(task.encoder(), task.steps()));
    recipe.initialization().apply(network, 1);
    Dataset data = task.train();
    FullBatch batch = FullBatch.of(network, data, Encoders.named(task.encoder(), task.steps(), 0));
    Network twin = SmoothTwin.of(network);
    TwinObjective objective =
        new TwinObjective(
            twin, new Sigmoid(4), Losses.of(twin.readout()), batch.inputs(), batch.labels());
    Minimizer minimizer = new Minimizer(name, objective, objective.start());
    double before = minimizer.value();
    for (int step = 0; step < 60 && minimizer.step(); step++) {
      assertThat(minimizer.value()).isLessThan(before);
      before = minimizer.value();
    }
    assertThat(objective.accuracy(minimizer.point())).isEqualTo(1);
    assertThat(minimizer.value()).isLessThan(0.1);
  }

  @Test
  void refusesWhatItDoesNotKnowOrCannotHold() {
    assertThatThrownBy(() -> new Minimizer("newton", new Valley(), new double[6]))
        .hasMessage("no second-order optimizer newton; known are lbfgs, bfgs, newton-cg");
    assertThatThrownBy(() -> new InverseHessian(5000))
        .hasMessage("bfgs with 5000 parameters; must be at most 4096, or use lbfgs");
  }
}
