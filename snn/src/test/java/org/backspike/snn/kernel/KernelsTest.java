package org.backspike.snn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.backspike.snn.kernel.LeakyUpdate.Constants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector forms round operation by operation as the scalar ones do: identical floats. */
class KernelsTest {

  private static float[] random(SplittableRandom random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 63, 64, 65, 128, 130, 1000})
  void spikeRowsAgree(int targets) {
    SplittableRandom random = new SplittableRandom(targets);
    float[] weights = random(random, 30 * targets);
    int[] rows = random.ints(50, 0, 30).toArray();
    float[] expected = random(random, targets);
    float[] actual = expected.clone();
    new ScalarSpikeRows().add(weights, targets, rows, 3, 47, expected);
    Kernels.spikeRows().add(weights, targets, rows, 3, 47, actual);
    assertThat(actual).as("seed %d", targets).isEqualTo(expected);
    new ScalarSpikeRows().addScaled(weights, 5 * targets, 0.37f, expected);
    Kernels.spikeRows().addScaled(weights, 5 * targets, 0.37f, actual);
    assertThat(actual).as("scaled, seed %d", targets).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 33, 128, 1000})
  void leakyUpdatesAgree(int n) {
    for (float remainder : new float[] {0f, 1f}) {
      Constants c = new Constants(0.875f, 0.9375f, 0.25f, 0.5f, remainder);
      SplittableRandom random = new SplittableRandom(n);
      float[][] expected = {new float[n], new float[n], new float[2 * n]};
      float[][] actual = {new float[n], new float[n], new float[2 * n]};
      int[] expectedFired = new int[n];
      int[] actualFired = new int[n];
      for (int t = 0; t < 30; t++) {
        float[] drive = random(random, n);
        int wanted =
            new ScalarLeakyUpdate()
                .fire(c, drive, expected[0], expected[1], expected[2], n, expectedFired);
        int got =
            Kernels.leakyUpdate().fire(c, drive, actual[0], actual[1], actual[2], n, actualFired);
        assertThat(got).as("seed %d, step %d", n, t).isEqualTo(wanted);
        assertThat(Arrays.copyOf(actualFired, got)).isEqualTo(Arrays.copyOf(expectedFired, got));
        new ScalarLeakyUpdate().integrate(c, drive, expected[0], expected[1], expected[2], 0);
        Kernels.leakyUpdate().integrate(c, drive, actual[0], actual[1], actual[2], 0);
        assertThat(actual).as("seed %d, step %d", n, t).isDeepEqualTo(expected);
      }
    }
  }
}
