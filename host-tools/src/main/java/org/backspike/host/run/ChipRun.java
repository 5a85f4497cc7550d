package org.backspike.host.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.backspike.bptt.Progress;
import org.backspike.bptt.Workers;
import org.backspike.chip.account.Counts;
import org.backspike.chip.account.Standing;
import org.backspike.chip.account.Tariff;
import org.backspike.chip.execute.Executed;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Discipline;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Phase;
import org.backspike.chip.timing.CycleModel;
import org.backspike.chip.timing.NetworkLoad;
import org.backspike.chip.timing.StageCycles;
import org.backspike.chip.timing.StageLog;
import org.backspike.snn.simulate.Prediction;

/**
 * Runs samples on a chip. They are split into a fixed number of parts by index; every part has a
 * machine of its own with the same weights, so that the result does not depend on the threads.
 */
public final class ChipRun {

  /** Whether the clock of the chip is modelled. The bits are the same. */
  public enum Mode {
    /** Only what is computed. */
    FUNCTIONAL,
    /** Also when. */
    TIMED
  }

  private static final int PARTS = 8;

  private final ChipImage image;
  private final ChipInputs inputs;
  private final Mode mode;
  private final Recording.Wish wish;
  private final int count;
  private final int steps;
  private final long[][] scores;
  private final Recording[] recordings;
  private final List<Part> parts = new ArrayList<>();

  /** Some of the samples on a machine of their own. */
  private static final class Part {
    final Inference inference;
    final Optional<CycleModel> clock;

    Part(Inference inference, Optional<CycleModel> clock) {
      this.inference = inference;
      this.clock = clock;
    }

    Executor executor(Probe probe) {
      return clock
          .map(keeper -> Executor.timed(keeper, probe))
          .orElseGet(() -> Executor.functional(probe));
    }
  }

  private ChipRun(
      ChipImage image, ChipInputs inputs, int steps, Timekeeping time, Recording.Wish wish) {
    this.image = image;
    this.inputs = inputs;
    this.mode = time instanceof Timekeeping.None ? Mode.FUNCTIONAL : Mode.TIMED;
    this.wish = wish;
    this.count = inputs.samples();
    this.steps = steps;
    this.scores = new long[count][];
    this.recordings = new Recording[count];
    Inference first = new Inference(image, steps);
    boolean learns = image.blocks().stream().anyMatch(RowBlock::isPlastic);
    int most = learns || time instanceof Timekeeping.Traced ? 1 : Math.min(PARTS, count);
    for (int i = 0; i < most; i++) {
      parts.add(new Part(i == 0 ? first : first.copy(), time.clock(image)));
    }
  }

  /**
   * Runs the first samples of a task.
   *
   * @param image where the network lies; it must fit
   * @param samples the source
   * @param count how many, at most the size of the source
   * @param steps steps of a sample on the chip
   * @param mode with or without the clock
   * @param workers threads
   * @param progress told after every sample; may stop the run
   * @return the run, complete
   * @throws InterruptedRun if the progress stopped it
   */
  public static ChipRun of(
      ChipImage image,
      SampleSource samples,
      int count,
      int steps,
      Mode mode,
      Workers workers,
      Progress progress) {
    ChipRun run =
        loaded(
            image,
            new TaskInputs(samples, image.network(), count),
            steps,
            mode == Mode.TIMED ? new Timekeeping.Cycles(StageLog::bySteps) : new Timekeeping.None(),
            Recording.Wish.NOTHING);
    run.execute(workers, progress);
    return run;
  }

  /**
   * Loads a network; {@link #execute} then runs it.
   *
   * @param image where the network lies
   * @param inputs what it is fed
   * @param steps steps of a sample on the chip
   * @param time whether and how its time is kept
   * @param wish what is recorded
   * @return a run that has not begun
   */
  public static ChipRun loaded(
      ChipImage image, ChipInputs inputs, int steps, Timekeeping time, Recording.Wish wish) {
    return new ChipRun(image, inputs, steps, time, wish);
  }

  /**
   * Runs all samples, once. A network that learns runs them one after the other and goes on
   * learning; any other runs each from what was loaded.
   *
   * @param workers threads
   * @param progress told after every sample, or now and then of the steps of a single one; may stop
   *     the run
   * @throws InterruptedRun if the progress stopped it
   */
  public void execute(Workers workers, Progress progress) {
    AtomicLong done = new AtomicLong();
    AtomicBoolean goesOn = new AtomicBoolean(true);
    int split = parts.size();
    workers.run(
        split,
        p -> {
          Part part = parts.get(p);
          int end = (int) ((long) count * (p + 1) / split);
          for (int i = (int) ((long) count * p / split); i < end && goesOn.get(); i++) {
            Probe probe = count == 1 ? new StepProgress(probe(i), steps, progress) : probe(i);
            scores[i] = part.inference.run(inputs.of(i), part.executor(probe));
            if (count > 1 && !progress.reached(done.incrementAndGet(), count)) {
              goesOn.set(false);
            }
          }
        });
    if (!goesOn.get()) {
      throw new InterruptedRun();
    }
  }

  private Probe probe(int sample) {
    if (wish.isEmpty()) {
      return Probe.NONE;
    }
    recordings[sample] = new Recording(image, wish);
    return recordings[sample];
  }

  /**
   * What was recorded.
   *
   * @return one per sample; empty if nothing was asked for
   */
  public List<Recording> recordings() {
    return wish.isEmpty() ? List.of() : List.of(recordings);
  }

  /**
   * Number of samples.
   *
   * @return at least 1
   */
  public int samples() {
    return count;
  }

  /**
   * Whether the clock was modelled.
   *
   * @return the mode
   */
  public Mode mode() {
    return mode;
  }

