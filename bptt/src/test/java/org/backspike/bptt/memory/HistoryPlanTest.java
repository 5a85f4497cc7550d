package org.backspike.bptt.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPlanTest {

  @ParameterizedTest
  @ValueSource(strings = {"full", "sqrt", "optimal:1", "optimal:12", "tbptt:5", "compressed"})
  void readsItsOwnName(String name) {
    assertThat(HistoryPlan.parse(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "half", "sqrt:3", "full:1", "optimal", "optimal:", "optimal:x", "tbptt:-1"})
  void refusesWhatIsNoPlan(String text) {
    assertThatThrownBy(() -> HistoryPlan.parse(text))
        .hasMessage(
            "memory plan "
                + text
                + "; must be full, sqrt, optimal:SLOTS, tbptt:STEPS or compressed");
  }

  @Test
  void refusesNoSlots() {
    assertThatThrownBy(() -> HistoryPlan.parse("optimal:0"))
        .hasMessage("0 slots; must be 1 to 10000");
    assertThatThrownBy(() -> HistoryPlan.parse("tbptt:0"))
        .hasMessage("0 steps of a window; must be 1 to 2147483647");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 17, 100})
  void exactPlansGoBackOverEveryStepOnceFromTheLastToTheFirst(int steps) {
    for (String name : List.of("full", "sqrt", "optimal:1", "optimal:4", "compressed")) {
      Schedule schedule = HistoryPlan.parse(name).schedule(steps);
      List<Integer> backward = new ArrayList<>();
      int at = 0;
      int kept = 0;
      for (Move move : schedule.moves()) {
        switch (move) {
          case Move.Run run -> {
            while (at < run.to()) {
              kept = at;
              at = Math.min(run.to(), at + schedule.window());
            }
          }
          case Move.Load load -> {
            kept = load.from();
            at = load.to();
          }
          case Move.Restore restore -> at = restore.step();
          case Move.Restart _ -> at = 0;
          case Move.Back _ -> {
            for (int t = at - 1; t >= kept; t--) {
              backward.add(t);
            }
          }
          case Move.Save _, Move.Evaluate _, Move.Cut _ -> {}
        }
      }
      assertThat(backward).as("%s, %d steps", name, steps).hasSize(steps);
      for (int k = 0; k < steps; k++) {
        assertThat(backward.get(k)).isEqualTo(steps - 1 - k);
      }
    }
  }

  @Test
  void saysHowMuchIsComputedAgain() {
    assertThat(HistoryPlan.parse("full").schedule(100).recomputation()).isZero();
    assertThat(HistoryPlan.parse("compressed").schedule(100).recomputation()).isZero();
    assertThat(HistoryPlan.parse("sqrt").schedule(100).recomputation()).isEqualTo(0.9);
    assertThat(HistoryPlan.parse("tbptt:10").schedule(100).recomputation()).isEqualTo(1);
    assertThat(HistoryPlan.parse("tbptt:100").schedule(100).recomputation()).isZero();
    // C(1000, 51) = 2947: one more state than slots, because rest needs none
    assertThat(HistoryPlan.parse("optimal:50").schedule(1000).forwardSteps())
        .isEqualTo(Recomputation.steps(1000, 51));
  }
}
