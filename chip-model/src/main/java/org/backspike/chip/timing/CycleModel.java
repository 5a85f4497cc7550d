package org.backspike.chip.timing;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.account.CountKey;
import org.backspike.chip.account.Counts;
import org.backspike.chip.account.Standing;
import org.backspike.chip.execute.Clock;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.noc.Network;
import org.backspike.chip.noc.Traffic;
import org.backspike.chip.noc.Transit;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Phase;
import org.backspike.chip.trace.Tracing;

/**
 * The clock of a barrier-synchronised chip. Between two barriers every core works through its
 * instructions; the messages it sends cross the network flit by flit and are received while other
 * cores still send. The stretch ends when the last core is done, plus the barrier itself.
 *
 * <p>A message is received in the stretch in which it is sent, although its weights count in the
 * next step: there is no place where a chip could keep it. What the host sends for a step travels
 * in the stretch of that step.
 */
public final class CycleModel implements Clock {
  private final ChipImage image;
  private final CoreTiming timing;
  private final CoreStretch[] cores;
  private final Network network;
  private final Traffic traffic;
  private final Transit transit;
  private final Departures departures;
  private final StageLog log;
  private final StretchView view;
  private final long barrier;
  private final NetworkLoad load = new NetworkLoad();
  private final Map<Phase, Long> cyclesOfPhase = new EnumMap<>(Phase.class);
  private final Map<Phase, long[]> activeOfPhase = new EnumMap<>(Phase.class);

  /**
   * A clock at 0.
   *
   * @param image where things lie
   * @param log where the cycles of stages are kept
   */
  public CycleModel(ChipImage image, StageLog log) {
    this(image, log, StretchView.NONE);
  }

  /**
   * A clock at 0 that also reports what happens when.
   *
   * @param image where things lie
   * @param log where the cycles of stages are kept
   * @param tracing where its timeline goes
   * @return a clock
   */
  public static CycleModel traced(ChipImage image, StageLog log, Tracing tracing) {
    return new CycleModel(image, log, new StretchTrace(image, tracing));
  }

  private CycleModel(ChipImage image, StageLog log, StretchView view) {
    this.image = image;
    this.view = view;
    this.log = log;
    this.timing = CoreTiming.of(image.chip());
    this.cores = new CoreStretch[image.chip().mesh().cores()];
    for (int core = 0; core < cores.length; core++) {
      cores[core] = new CoreStretch(timing);
    }
    this.network = new Network(image.chip().mesh(), timing.noc());
    this.traffic = network.traffic();
    this.transit = network.transit();
    this.barrier = timing.barrier(coresInUse(image));
    this.departures = new Departures(image, timing, traffic, cores);
  }

  private static BitSet coresInUse(ChipImage image) {
    BitSet cores = new BitSet();
    image.placement().slices().forEach(slice -> cores.set(slice.core()));
    return cores;
  }

  @Override
  public void executed(Machine machine, int core, Instruction instruction, Work work) {
    cores[core].executed(instruction, work);
  }

  @Override
  public void barrier(Machine machine, Phase phase, int step) {
    departures.collect(machine);
    network.carry(traffic, transit);
    long slowest = 0;
    long flits = departures.sentFlits(cores.length);
    for (int core = 0; core < cores.length; core++) {
      long sent = departures.sentFlits(core);
      flits += sent;
      long end = cores[core].settle(core, transit, sent, departures.book(core));
      slowest = Math.max(slowest, end);
    }
    load.add(transit, traffic.packets(), flits, traffic.endpoints());
    long length = slowest + barrier;
    long[] active = activeOfPhase.computeIfAbsent(phase, _ -> new long[cores.length]);
    for (int core = 0; core < cores.length; core++) {
      if (cores[core].worked()) {
        active[core] += cores[core].end();
        cores[core].barrier(length);
        log.add(phase, step, core, cores[core].cycles());
      }
    }
    view.ended(machine, phase, step, length, List.of(cores), traffic, transit);
    for (CoreStretch core : cores) {
      core.restart();
    }
    cyclesOfPhase.merge(phase, length, Long::sum);
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
   * One cycle.
   *
   * @return ps; without a clock the unit in which time is counted
   */
  public long periodPs() {
    return timing.unitPs();
  }

  /**
   * What the stages did. For every stage the states add up to the cycles in which the core took
   * part.
   *
   * @return sorted; cores without work are absent
   */
  public Map<StageLog.Key, StageCycles> stages() {
    return log.entries();
  }

  /**
   * What the network on chip carried.
   *
   * @return over all stretches
   */
  public NetworkLoad load() {
    return load;
  }

  /**
   * What is counted in time: active cycles of cores that have a clock, and picoseconds of every
   * core of the chip, idle ones included.
   *
   * @return counts to be added to those of the operations
   */
  public Counts counts() {
    Counts counts = new Counts();
    if (image.chip().timeBase() instanceof TimeBase.Clocked) {
      countActiveCycles(counts);
    }
    cyclesOfPhase.forEach((phase, cycles) ->
        Standing.book(image.chip(), phase, Math.multiplyExact(cycles, timing.unitPs()), counts));
    return counts;
  }

  private void countActiveCycles(Counts counts) {
    activeOfPhase.forEach((phase, active) -> {
      for (int core = 0; core < active.length; core++) {
        counts.add(
            new CountKey(phase, CountKey.NO_LAYER, core),
            Operation.CORE_ACTIVE_CYCLE,
            active[core]);
      }
    });
  }
}
