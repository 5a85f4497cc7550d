package org.backspike.snn.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check values of the published files of lkriener/yin_yang_data_set. */
class YinYangTest {

  @ParameterizedTest
  @CsvSource({
    "42, 5000, 1681, 1702, 1617, .6803075385877797, .450499251969543, 2, .7690797231107925, "
        + ".5883389337522971, 2, 2528.322456568826, 2505.766861748282",
    "41, 1000, 316, 336, 348, .6805727261759029, .3209733938933629, 0, .7107040957004825, "
        + ".804733352731108, 1, 496.40889648664484, 493.64854666561956",
    "40, 1000, 350, 316, 334, .23409664559563403, .4017249751828972, 2, .32834060537145815, "
        + ".3899830419619741, 1, 498.25698934847486, 488.7802356777889"
  })
  void givesThePublishedFilesBitForBit(
      int seed,
      int size,
      int yin,
      int yang,
      int dot,
      double firstX,
      double firstY,
      int firstLabel,
      double lastX,
      double lastY,
      int lastLabel,
      double sumX,
      double sumY) {
    double[] points = YinYang.points(seed, size);
    Dataset data = YinYang.generate(seed, size);
    int[] counts = new int[3];
    double x = 0;
    double y = 0;
    for (int i = 0; i < size; i++) {
      counts[data.label(i)]++;
      x += points[2 * i];
      y += points[2 * i + 1];
    }
    assertThat(counts).containsExactly(yin, yang, dot);
    assertThat(points[0]).isEqualTo(firstX);
    assertThat(points[1]).isEqualTo(firstY);
    assertThat(data.label(0)).isEqualTo(firstLabel);
    assertThat(points[2 * size - 2]).isEqualTo(lastX);
    assertThat(points[2 * size - 1]).isEqualTo(lastY);
    assertThat(data.label(size - 1)).isEqualTo(lastLabel);
    assertThat(x).isEqualTo(sumX);
    assertThat(y).isEqualTo(sumY);
  }
}