  /**
   * Scores of a sample.
   *
   * @param sample from 0
   * @return a copy, shape [classes]
   */
  public long[] scores(int sample) {
    return scores[sample].clone();
  }

  /**
   * The answer to a sample.
   *
   * @param sample from 0
   * @return the class with the largest score
   */
  public Prediction prediction(int sample) {
    return Prediction.of(scores[sample]);
  }

  /**
   * Whether the right answers are known.
   *
   * @return true if every sample has a label and the network an answer
   */
  public boolean hasLabels() {
    return image.network().hasReadout() && inputs.label(0).isPresent();
  }

  /**
   * Fraction of right answers.
   *
   * @return 0 to 1
   * @throws IllegalStateException if the right answers are not known
   */
  public double accuracy() {
    if (!hasLabels()) {
      throw new IllegalStateException("nobody knows the right answers");
    }
    int correct = 0;
    for (int i = 0; i < count; i++) {
      correct += prediction(i).label() == inputs.label(i).orElseThrow() ? 1 : 0;
    }
    return (double) correct / count;
  }

  /**
   * Fraction of answers with a tie.
   *
   * @return 0 to 1
   */
  public double tieRate() {
    int ties = 0;
    for (int i = 0; i < count; i++) {
      ties += prediction(i).tied() ? 1 : 0;
    }
    return (double) ties / count;
  }

  /**
   * Spikes of every population over all samples.
   *
   * @return by name, in the order of the network; inputs are absent
   */
  public Map<String, Long> spikes() {
    return sweeps(executed -> executed.work().produced());
  }

  /**
   * Registers that clipped, by population, over all samples.
   *
   * @return by name; inputs are absent
   */
  public Map<String, Long> saturations() {
    return sweeps(executed -> executed.work().saturated());
  }

  private Map<String, Long> sweeps(ToLongFunction<Executed> count) {
    Map<Integer, Long> byPopulation = new TreeMap<>();
    for (Part part : parts) {
      for (Executed executed : part.inference.program().executed()) {
        if (executed.instruction() instanceof Instruction.NeuronSweep sweep) {
          byPopulation.merge(
              sweep.slice().slice().population(), count.applyAsLong(executed), Long::sum);
        }
      }
    }
    Map<String, Long> named = new LinkedHashMap<>();
    byPopulation.forEach(
        (population, sum) -> named.put(image.network().populations().get(population).name(), sum));
    return named;
  }

  /**
   * Weights delivered by events, zeros included.
   *
   * @return over all samples
   */
  public long synapticEvents() {
    return total(Work::synapses);
  }

  /**
   * Weights of zero delivered by events.
   *
   * @return over all samples
   */
  public long zeroSynapticEvents() {
    return total(Work::zeroWeights);
  }

  private long total(ToLongFunction<Work> count) {
    long sum = 0;
    for (Part part : parts) {
      for (Executed executed : part.inference.program().executed()) {
        sum += count.applyAsLong(executed.work());
      }
    }
    return sum;
  }

  /**
   * Neurons that were updated.
   *
   * @return over all samples and steps
   */
  public long neuronUpdates() {
    long sum = 0;
    for (long updates : sweeps(executed -> executed.work().active()).values()) {
      sum += updates;
    }
    return sum;
  }

  /**
   * Everything that was done; with the time it took if the clock was modelled, or if every step
   * takes a tick.
   *
   * @return counts over all samples
   */
  public Counts counts() {
    Counts counts = new Counts();
    Tariff tariff = new Tariff(image);
    for (Part part : parts) {
      counts.addAll(tariff.count(part.inference.program()));
      part.clock.ifPresent(clock -> counts.addAll(clock.counts()));
    }
    if (mode == Mode.FUNCTIONAL
        && image.chip().discipline() instanceof Discipline.FixedTick(long tickPs)) {
      Standing.book(
          image.chip(),
          Phase.FORWARD,
          Math.multiplyExact(Math.multiplyExact(tickPs, (long) steps), (long) count),
          counts);
    }
    return counts;
  }

  /**
   * Cycles per phase.
   *
   * @return over all samples; empty in functional mode
   */
  public Map<Phase, Long> cycles() {
    Map<Phase, Long> cycles = new TreeMap<>();
    for (CycleModel clock : clocks()) {
      clock.cyclesOfPhase().forEach((phase, c) -> cycles.merge(phase, c, Long::sum));
    }
    return cycles;
  }

  private List<CycleModel> clocks() {
    return parts.stream().flatMap(part -> part.clock.stream()).toList();
  }

  /**
   * One cycle.
   *
   * @return ps
   * @throws java.util.NoSuchElementException in functional mode
   */
  public long periodPs() {
    return clocks().getFirst().periodPs();
  }

  /**
   * What the network on chip carried.
   *
   * @return over all samples; nothing in functional mode
   */
  public NetworkLoad load() {
    NetworkLoad load = new NetworkLoad();
    clocks().forEach(clock -> load.addAll(clock.load()));
    return load;
  }

  /**
   * What the stages of the cores did.
   *
   * @return over all samples, by phase, step and core; empty in functional mode
   */
  public Map<StageLog.Key, StageCycles> stages() {
    Map<StageLog.Key, StageCycles> stages = new TreeMap<>();
    for (CycleModel clock : clocks()) {
      clock
          .stages()
          .forEach(
              (key, cycles) -> stages.computeIfAbsent(key, _ -> new StageCycles()).addAll(cycles));
    }
    return stages;
  }

  /**
   * A machine after its last sample.
   *
   * @return one of those that ran
   */
  public Machine machine() {
    return parts.getFirst().inference.program().machine();
  }
}
