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
    CycleModel clock = new CycleModel(image, StageLog.bySteps());
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

  private static StageCycles stages(CycleModel clock, int step, int core) {
    return Objects.requireNonNull(clock.stages().get(new StageLog.Key(Phase.FORWARD, step, core)));
  }

  @Test
  void anEventOfTheHostIsReceivedBehindTheSweep() {
    // the sweep of 3 neurons: one update, 3 words read, 3 written, 1 word of constants on one port,
    // and a pipeline of 4: 11 cycles. The event is injected in cycle 0, reaches the router in 1, is
    // granted in 3 and delivered in 4; it is popped when the sweep has read the accumulators, in 11
    StageCycles step = stages(oneEvent(image(Overlap.NONE)), 0, 0);
    assertThat(step.count(Stage.NEURON, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.NEURON, StageState.PORT_CONFLICT)).isEqualTo(6);
    assertThat(step.count(Stage.NEURON, StageState.STARVED)).isEqualTo(4);
    // the row of 3 weights is one word, its sums are one word of 256 bits, which may be read again
    // after 3 cycles: 2 of them are a hazard. Its first word comes 5 cycles behind the pop: 1 to
    // pop, 2 for the axon, 2 for the row
    assertThat(step.count(Stage.FIFO, StageState.PHASE_WAIT)).isEqualTo(11);
    assertThat(step.count(Stage.FIFO, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.FIFO, StageState.OUT_FULL)).isEqualTo(2);
    assertThat(step.count(Stage.FIFO, StageState.STARVED)).isEqualTo(5);
    assertThat(step.count(Stage.AXON, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.ROWS, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.ACCUMULATE, StageState.BUSY)).isEqualTo(1);
    assertThat(step.count(Stage.ACCUMULATE, StageState.RAW_HAZARD)).isEqualTo(2);
    // nobody fired: the encoder scans one word. The barrier takes 16
    assertThat(step.count(Stage.ENCODE, StageState.BUSY)).isEqualTo(1);
    assertThat(step.total(Stage.FIFO)).isEqualTo(11 + 3 + 5 + 16);
  }

  @Test
  void aSpikeCrossesTwoLinksAndIsReceivedInTheSameStretch() {
    // neuron 0 fires (70 << 6 = 4480 > 4000): the encoder takes 2 cycles behind the sweep and the
    // spike is injected in 13. It is granted by router 0 in 16, by router 1 in 19, by router 3 in
    // 22
    // and delivered in 23; service 3 and 5 cycles until the last weight is added
    CycleModel clock = oneEvent(image(Overlap.NONE));
    StageCycles sender = stages(clock, 1, 0);
    assertThat(sender.count(Stage.ENCODE, StageState.PHASE_WAIT)).isEqualTo(11 + 1);
    assertThat(sender.count(Stage.ENCODE, StageState.BUSY)).isEqualTo(2);
    assertThat(sender.count(Stage.INJECT, StageState.STARVED)).isEqualTo(13);
    assertThat(sender.count(Stage.INJECT, StageState.BUSY)).isEqualTo(1);
    assertThat(sender.count(Stage.FIFO, StageState.PHASE_WAIT)).isEqualTo(14);
    assertThat(sender.count(Stage.FIFO, StageState.BARRIER)).isEqualTo(31 - 14 + 16);
    StageCycles receiver = stages(clock, 1, 3);
    assertThat(receiver.count(Stage.FIFO, StageState.BUSY)).isEqualTo(1);
    assertThat(receiver.count(Stage.FIFO, StageState.BARRIER)).isEqualTo(16);
    assertThat(receiver.total(Stage.FIFO)).isEqualTo(23 + 3 + 5 + 16);
    assertThat(clock.load().flitHopsEastWest()).isEqualTo(1);
    assertThat(clock.load().flitHopsNorthSouth()).isEqualTo(1);
    assertThat(clock.load().messages()).isEqualTo(2);
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
