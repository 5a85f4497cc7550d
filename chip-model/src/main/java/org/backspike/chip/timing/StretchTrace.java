package org.backspike.chip.timing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.noc.Traffic;
import org.backspike.chip.noc.Transit;
import org.backspike.chip.program.Phase;
import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Scope;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Tick;
import org.backspike.chip.trace.Timeline;
import org.backspike.chip.trace.Tracing;
import org.backspike.chip.trace.Tracks;

/**
 * Reports every stretch to a timeline: phase and step of the chip, the flits of its network, the
 * state of every stage of the cores that hold neurons, their memory accesses, and every message
 * when it leaves a core and when it is taken in. A spike is drawn behind the sweep of its slice,
 * when all of it has been compared with its threshold.
 *
 * <p>The model knows how many cycles a stage spends in each state, not in which order. One slice
 * per state is drawn, in the order of {@link StageState}, from where the part of the stage may
 * begin.
 */
final class StretchTrace implements StretchView {
  private static final StageState[] STATES = StageState.values();
  private static final Stage[] STAGES = Stage.values();

  /** The spikes of a slice. */
  private record Spikes(SliceLayout slice, Instants track) {}

  /** What a core shows. */
  private static final class CoreTracks {
    final States[] stages = new States[STAGES.length];
    final Counter rowWords;
    final Counter sumWords;
    final Instants sent;
    final Instants received;
    final List<Spikes> spikes;

    CoreTracks(Scope core, List<SliceLayout> slices) {
      List<String> states = Arrays.stream(STATES).map(StageState::key).toList();
      for (Stage stage : STAGES) {
        stages[index(stage)] = core.states(stage.key(), states);
      }
      rowWords = core.counter("synapse_words", Counter.Unit.COUNT);
      sumWords = core.counter("accumulator_words", Counter.Unit.COUNT);
      sent = core.instants("messages");
      received = core.instants("arrivals");
      Scope fired = core.scope("spikes");
      spikes =
          slices.stream().map(slice -> new Spikes(slice, fired.instants(nameOf(slice)))).toList();
    }

    private static String nameOf(SliceLayout slice) {
      String population = slice.population().name();
      int first = slice.slice().first();
      return slice.neurons() == slice.population().size()
          ? population
          : population + " from " + first;
    }
  }

  private final Timeline timeline;
  private final States phases;
  private final States steps;
  private final Counter hops;
  private final Counter waits;
  private final Map<Integer, CoreTracks> cores = new TreeMap<>();
  private long now;

  StretchTrace(ChipImage image, Tracing tracing) {
    Tick tick =
        switch (image.chip().timeBase()) {
          case TimeBase.Clocked clocked -> new Tick.ClockedCycle(clocked.periodPs());
          case TimeBase.Asynchronous _ ->
              new Tick.ClockedCycle(CoreTiming.of(image.chip()).unitPs());
        };
    Tracks tracks = new Tracks(image.chip().name(), tick);
    phases = tracks.chip().states("phase", Arrays.stream(Phase.values()).map(Phase::key).toList());
    steps = tracks.chip().numbered("step");
    Scope network = tracks.chip().scope("network");
    hops = network.counter("flit_hops", Counter.Unit.COUNT);
    waits = network.counter("wait_cycles", Counter.Unit.COUNT);
    image.slices().stream()
        .collect(Collectors.groupingBy(SliceLayout::core, TreeMap::new, Collectors.toList()))
        .forEach((core, slices) ->
            cores.put(core, new CoreTracks(tracks.chip().scope("core" + core), slices)));
    timeline = tracing.begin(tracks);
  }

  @Override
  public void ended(
      Machine machine,
      Phase phase,
      int step,
      long length,
      List<CoreStretch> worked,
      Traffic traffic,
      Transit transit) {
    cores.forEach((core, tracks) -> {
      if (worked.get(core).worked()) {
        draw(worked.get(core), tracks, length);
        spikes(machine, worked.get(core), tracks.spikes);
      }
    });
    messages(traffic, transit);
    timeline.count(
        hops, transit.flitHopsEastWest() + transit.flitHopsNorthSouth(), now, now + length);
    timeline.count(waits, waited(transit), now, now + length);
    timeline.slice(phases, index(phase), now, now + length);
    timeline.slice(steps, step, now, now + length);
    now += length;
    timeline.settle(now);
  }

  private void draw(CoreStretch core, CoreTracks tracks, long length) {
    StageCycles cycles = core.cycles();
    for (Stage stage : STAGES) {
      States track = tracks.stages[index(stage)];
      long waited = cycles.count(stage, StageState.PHASE_WAIT);
      long at = now + Math.min(waited, core.begin(stage.part()));
      slice(track, StageState.PHASE_WAIT, now, at);
      for (StageState state : STATES) {
        if (state != StageState.PHASE_WAIT && state != StageState.BARRIER) {
          long count = cycles.count(stage, state);
          slice(track, state, at, at + count);
          at += count;
        }
      }
      slice(track, StageState.PHASE_WAIT, at, now + core.end());
      slice(track, StageState.BARRIER, now + core.end(), now + length);
    }
    timeline.count(tracks.rowWords, cycles.count(Stage.ROWS, StageState.BUSY), now, now + length);
    timeline.count(
        tracks.sumWords, cycles.count(Stage.ACCUMULATE, StageState.BUSY), now, now + length);
  }

  private void spikes(Machine machine, CoreStretch core, List<Spikes> spikes) {
    for (Spikes each : spikes) {
      core.sweptAt(each.slice)
          .ifPresent(at -> {
            for (int neuron : machine.fired(each.slice)) {
              timeline.mark(each.track, each.slice.slice().first() + neuron, now + at);
            }
          });
    }
  }

  private void slice(States track, StageState state, long from, long to) {
    timeline.slice(track, index(state), from, to);
  }

  private void messages(Traffic traffic, Transit transit) {
    for (int packet = 0; packet < traffic.packets(); packet++) {
      int source = traffic.source(packet);
      if (cores.containsKey(source)) {
        timeline.mark(tracksOf(source).sent, packet, now + transit.injected(packet));
      }
      for (int delivery = traffic.firstDelivery(packet);
          delivery < traffic.endOfDeliveries(packet);
          delivery++) {
        Instants received = tracksOf(traffic.destination(delivery)).received;
        timeline.mark(received, packet, now + transit.popped(delivery));
      }
    }
  }

  private static long waited(Transit transit) {
    long sum = 0;
    for (int link = 0; link < transit.links(); link++) {
      sum +=
          transit.waitedForChannel(link)
              + transit.waitedForCredit(link)
              + transit.waitedForTurn(link);
    }
    return sum;
  }

  private CoreTracks tracksOf(int core) {
    return Objects.requireNonNull(cores.get(core), "a core that works without neurons");
  }

  @SuppressWarnings("EnumOrdinal") // numbers of states in the order in which they were declared
  private static int index(Enum<?> constant) {
    return constant.ordinal();
  }
}
