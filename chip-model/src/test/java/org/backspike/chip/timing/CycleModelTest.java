package org.backspike.chip.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.program.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CycleModelTest {

  private static ChipImage image(Overlap overlap) {
    return new ChipImage(
        ChipFixture.chip(overlap, List.of()),
        ChipFixture.network(),
        new Placement(List.of(new Slice(0, 1, 0, 3), new Slice(3, 2, 0, 2))));
  }

  /** One event of channel 0 in step 0. */
  private static CycleModel oneEvent(ChipImage image) {
    CycleModel clock = new CycleModel(image);
    new Inference(image, 8)
        .run(
            new Stimulus(new int[] {0, 1}, new int[] {0}, new int[] {1}),
            Executor.timed(clock, Probe.NONE));
    return clock;
  }

  @ParameterizedTest
  @EnumSource(Overlap.class)
  void theStatesOfEveryStageAddUpToTheCyclesOfItsStretch(Overlap overlap) {
    CycleModel clock = oneEvent(image(overlap));
    Map<String, Long> lengthOfStep = new TreeMap<>();
    clock
        .stages()
        .forEach((key, cycles) -> {
          long length = cycles.total(Stage.FIFO);
          for (Stage stage : Stage.values()) {
            assertThat(cycles.total(stage)).as("%s %s", key, stage).isEqualTo(length);
          }
          String step = key.phase() + " " + key.step();
          assertThat(lengthOfStep.merge(step, length, (a, b) -> a))
              .as("all cores spend the same time in %s", step)
              .isEqualTo(length);
        });
    assertThat(lengthOfStep.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(clock.cycles());
  }

  @Test
  void oneEventTakesWhatTheStagesTake() {
    // step 1: fill = pop 1 + axon 2 + row 2; the row of 3 weights is one word; its sums are one
    // word
    // of 256 bits, which may be touched again after 3 cycles: 2 of them are a hazard
    CycleModel clock = oneEvent(image(Overlap.NONE));
    StageCycles step =
        Objects.requireNonNull(clock.stages().get(new CycleModel.StepKey(Phase.FORWARD, 1, 0)));
    assertThat(step.count(Stage.FIFO, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.AXON, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.ROWS, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.ACCUMULATE, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.ACCUMULATE, StageState.RAW_HAZARD)).isEqualTo(2);
    assertThat(step.count(Stage.ACCUMULATE, StageState.STARVED)).isEqualTo(5);
    // the sweep of 3 neurons: one update, 3 words read, 3 written, 1 word of constants on one port
    assertThat(step.count(Stage.NEURON, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.NEURON, StageState.PORT_CONFLICT)).isEqualTo(6);
    assertThat(step.count(Stage.NEURON, StageState.STARVED)).isEqualTo(4);
    // neuron 0 fires (70 << 6 = 4480 > 4000): one scan, one spike, one message behind them
    assertThat(step.count(Stage.ENCODE, StageState.BUSY)).isEqualTo(2);
    assertThat(step.count(Stage.INJECT, StageState.BUSY)).isEqualTo(1);
    // 8 cycles of input, 11 of neurons, 3 of output; the message crosses 2 hops of 3 cycles, and
    // the barrier takes 16
    assertThat(step.total(Stage.FIFO)).isEqualTo(8 + 11 + 3 + 6 + 16);
  }

  @Test
  void overlapNeverMakesAStepLonger() {
    long none = oneEvent(image(Overlap.NONE)).cycles();
    long buffered = oneEvent(image(Overlap.INPUT_DOUBLE_BUFFERED)).cycles();
    long full = oneEvent(image(Overlap.FULL)).cycles();
    assertThat(buffered).isLessThan(none);
    assertThat(full).isLessThanOrEqualTo(buffered);
  }
}
