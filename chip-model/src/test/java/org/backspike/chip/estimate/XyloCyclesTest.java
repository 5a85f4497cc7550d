package org.backspike.chip.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class XyloCyclesTest {
  @Test
  void reproducesThePublishedExample() {
    XyloCycles audio = new XyloCycles(16, 63, 8, 0.1, 0.1, 0, 0, 0);
    assertThat(audio.perStep()).isCloseTo(2279.2, within(1e-9));
  }

  @Test
  void countsRecurrenceAndAliases() {
    XyloCycles plain = new XyloCycles(2, 10, 1, 0, 0.5, 0, 0, 0);
    XyloCycles recurrent = new XyloCycles(2, 10, 1, 0, 0.5, 4, 0, 0);
    assertThat(recurrent.perStep() - plain.perStep()).isCloseTo(10 * 7 * 4 * 0.5, within(1e-9));
    XyloCycles aliased = new XyloCycles(2, 10, 1, 0, 0.5, 0, 1, 1);
    // 2 max(.5, 1) + 3 max(.5, 1) + .5 + 1 against 2 * .5 + .5
    assertThat(aliased.perStep() - plain.perStep()).isCloseTo(10 * (6.5 - 1.5), within(1e-9));
  }

  @Test
  void asksForAClockThatSurvivesFullActivity() {
    XyloCycles quiet = new XyloCycles(16, 63, 8, 0, 0, 0, 0, 0);
    XyloCycles busy = new XyloCycles(16, 63, 8, 1, 1, 0, 0, 0);
    assertThat(quiet.leastClockHz(0.01)).isEqualTo(1.2 * busy.perStep() / 0.01);
  }

  @Test
  void refusesSharesOutsideOne() {
    assertThatThrownBy(() -> new XyloCycles(1, 1, 1, 1.5, 0, 0, 0, 0))
        .hasMessage("a share of 1.5; must be 0 to 1");
    assertThatThrownBy(() -> new XyloCycles(-1, 1, 1, 0, 0, 0, 0, 0)).hasMessageContaining("-1");
  }
}
