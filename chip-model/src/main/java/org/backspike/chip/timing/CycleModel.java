package org.backspike.chip.timing;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.account.CountKey;
import org.backspike.chip.account.Counts;
import org.backspike.chip.execute.Clock;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Phase;

/**
 * The clock of a barrier-synchronised chip. Between two barriers every core works through its
 * instructions; its parts run one after the other or side by side, as the pipeline says. The
 * stretch ends when the slowest core and the last message are done, plus the barrier itself.
 *
 * <p>A message takes its injection and the hops to the farthest destination; routers are free of
 * contention.
 */
public final class CycleModel implements Clock {

  /**
   * What cycles are booked under.
   *
   * @param phase phase of the program
   * @param step step of the chip
   * @param core the core
   */
  public record StepKey(Phase phase, int step, int core) implements Comparable<StepKey> {
    @Override
    public int compareTo(StepKey other) {
      int byPhase = phase.compareTo(other.phase);
      int byStep = byPhase != 0 ? byPhase : Integer.compare(step, other.step);
      return byStep != 0 ? byStep : Integer.compare(core, other.core);
    }
  }

  /** One core between two barriers. */
  private static final class Stretch {
    final long[] span = new long[Stage.Part.values().length];
    StageCycles cycles = new StageCycles();
    int farthestHops;
    boolean worked;
  }

  private final ChipImage image;
  private final InstructionTiming timing;
  private final Overlap overlap;
  private final Stretch[] stretches;
  private final Map<StepKey, StageCycles> stages = new TreeMap<>();
  private final Map<Phase, Long> cyclesOfPhase = new EnumMap<>(Phase.class);
  private final Map<Phase, long[]> activeOfPhase = new EnumMap<>(Phase.class);

  /**
   * A clock at 0.
   *
   * @param image where things lie
   */
  public CycleModel(ChipImage image) {
    this.image = image;
    this.timing = new InstructionTiming(image.chip());
    this.overlap = image.chip().core().pipeline().overlap();
    this.stretches = new Stretch[image.chip().mesh().cores()];
    for (int core = 0; core < stretches.length; core++) {
      stretches[core] = new Stretch();
    }
  }

  @Override
  public void executed(int core, Instruction instruction, Work work) {
    Stretch stretch = stretches[core];
    long span = timing.time(instruction, work, stretch.cycles);
    stretch.span[index(InstructionTiming.part(instruction))] += span;
    stretch.worked = true;
    switch (instruction) {
      case Instruction.SendSpikes i when work.produced() > 0 -> {
        for (int destination : i.destinations()) {
          reach(stretch, core, destination);
        }
      }
      case Instruction.SendErrors i -> {
        for (ArrayLayout partial : i.partials()) {
          reach(stretch, core, partial.core());
        }
      }
      default -> {}
    }
  }

  private void reach(Stretch stretch, int from, int to) {
    stretch.farthestHops = Math.max(stretch.farthestHops, image.chip().mesh().hops(from, to));
  }

  @Override
  public void barrier(Phase phase, int step) {
    long slowest = 0;
    for (Stretch stretch : stretches) {
      long network = (long) stretch.farthestHops * image.chip().noc().hopCycles();
      slowest = Math.max(slowest, coreTime(stretch) + network);
    }
    long length = slowest + image.chip().core().pipeline().barrierCycles();
    long[] active = activeOfPhase.computeIfAbsent(phase, p -> new long[stretches.length]);
    for (int core = 0; core < stretches.length; core++) {
      Stretch stretch = stretches[core];
      if (stretch.worked) {
        long time = coreTime(stretch);
        active[core] += time;
        for (Stage stage : Stage.values()) {
          long span = stretch.span[index(stage.part())];
          stretch.cycles.add(stage, StageState.PHASE_WAIT, time - span);
          stretch.cycles.add(stage, StageState.BARRIER, length - time);
        }
        stages
            .computeIfAbsent(new StepKey(phase, step, core), k -> new StageCycles())
            .addAll(stretch.cycles);
        stretches[core] = new Stretch();
      }
    }
    cyclesOfPhase.merge(phase, length, Long::sum);
  }

  private long coreTime(Stretch stretch) {
    long input = stretch.span[index(Stage.Part.INPUT)];
    long neurons = stretch.span[index(Stage.Part.NEURONS)];
    long output = stretch.span[index(Stage.Part.OUTPUT)];
    long learning = stretch.span[index(Stage.Part.LEARNING)];
    return switch (overlap) {
      case NONE -> input + neurons + output + learning;
      case INPUT_DOUBLE_BUFFERED -> Math.max(input, neurons + output + learning);
      case FULL -> Math.max(Math.max(input, neurons), Math.max(output, learning));
    };
  }

  /**
   * Cycles so far.
   *
   * @return over all phases
   */
  public long cycles() {
    return cyclesOfPhase.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Cycles so far per phase.
   *
   * @return phases that ran
   */
  public Map<Phase, Long> cyclesOfPhase() {
    return new EnumMap<>(cyclesOfPhase);
  }

  /**
   * What the stages did, by phase, step and core. Runs of several samples add up. For every stage
   * the states add up to the cycles in which the core took part.
   *
   * @return sorted; cores without work are absent
   */
  public Map<StepKey, StageCycles> stages() {
    return stages;
  }

  /**
   * What is counted in time: active cycles of cores, and picoseconds of leakage of every core of
   * the chip, idle ones included.
   *
   * @return counts to be added to those of the operations
   */
  public Counts counts() {
    Counts counts = new Counts();
    long period = image.chip().periodPs();
    activeOfPhase.forEach((phase, active) -> {
      for (int core = 0; core < active.length; core++) {
        counts.add(
            new CountKey(phase, CountKey.NO_LAYER, core),
            Operation.CORE_ACTIVE_CYCLE,
            active[core]);
      }
    });
    cyclesOfPhase.forEach((phase, cycles) -> {
      CountKey key = new CountKey(phase, CountKey.NO_LAYER, CountKey.WHOLE_CHIP);
      long picoseconds =
          Math.multiplyExact(Math.multiplyExact(cycles, period), (long) stretches.length);
      counts.add(key, Operation.MEMORY_LEAKAGE, picoseconds);
      counts.add(key, Operation.LOGIC_LEAKAGE, picoseconds);
    });
    return counts;
  }

  @SuppressWarnings("EnumOrdinal") // columns of a private table, never stored
  private static int index(Stage.Part part) {
    return part.ordinal();
  }
}
