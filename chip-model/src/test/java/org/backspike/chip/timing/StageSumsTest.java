package org.backspike.chip.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.Datapaths;
import org.backspike.chip.Networks;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.execute.Executed;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.LoadedProgram;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.execute.Trial;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.ChipLink;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.FlowControl;
import org.backspike.chip.hardware.LinkTimes;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Barrier;
import org.backspike.chip.hardware.Noc.Multicast;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.program.Instruction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random networks of every datapath on random chips: nothing is lost and no cycle is unaccounted.
 */
class StageSumsTest {
  private static final int STEPS = 8;
  private static final int SEEDS = 12;
  private static final int MOST_NEURONS = 4;

  static List<String> presets() {
    return Datapaths.presets().stream().map(Datapath::name).toList();
  }

  private static Chip chip(Datapath datapath, SplittableRandom random) {
    Overlap[] overlaps = Overlap.values();
    Chip usual = ChipFixture.chip(overlaps[random.nextInt(overlaps.length)], List.of());
    int tiles = random.nextInt(1, 4);
    Mesh mesh =
        new Mesh(
            tiles,
            2,
            random.nextInt(1, 5),
            random.nextBoolean() ? Filling.ROWS : Filling.COLUMNS,
            random.nextInt(1, 4),
            2);
    Noc noc =
        new Noc(
            16,
            random.nextInt(1, 4),
            new LinkTimes(1, random.nextInt(1, 3), random.nextInt(1, 4)),
            12,
            new FlowControl(
                random.nextInt(1, 3),
                random.nextInt(2, 5),
                random.nextInt(1, 3),
                random.nextInt(2, 6),
                random.nextInt(1, 4)),
            new ChipLink(2, 5, 3, 4),
            random.nextBoolean() ? Multicast.TREE : Multicast.SOURCE_COPIES,
            random.nextBoolean() ? Barrier.TREE : Barrier.CYCLES);
    Core core = new Core(4096, 4096, usual.core().memories(), usual.core().controller());
    return new Chip(
        usual.name(),
        usual.description(),
        usual.provenance(),
        usual.boundary(),
        datapath,
        mesh,
        core,
        noc,
        usual.discipline(),
        usual.timeBase(),
        usual.priceList());
  }

  private static ChipImage image(Chip chip, IntegerNetwork network, SplittableRandom random) {
    List<Slice> slices = new ArrayList<>();
    for (int p = 0; p < network.populations().size(); p++) {
      IntegerPopulation population = network.populations().get(p);
      for (int first = 0;
          population.kind() != PopulationKind.INPUT && first < population.size(); ) {
        int size = Math.min(population.size() - first, random.nextInt(1, MOST_NEURONS));
        slices.add(new Slice(random.nextInt(chip.mesh().cores()), p, first, size));
        first += size;
      }
    }
    return new ChipImage(chip, network, new Placement(slices));
  }

  private static Stimulus stimulus(Datapath datapath, SplittableRandom random) {
    int[] starts = new int[STEPS + 1];
    List<Integer> channels = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      for (int channel = 0; channel < 6; channel++) {
        if (random.nextInt(3) == 0) {
          channels.add(channel);
        }
      }
      starts[step + 1] = channels.size();
    }
    int most = Math.min(3, datapath.maxPayload());
    int[] payloads = random.ints(channels.size(), 1, most + 1).toArray();
    return new Stimulus(starts, channels.stream().mapToInt(Integer::intValue).toArray(), payloads);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyStageAccountsForEveryCycleAndEveryMessageIsCarried(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      String where = name + ", seed " + seed;
      SplittableRandom random = new SplittableRandom(seed);
      Chip chip = chip(datapath, random);
      ChipImage image = image(chip, Networks.random(datapath, seed), random);
      LoadedProgram program = Trial.load(image, STEPS);
      CycleModel clock = new CycleModel(image, StageLog.bySteps());
      Executor.timed(clock, Probe.NONE)
          .run(program, new HashMap<>(Map.of(0, stimulus(datapath, random))));

      Map<String, Long> lengths = new TreeMap<>();
      clock
          .stages()
          .forEach((key, cycles) -> {
            String step = key.phase() + " " + key.step();
            for (Stage stage : Stage.values()) {
              long length = lengths.computeIfAbsent(step, _ -> cycles.total(stage));
              assertThat(cycles.total(stage)).as("%s, %s, %s", where, key, stage).isEqualTo(length);
              for (StageState state : StageState.values()) {
                assertThat(cycles.count(stage, state)).as("%s %s", key, state).isNotNegative();
              }
            }
          });
      assertThat(lengths.values().stream().mapToLong(Long::longValue).sum())
          .as(where)
          .isEqualTo(clock.cycles());

      long sent = 0;
      long hops = 0;
      for (Executed executed : program.executed()) {
        if (executed.instruction() instanceof Instruction.SendSpikes) {
          sent += executed.work().messages();
          hops += executed.work().hops();
        }
      }
      if (chip.noc().multicast() == Multicast.SOURCE_COPIES) {
        assertThat(clock.load().messages()).as(where).isGreaterThanOrEqualTo(sent);
        assertThat(clock.load().flitHopsEastWest() + clock.load().flitHopsNorthSouth())
            .as(where)
            .isGreaterThanOrEqualTo(hops);
      }
    }
  }
}
