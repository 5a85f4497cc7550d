package org.backspike.snn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderCatalogueTest {
  static List<String> names() {
    return Encoders.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameEncodesTheSameEveryTime(String name) {
    int steps =
        switch (name) {
          case "two-bits" -> TwoBitsEncoder.FRAME + 8;
          case "cues" -> 600;
          default -> 6;
        };
    float[] features =
        switch (name) {
          case "two-bits" -> new float[] {1, 0, 17};
          case "cues" -> new float[] {1, -1, 1, 17};
          default -> new float[] {0f, 0.25f, 0.5f, 1f, 0.75f, 0.1f, 0.9f, 0.2f, 0f, 0.4f, 1f, 0.3f};
        };
    Encoder encoder = Encoders.named(name, steps, 5);
    assertThat(encoder.name()).isEqualTo(name);
    assertThat(Encoders.description(name)).isNotBlank();
    Stimulus first = encoder.encode(features, 9);
    Stimulus again = Encoders.named(name, steps, 5).encode(features, 9);
    assertThat(first.channels()).isEqualTo(encoder.channels(features.length));
    switch (first) {
      case SpikeTrain train -> {
        assertThat(train.steps()).isEqualTo(steps);
        assertThat(train.size()).isPositive();
        assertThat(train.timeBits()).isEqualTo(((SpikeTrain) again).timeBits());
      }
      case CurrentSeries series -> {
        assertThat(series.steps()).isEqualTo(steps);
        assertThat(series.values()).isEqualTo(((CurrentSeries) again).values());
      }
      case ConstantCurrent current ->
          assertThat(current.values()).isEqualTo(((ConstantCurrent) again).values());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step | no encoder step; known are direct, rate, latency, latency-linear, latency-log,"
            + " latency-exp, integrate, integrate-and-fire, phase, population, signed-poisson,"
            + " delta, level-crossing, sigma-delta, spike-time, two-bits, cues, yin-yang",
        "rate:gian=2 | encoder rate:gian=2: no setting gian; known are gain, offset, first",
        "rate:gain | encoder rate:gain: \"gain\"; must be KEY=VALUE",
        "rate:gain=1,gain=2 | encoder rate:gain=1,gain=2: gain is given twice",
        "rate:gain=NaN | encoder rate:gain=NaN: gain NaN; must be a number",
        "rate:first=0.5 | encoder rate:first=0.5: first 0.5; must be a whole number",
        "rate:first=9 | encoder rate:first=9: first spike at step 9; must be 0 to 8",
        "direct:gain=1 | encoder direct:gain=1: no setting gain; there are none",
        "delta:polarity=off | encoder delta:polarity=off: polarity off; must be on or split or"
            + " signed",
        "delta:threshold=0 | encoder delta:threshold=0: threshold 0.0; must be above 0 and finite",
        "phase:phases=25 | encoder phase:phases=25: 25 phases; must be 1 to 24",
        "population:fields=2 | encoder population:fields=2: 2 fields; must be at least 3",
        "latency-log:threshold=1 | encoder latency-log:threshold=1: threshold 1.0; must be above 0"
            + " and below 1",
        "latency-linear:tau=-1 | encoder latency-linear:tau=-1: span -1.0; must be at least 0 and"
            + " finite"
      })
  void refusesInOneLine(String text, String message) {
    assertThatThrownBy(() -> Encoders.named(text, 9, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aSeriesNeedsAsManyValuesInEveryStep() {
    assertThatThrownBy(() -> Encoders.named("delta", 3, 0).channels(7))
        .hasMessage("7 features are no series of 3 steps; there must be as many in every step");
  }
}
