package org.backspike.bptt.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecomputationTest {

  @ParameterizedTest
  @CsvSource({
    "2, 3, 3, 3, 3, 3, 3",
    "3, 6, 5, 5, 5, 5, 5",
    "4, 10, 8, 7, 7, 7, 7",
    "5, 15, 11, 10, 9, 9, 9",
    "6, 21, 14, 13, 12, 11, 11",
    "8, 36, 22, 19, 18, 17, 16",
    "10, 55, 30, 25, 24, 23, 22",
    "12, 78, 40, 33, 30, 29, 28"
  })
  void followsTheTableForSmallNumbers(int t, long m1, long m2, long m3, long m4, long m5, long m6) {
    long[] expected = {m1, m2, m3, m4, m5, m6};
    for (int m = 1; m <= 6; m++) {
      assertThat(Recomputation.steps(t, m)).as("C(%d, %d)", t, m).isEqualTo(expected[m - 1]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32, 4, 107, 12",
    "32, 8, 86, 1",
    "64, 8, 201, 9",
    "100, 5, 416, 30",
    "100, 10, 322, 11",
    "100, 20, 278, 1",
    "128, 8, 457, 9",
    "256, 8, 1060, 45",
    "256, 16, 853, 17",
    "256, 32, 734, 1",
    "500, 10, 2136, 66",
    "1000, 10, 4636, 285",
    "1000, 20, 3747, 21",
    "1000, 32, 3405, 33",
    "1000, 50, 2948, 1",
    "1000, 64, 2934, 1"
  })
  void followsTheTableForLargeNumbers(int t, int m, long steps, int split) {
    assertThat(Recomputation.steps(t, m)).isEqualTo(steps);
    assertThat(Recomputation.split(t, m)).isEqualTo(split);
  }

  @Test
  void isTheMinimumOfTheRecursion() {
    int most = 60;
    long[][] least = new long[most + 1][most + 1];
    for (int m = 1; m <= most; m++) {
      for (int t = 1; t <= most; t++) {
        least[t][m] = t == 1 ? 1 : (long) t * (t + 1) / 2;
        for (int y = 1; y < t && m > 1; y++) {
          least[t][m] = Math.min(least[t][m], y + least[t - y][m - 1] + least[y][m]);
        }
        assertThat(Recomputation.steps(t, m)).as("C(%d, %d)", t, m).isEqualTo(least[t][m]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 31, 100})
  void schedulesDoWhatTheRecursionCounts(int steps) {
    for (int slots : new int[] {1, 2, 3, 5, 10, 200}) {
      Schedule schedule = new HistoryPlan.Optimal(slots).schedule(steps);
      assertThat(schedule.forwardSteps())
          .as("%d steps, %d slots", steps, slots)
          .isEqualTo(Recomputation.steps(steps, slots + 1));
      assertThat(schedule.slots()).isLessThanOrEqualTo(slots);
    }
  }
}
