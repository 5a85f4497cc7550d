package org.backspike.host.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.timing.CycleModel;
import org.backspike.chip.timing.StageLog;
import org.backspike.chip.trace.Tracing;

/** Whether and how the time of a run is kept. The bits are the same. */
public sealed interface Timekeeping {
  /** Not at all. */
  record None() implements Timekeeping {
    @Override
    public Optional<CycleModel> clock(ChipImage image) {
      return Optional.empty();
    }
  }

  /**
   * By a clock.
   *
   * @param log where it keeps what the stages did; asked once for every clock
   */
  record Cycles(Supplier<StageLog> log) implements Timekeeping {
    @Override
    public Optional<CycleModel> clock(ChipImage image) {
      return Optional.of(new CycleModel(image, log.get()));
    }
  }

  /**
   * By one clock, which also draws a timeline. All samples run one after the other.
   *
   * @param log where it keeps what the stages did
   * @param tracing where the timeline goes
   */
  record Traced(Supplier<StageLog> log, Tracing tracing) implements Timekeeping {
    @Override
    public Optional<CycleModel> clock(ChipImage image) {
      return Optional.of(CycleModel.traced(image, log.get(), tracing));
    }
  }

  /**
   * A clock at 0.
   *
   * @param image where things lie
   * @return empty where nobody keeps the time
   */
  Optional<CycleModel> clock(ChipImage image);
}
