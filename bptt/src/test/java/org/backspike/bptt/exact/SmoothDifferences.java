package org.backspike.bptt.exact;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.backspike.bptt.loss.Loss;
import org.backspike.snn.Network;
import org.backspike.snn.Projection;
import org.backspike.surrogate.Surrogate;

/**
 * How far the gradient of a smooth twin is from differences of its loss, with what is not
 * differentiated frozen at the values of the first run.
 */
final class SmoothDifferences {
  private static final int[] LABELS = {1, 0};

  /**
   * Truncation needs a small one, rounding a large one, and a jump of the surrogate must not be
   * crossed: which is best depends on the surrogate, and none makes a wrong gradient right.
   */
  private static final double[] STEPS = {2e-5, 2e-4, 2e-6, 2e-3};

  /** Good enough to try no other step. */
  private static final double GOOD = 1e-9;

  private final List<Projection> connections;
  private final ExactModel model;
  private final Loss loss;
  private final double[][] inputs;
  private final ExactRun frozen;
  private final SplittableRandom random = new SplittableRandom(2);

  SmoothDifferences(Network network, Surrogate surrogate, Loss loss) {
    int steps = network.presentation().steps();
    this.connections = network.projections();
    this.model = new ExactModel(network, surrogate, steps);
    this.loss = loss;
    this.inputs = new double[LABELS.length][steps * network.input().size()];
    for (double[] sample : inputs) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = random.nextDouble(-0.5, 1.5);
      }
    }
    this.frozen = model.smooth(inputs, null);
  }

  /**
   * The largest error along a random direction of signs in one array of parameters or in the
   * inputs, relative to the largest element of the gradient there, or to 1 where that is 0.
   */
  double worst() {
    ExactGradient gradient = model.gradient(model.smooth(inputs, frozen), loss, LABELS);
    double worst = relative(inputs[0], gradient.inputErrors(0));
    List<double[]> parameters = model.parameters();
    for (int place = 0; place < parameters.size(); place++) {
      if (place < connections.size() && !connections.get(place).connection().isLearned()) {
        continue;
      }
      worst = Math.max(worst, relative(parameters.get(place), gradient.arrays().get(place)));
    }
    return worst;
  }

  private double relative(double[] array, double[] gradient) {
    double[] direction = new double[array.length];
    double expected = 0;
    double largest = 0;
    for (int i = 0; i < array.length; i++) {
      direction[i] = random.nextBoolean() ? 1 : -1;
      expected += direction[i] * gradient[i];
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    double scale = largest == 0 ? 1 : largest;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < STEPS.length && !(least < GOOD); k++) {
      least = Math.min(least, Math.abs(along(array, direction, STEPS[k]) - expected) / scale);
    }
    return least;
  }

  /** Fourth order: step^4 of truncation, 1e-16 / step of rounding. */
  private double along(double[] array, double[] direction, double step) {
    double[] kept = array.clone();
    DoubleSupplier value = () -> model.loss(model.smooth(inputs, frozen), loss, LABELS);
    int[] places = {-2, -1, 1, 2};
    int[] weights = {1, -8, 8, -1};
    double sum = 0;
    for (int k = 0; k < places.length; k++) {
      for (int i = 0; i < array.length; i++) {
        array[i] = kept[i] + places[k] * step * direction[i];
      }
      sum += weights[k] * value.getAsDouble();
    }
    System.arraycopy(kept, 0, array, 0, kept.length);
    return sum / (12 * step);
  }
}
