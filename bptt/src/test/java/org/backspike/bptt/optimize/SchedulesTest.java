package org.backspike.bptt.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {
  private static double factor(String form, double time, double within, long step) {
    return Schedules.parse(form).factor(new Schedule.Moment(time, within, 10, step, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    // rate 0.1 and 10 epochs give 0.1, 0.09755283, 0.09045085, 0.07938926, 0.06545085, 0.05
    "cosine, 0, 1",
    "cosine, 1, 0.9755282581475768",
    "cosine, 2, 0.9045084971874737",
    "cosine, 3, 0.7938926261462366",
    "cosine, 4, 0.6545084971874737",
    "cosine, 5, 0.5",
    "cosine:0.2, 5, 0.6",
    "cosine:0.2, 10, 0.2",
    "constant, 7, 1",
    "exponential:0.5, 3, 0.125",
    "'step:0.1,3', 2, 1",
    "'step:0.1,3', 3, 0.1",
    "'step:0.1,3', 8, 0.01",
    "one-cycle, 0, 0.04",
    "one-cycle, 3, 1",
    "one-cycle, 10, 0",
    "'one-cycle:0.5,0.2,0.1', 2.5, 0.6",
    "'one-cycle:0.5,0.2,0.1', 7.5, 0.55"
  })
  void followsTheTable(String form, double time, double expected) {
    assertThat(factor(form, time, 0.5, 0)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void movesWithinAnEpochOnlyByStep() {
    Schedule cosine = Schedules.parse("cosine");
    Schedule.Moment half = new Schedule.Moment(4, 0.5, 9, 0, List.of());
    assertThat(new Schedule.ByStep(cosine).factor(half)).isCloseTo(0.5, within(1e-12));
    assertThat(cosine.factor(half)).isGreaterThan(0.55);
  }

  @Test
  void warmsUpFromAThirdOnTopOfAnother() {
    Schedule warm = new Schedule.WarmUp(4, new Schedule.Exponential(0.5));
    double[] expected = {1.0 / 3, 0.5, 2.0 / 3, 5.0 / 6, 1, 1};
    for (int step = 0; step < expected.length; step++) {
      assertThat(warm.factor(new Schedule.Moment(1, 0, 5, step, List.of())))
          .as("step %d", step)
          .isCloseTo(0.5 * expected[step], within(1e-12));
    }
  }

  @Test
  void fallsOnAPlateauAndWaitsAgain() {
    Schedule plateau = Schedules.parse("plateau:0.5,2");
    double[] losses = {3, 2, 2, 2.5, 2.5, 1, 1, 1};
    double[] expected = {1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25};
    for (int epoch = 0; epoch <= losses.length; epoch++) {
      List<Double> past = java.util.Arrays.stream(losses, 0, epoch).boxed().toList();
      assertThat(plateau.factor(new Schedule.Moment(epoch, 0, 9, 0, past)))
          .as("epoch %d", epoch)
          .isEqualTo(expected[epoch]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "linear",
        "cosine:2",
        "cosine:x",
        "step:0.5",
        "step:0.5,1.5",
        "plateau:1.5,2",
        "plateau:0.5,0",
        "exponential:0",
        "exponential:NaN",
        "one-cycle:1",
        "constant:1"
      })
  void refuses(String form) {
    assertThatThrownBy(() -> Schedules.parse(form)).isInstanceOf(IllegalArgumentException.class);
  }
}
