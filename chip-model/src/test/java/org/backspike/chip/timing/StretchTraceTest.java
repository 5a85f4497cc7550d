package org.backspike.chip.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.trace.Timeline;
import org.backspike.chip.trace.Track;
import org.junit.jupiter.api.Test;

class StretchTraceTest {
  /** A report to a timeline: which track, which number, when. */
  private record Report(String track, long value, long at) {}

  private final List<Report> reports = new ArrayList<>();

  /** Keeps what is said of marks and of the beginning of slices. */
  private Timeline recording() {
    return (Timeline)
        Proxy.newProxyInstance(
            Timeline.class.getClassLoader(),
            new Class<?>[] {Timeline.class},
            (_, method, arguments) -> {
              if (method.getName().equals("mark") || method.getName().equals("slice")) {
                reports.add(
                    new Report(
                        ((Track) arguments[0]).path().replaceFirst("^[^.]*\\.", ""),
                        ((Number) arguments[1]).longValue(),
                        (Long) arguments[2]));
              }
              return null;
            });
  }

  private List<Report> of(String track) {
    return reports.stream().filter(report -> report.track().equals(track)).toList();
  }

  @Test
  void aSpikeIsDrawnBehindTheSweepAndItsMessageFollows() {
    ChipImage image =
        new ChipImage(
            ChipFixture.chip(Overlap.NONE, List.of()),
            ChipFixture.network(),
            new Placement(List.of(new Slice(0, 1, 0, 3), new Slice(3, 2, 0, 2))));
    CycleModel clock = CycleModel.traced(image, StageLog.bySteps(), _ -> recording());
    new Inference(image, 8)
        .run(
            new Stimulus(new int[] {0, 1}, new int[] {0}, new int[] {1}),
            Executor.timed(clock, Probe.NONE));
    // neuron 0 fires in step 1: the sweep of three neurons takes 11 cycles, the encoder 2, and the
    // message is popped in cycle 23 of the step, two links away
    long step =
        of("step").stream().filter(slice -> slice.value() == 1).findFirst().orElseThrow().at();
    assertThat(of("core0.spikes.hidden"))
        .containsExactly(new Report("core0.spikes.hidden", 0, step + 11));
    assertThat(of("core0.messages")).containsExactly(new Report("core0.messages", 0, step + 13));
    assertThat(of("core3.arrivals")).containsExactly(new Report("core3.arrivals", 0, step + 23));
    assertThat(of("core3.spikes.out")).isEmpty();
  }
}
