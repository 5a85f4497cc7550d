package org.backspike.host.check.gradients;

import java.util.Map;
import java.util.Optional;

/**
 * Compares computed arrays with those of a case: spikes exactly, the rest with the float64 ones.
 */
final class Comparer {
  private final String path;
  private final CaseData expected;
  private final double membraneTolerance;
  private final double gradientTolerance;
  private Optional<ArrayDifference> first = Optional.empty();
  private long compared;

  /**
   * A comparison.
   *
   * @param path name of the engine
   * @param expected the case
   * @param membraneTolerance relative to the largest membrane, also for the loss
   * @param gradientTolerance relative to the largest element of each gradient
   */
  Comparer(String path, CaseData expected, double membraneTolerance, double gradientTolerance) {
    this.path = path;
    this.expected = expected;
    this.membraneTolerance = membraneTolerance;
    this.gradientTolerance = gradientTolerance;
  }

  void compare(Map<String, double[]> computed) {
    computed.forEach((name, got) -> {
      if (name.startsWith("spk")) {
        compare(name, got, 0);
      } else if (name.startsWith("mem")) {
        compare(name + "_64", got, membraneTolerance);
      } else if (name.equals("loss")) {
        compare("loss64", got, membraneTolerance);
      } else {
        compare(name + "64", got, gradientTolerance);
      }
    });
  }

  private void compare(String name, double[] got, double tolerance) {
    double[] wanted = expected.get(name, got.length);
    double largest = 0;
    for (double value : wanted) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < got.length; i++) {
      compared++;
      // written so that a NaN is a difference
      if (!(Math.abs(got[i] - wanted[i]) <= tolerance * largest) && first.isEmpty()) {
        first = Optional.of(new ArrayDifference(path, name, i, wanted[i], got[i]));
      }
    }
  }

  Optional<ArrayDifference> first() {
    return first;
  }

  long compared() {
    return compared;
  }
}
