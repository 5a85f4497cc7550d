package org.backspike.bptt.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.backspike.bptt.optimize.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedCurrentsTest {
  private static final int SAMPLES = 3;
  private static final int STEPS = 4;
  private static final int STRIDE = 16;
  private static final int NEURONS = 6;
  private static final double THRESHOLD = 0.7;

  private final SplittableRandom random = new SplittableRandom(3);

  private static int[] groups(int area) {
    int[] groups = new int[NEURONS];
    for (int i = 0; i < NEURONS; i++) {
      groups[i] = i / area;
    }
    return groups;
  }

  private float[] rows(double scale) {
    float[] rows = new float[SAMPLES * STEPS * STRIDE];
    for (int row = 0; row < SAMPLES * STEPS; row++) {
      for (int i = 0; i < NEURONS; i++) {
        rows[row * STRIDE + i] = (float) random.nextDouble(-scale, 2 * scale);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void backwardIsTheDerivativeOfForward(int area) {
    NormalizedCurrents currents =
        new NormalizedCurrents(groups(area), STRIDE, STEPS, SAMPLES, THRESHOLD);
    float[] x = rows(1);
    float[] weights = rows(1);
    float[] scale = currents.state().get(0);
    float[] shift = currents.state().get(1);
    for (int g = 0; g < scale.length; g++) {
      scale[g] = 1 + 0.2f * g;
      shift[g] = 0.1f * g;
    }
    DoubleSupplier loss =
        () -> {
          float[] y = x.clone();
          currents.forward(0, SAMPLES, y);
          double sum = 0;
          for (int i = 0; i < y.length; i++) {
            sum += (double) weights[i] * y[i] * y[i] / 2;
          }
          return sum;
        };
    float[] y = x.clone();
    currents.forward(0, SAMPLES, y);
    float[] errors = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      errors[i] = weights[i] * y[i];
    }
    float[] sums = new float[SAMPLES * STRIDE];
    currents.backward(0, SAMPLES, errors, sums);
    double[] byScale = currents.byScale().clone();
    double[] byShift = currents.byShift().clone();
    for (int i = 0; i < NEURONS; i++) {
      int at = 5 * STRIDE + i;
      assertThat((double) errors[at]).isCloseTo(difference(x, at, loss), within(2e-3));
      float sum = 0;
      for (int t = 0; t < STEPS; t++) {
        sum += errors[(STEPS + t) * STRIDE + i];
      }
      assertThat(sums[STRIDE + i]).isCloseTo(sum, within(1e-5f));
    }
    for (int g = 0; g < scale.length; g++) {
      assertThat(byScale[g]).isCloseTo(difference(scale, g, loss), within(2e-3));
      assertThat(byShift[g]).isCloseTo(difference(shift, g, loss), within(2e-3));
    }
  }

  @Test
  void runningStatisticsMoveByATenth() {
    NormalizedCurrents currents =
        new NormalizedCurrents(groups(1), STRIDE, STEPS, SAMPLES, THRESHOLD);
    float[] ones = new float[SAMPLES * STEPS * STRIDE];
    for (int row = 0; row < SAMPLES * STEPS; row++) {
      ones[row * STRIDE] = row % 2 == 0 ? 3 : 1;
    }
    currents.forward(0, SAMPLES, ones);
    double elements = SAMPLES * STEPS;
    double variance = 0.9 + 0.1 * elements / (elements - 1);
    // mean 2 and a variance of 1 with its bias, from a mean of 0 and a variance of 1
    assertThat((double) currents.factors()[0])
        .isCloseTo(THRESHOLD / Math.sqrt(variance + 1e-5), within(1e-5));
    assertThat((double) currents.bias()[0])
        .isCloseTo(-0.2 * THRESHOLD / Math.sqrt(variance + 1e-5), within(1e-5));
  }

  /** Floats of about 10 with 2^-24 each, divided by 0.02: 1e-4 of rounding. */
  private static double difference(float[] array, int i, DoubleSupplier loss) {
    float kept = array[i];
    array[i] = kept + 0x1p-6f;
    double above = loss.getAsDouble();
    array[i] = kept - 0x1p-6f;
    double below = loss.getAsDouble();
    array[i] = kept;
    return (above - below) / 0x1p-5;
  }

  /**
   * The loss of {@link #backwardIsTheDerivativeOfForward} in double precision, from the equations.
   */
  private static double exactLoss(
      double[] x, float[] weights, double[] scale, double[] shift, int[] groups) {
    double sum = 0;
    for (int g = 0; g < scale.length; g++) {
      double mean = 0;
      double squares = 0;
      int elements = 0;
      for (int at = 0; at < x.length; at++) {
        if (at % STRIDE < NEURONS && groups[at % STRIDE] == g) {
          mean += x[at];
          squares += x[at] * x[at];
          elements++;
        }
      }
      mean /= elements;
      double spread = Math.sqrt(squares / elements - mean * mean + 1e-5);
      for (int at = 0; at < x.length; at++) {
        if (at % STRIDE < NEURONS && groups[at % STRIDE] == g) {
          double y = scale[g] * THRESHOLD * (x[at] - mean) / spread + shift[g];
          sum += weights[at] * y * y / 2;
        }
      }
    }
    return sum;
  }

  private static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  /** Fourth order; 1e-16 / 1e-3 of rounding. */
  private static double exactDifference(double[] array, int i, DoubleSupplier loss) {
    double kept = array[i];
    int[] places = {-2, -1, 1, 2};
    int[] weights = {1, -8, 8, -1};
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      array[i] = kept + 1e-3 * places[k];
      sum += weights[k] * loss.getAsDouble();
    }
    array[i] = kept;
    return sum / (12 * 1e-3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyErrorIsADifferenceOfTheEquations(int area) {
    NormalizedCurrents currents =
        new NormalizedCurrents(groups(area), STRIDE, STEPS, SAMPLES, THRESHOLD);
    float[] x = rows(1);
    float[] weights = rows(1);
    for (int g = 0; g < currents.state().get(0).length; g++) {
      currents.state().get(0)[g] = 1 + 0.2f * g;
      currents.state().get(1)[g] = 0.1f * g;
    }
    float[] errors = x.clone();
    currents.forward(0, SAMPLES, errors);
    for (int i = 0; i < errors.length; i++) {
      errors[i] *= weights[i];
    }
    currents.backward(0, SAMPLES, errors, new float[SAMPLES * STRIDE]);
    double[] exact = doubles(x);
    double[] scale = doubles(currents.state().get(0));
    double[] shift = doubles(currents.state().get(1));
    DoubleSupplier loss = () -> exactLoss(exact, weights, scale, shift, groups(area));
    for (int at = 0; at < x.length; at++) {
      if (at % STRIDE < NEURONS) {
        // errors of up to 10 in floats
        assertThat((double) errors[at]).isCloseTo(exactDifference(exact, at, loss), within(5e-6));
      }
    }
    for (int g = 0; g < scale.length; g++) {
      assertThat(currents.byScale()[g]).isCloseTo(exactDifference(scale, g, loss), within(2e-5));
      assertThat(currents.byShift()[g]).isCloseTo(exactDifference(shift, g, loss), within(2e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void foldsWhatItLearnedOnceStatisticsHaveSettled(int area) {
    NormalizedCurrents currents =
        new NormalizedCurrents(groups(area), STRIDE, STEPS, SAMPLES, THRESHOLD);
    float[] x = rows(2);
    float[] y = x.clone();
    float[] sums = new float[SAMPLES * STRIDE];
    currents.forward(0, SAMPLES, y);
    currents.backward(0, SAMPLES, rows(1), sums);
    currents.update(new Sgd(0, 0, false, 0), 0.01, 1);
    for (int k = 0; k < 400; k++) {
      y = x.clone();
      currents.forward(0, SAMPLES, y);
    }
    double elements = SAMPLES * STEPS * area;
    float[] factors = currents.factors();
    float[] bias = currents.bias();
    for (int i = 0; i < NEURONS; i++) {
      // the running variance is without bias, that of a batch is with it
      double ratio = Math.sqrt((elements - 1) / elements);
      float shift = currents.state().get(1)[i / area];
      for (int row = 0; row < SAMPLES * STEPS; row++) {
        int at = row * STRIDE + i;
        assertThat((double) x[at] * factors[i] + bias[i])
            .isCloseTo(shift + (y[at] - shift) * ratio, within(1e-4));
      }
    }
  }
}
