package org.backspike.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Progress;
import org.backspike.bptt.onchip.LearningCompiler;
import org.backspike.bptt.onchip.LearningFormat;
import org.backspike.bptt.onchip.LearningRule;
import org.backspike.bptt.onchip.MemoryPlan;
import org.backspike.bptt.onchip.OnChipTrainer;
import org.backspike.chip.account.Counts;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Overflow;
import org.backspike.chip.image.Placement;
import org.backspike.chip.program.Phase;
import org.backspike.chip.timing.CycleModel;
import org.backspike.chip.timing.StageCycles;
import org.backspike.chip.timing.StageLog;
import org.backspike.host.map.Fit;
import org.backspike.host.map.Mapper;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.surrogate.Surrogate;

/** A network on a chip that learns it: placed with its memory plan, trained, priced. */
public final class OnChipLearning {
  /** Learning rate of the first epoch; the integer momentum loses an eighth per update. */
  public static final double USUAL_RATE = 0.008;

  /** Samples per update. */
  public static final int USUAL_BATCH = 32;

  /** Epochs after which the learning rate has halved. */
  private static final int HALF_LIFE = 16;

  private static final int MOMENTUM_DECAY = 3;

  private final Chip chip;
  private final QuantizedNetwork start;
  private final SampleSource samples;
  private final LearningRule rule;
  private final double rate;
  private final int inputBits;

  /**
   * A learning chip before it is placed.
   *
   * @param chip the chip
   * @param start the network with its first weights
   * @param samples what it learns from
   * @param surrogate derivative of the spike
   * @param format widths of what is kept
   * @param rate learning rate of the first epoch, above 0
   * @param batch samples per update, at least 1
   */
  public OnChipLearning(
      Chip chip,
      QuantizedNetwork start,
      SampleSource samples,
      Surrogate surrogate,
      LearningFormat format,
      double rate,
      int batch) {
    this.chip = chip;
    this.start = start;
    this.samples = samples;
    this.rate = rate;
    this.inputBits =
        start.presentation().encoder().equals("direct")
            ? chip.datapath().accumulate().messageBits()
            : 1;
    int readout = start.network().indexOf(start.network().readout().population());
    this.rule =
        new LearningRule(
            surrogate,
            format,
            start.presentation().steps(),
            batch,
            start.readoutGain(),
            MOMENTUM_DECAY,
            start.weightUnits(),
            start.stateUnits().get(readout));
  }

  /**
   * Places the network with everything that learning needs.
   *
   * @return a placement, or what is missing and which narrower formats would fit
   * @throws IllegalArgumentException if the network cannot be learned on chip
   */
  public Fit place() {
    Fit fit = place(rule);
    if (fit instanceof Fit.Refused refused) {
      List<String> reasons = new ArrayList<>(refused.reasons());
      reasons.addAll(narrowerThatFit());
      return new Fit.Refused(reasons);
    }
    return fit;
  }

  private Fit place(LearningRule wanted) {
    return Mapper.place(start.network(), chip, placement -> overflows(placement, wanted));
  }

  private List<Overflow> overflows(Placement placement, LearningRule wanted) {
    ChipImage image = new ChipImage(chip, start.network(), placement);
    return new LearningCompiler(image, wanted, inputBits, rate).plan().overflows();
  }

  /** Cheaper plans, the least change first. */
  private List<String> narrowerThatFit() {
    LearningFormat f = rule.format();
    List<LearningFormat> candidates =
        List.of(
            new LearningFormat(
                12, f.gradientBits(), f.momentumBits(), f.errorBits(), f.surrogateBits()),
            new LearningFormat(12, 12, 12, f.errorBits(), f.surrogateBits()),
            new LearningFormat(12, 8, 8, f.errorBits(), f.surrogateBits()),
            new LearningFormat(12, 8, 8, 4, 1));
    List<String> fitting = new ArrayList<>();
    for (LearningFormat candidate : candidates) {
      if (place(rule.withFormat(candidate)) instanceof Fit.Placed) {
        fitting.add(
            "would fit with "
                + candidate.shadowBits()
                + "-bit shadow, "
                + candidate.gradientBits()
                + "-bit gradients and momentum, "
                + candidate.errorBits()
                + "-bit errors, "
                + candidate.surrogateBits()
                + "-bit surrogate codes");
      }
    }
    return fitting.isEmpty() ? List.of("no narrower format fits either; use more cores") : fitting;
  }

  /**
   * What a training gave.
   *
   * @param network the learned network
   * @param placement where it lies
   * @param plan memory of the learning chip
   * @param epochs one report per epoch
   * @param counts everything the chip did
   * @param timed the first batch with a clock
   */
  public record Learned(
      QuantizedNetwork network,
      Placement placement,
      MemoryPlan plan,
      List<EpochReport> epochs,
      Counts counts,
      TimedBatch timed) {}

  /**
   * A batch and its update with the clock.
   *
   * @param samples how many samples it had
   * @param counts operations and time
   * @param cycles per phase
   * @param stages what the stages did
   */
  public record TimedBatch(
      int samples, Counts counts, Map<Phase, Long> cycles, Map<StageLog.Key, StageCycles> stages) {}

  /**
   * Trains.
   *
   * @param placement from {@link #place}
   * @param epochs passes over the data, at least 1
   * @param seed of the order of samples and of the random registers
   * @param progress told after every batch, over all epochs
   * @return the learned network with its costs
   * @throws InterruptedRun if the progress stopped it
   */
  public Learned train(Placement placement, int epochs, int seed, Progress progress) {
    ChipImage image = new ChipImage(chip, start.network(), placement);
    LearningCompiler compiler = new LearningCompiler(image, rule, inputBits, rate);
    OnChipTrainer trainer = new OnChipTrainer(image, compiler, rule, samples.encoder(), seed);
    Executor executor = Executor.functional(Probe.NONE);
    List<EpochReport> reports = new ArrayList<>();
    long all = (long) epochs * samples.data().size();
    for (int epoch = 0; epoch < epochs; epoch++) {
      long before = (long) epoch * samples.data().size();
      boolean[] stopped = {false};
      Progress within =
          (done, total) -> {
            stopped[0] = !progress.reached(before + done, all);
            return !stopped[0];
          };
      double halved = rate / Math.pow(2, Math.floorDiv(epoch, HALF_LIFE));
      reports.add(trainer.epoch(samples.data(), halved, executor, within));
      if (stopped[0]) {
        throw new InterruptedRun();
      }
    }
    return new Learned(
        start.with(trainer.network()),
        placement,
        compiler.plan(),
        reports,
        trainer.counts(),
        timedBatch(image, compiler, seed));
  }

  /** The first batch once more, on a machine of its own with a clock. */
  private TimedBatch timedBatch(ChipImage image, LearningCompiler compiler, int seed) {
    OnChipTrainer trainer = new OnChipTrainer(image, compiler, rule, samples.encoder(), seed);
    CycleModel clock = new CycleModel(image, StageLog.bySteps());
    int batch = Math.min(rule.batch(), samples.data().size());
    trainer.epoch(
        samples.data().first(batch), rate, Executor.timed(clock, Probe.NONE), Progress.SILENT);
    Counts counts = trainer.counts();
    counts.addAll(clock.counts());
    return new TimedBatch(batch, counts, clock.cyclesOfPhase(), clock.stages());
  }
}
