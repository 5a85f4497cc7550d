package org.backspike.chip.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.backspike.chip.Datapaths;
import org.backspike.chip.Networks;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.Synapses;
import org.backspike.chip.program.ForwardProgram;
import org.backspike.chip.program.Phase;
import org.backspike.chip.program.Program;
import org.backspike.chip.program.Segment;
import org.backspike.chip.program.StepOrder;
import org.backspike.chip.timing.CycleModel;
import org.backspike.chip.timing.StageLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks that are changed in a way that must not change a bit, or must change it in a known way:
 * whole runs, every state of every step.
 */
class MetamorphicTest {
  private static final int STEPS = 16;
  private static final int SEEDS = 6;

  static Stream<String> presets() {
    return Datapaths.presets().stream().map(Datapath::name);
  }

  static Stream<String> perStep() {
    return Datapaths.perStep().stream().map(Datapath::name);
  }

  static Stream<String> perEvent() {
    return Datapaths.perEvent().stream().map(Datapath::name);
  }

  static Stream<String> counting() {
    return Stream.of("backspike", "lava", "odin", "tinyodin", "xylo2");
  }

  /** Events of a step as lists of channel and payload. */
  private static List<List<int[]>> events(long seed, int channels, int steps, int maxPayload) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<int[]>> all = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      List<int[]> now = new ArrayList<>();
      for (int c = 0; c < channels; c++) {
        if (random.nextInt(3) > 0) {
          now.add(new int[] {c, random.nextInt(1, maxPayload + 1)});
        }
      }
      all.add(now);
    }
    return all;
  }

  private static Stimulus stimulus(List<List<int[]>> events) {
    int[] offsets = new int[events.size() + 1];
    List<int[]> flat = new ArrayList<>();
    for (int t = 0; t < events.size(); t++) {
      flat.addAll(events.get(t));
      offsets[t + 1] = flat.size();
    }
    return new Stimulus(
        offsets,
        flat.stream().mapToInt(e -> e[0]).toArray(),
        flat.stream().mapToInt(e -> e[1]).toArray());
  }

  private static Stimulus input(long seed, int channels, int maxPayload) {
    return stimulus(events(seed, channels, STEPS, maxPayload));
  }

  private static int payload(Datapath datapath) {
    return Math.min(3, datapath.maxPayload());
  }

  private static Stimulus input(Datapath datapath, long seed) {
    return input(seed, 6, payload(datapath));
  }

  private static List<String> lines(IntegerNetwork network, Stimulus input) {
    return Trial.run(network, input, STEPS).lines();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void theRandomNetworksFire(String name) {
    Datapath datapath = Datapaths.named(name);
    long ofFirst = 0;
    long ofSecond = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Trial trial = Trial.run(Networks.random(datapath, seed), input(datapath, seed), STEPS);
      ofFirst += trial.spikesOf("a");
      ofSecond += trial.spikesOf("b");
    }
    // of 16 steps and six networks of 9 and 5 neurons
    assertThat(ofFirst).as(name).isBetween(30L, 700L);
    assertThat(ofSecond).as(name).isBetween(5L, 400L);
  }

  /** 1: the events of a step in another order. */
  @ParameterizedTest
  @MethodSource("perStep")
  void theOrderOfEventsMakesNoDifference(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed);
      List<List<int[]>> events = events(seed, 6, STEPS, payload(datapath));
      List<String> expected = lines(network, stimulus(events));
      events.forEach(step -> Collections.shuffle(step, new Random(7)));
      assertThat(lines(network, stimulus(events)))
          .as("%s, seed %d", name, seed)
          .isEqualTo(expected);
    }
  }

  /** 1, of the others: one large weight after the other, then back. */
  @ParameterizedTest
  @MethodSource("perEvent")
  void theOrderOfEventsMattersOnceAStateSaturates(String name) {
    Datapath datapath = Datapaths.named(name);
    int most = datapath.weights().max(SignMode.MIXED, datapath.weights().bits());
    int exponent = datapath.weights().maxExponent();
    int state =
        (int)
            (datapath.currents().count() > 0
                    ? datapath.currents().register()
                    : datapath.membrane().register())
                .max();
    Map<Parameter, int[]> given = new EnumMap<>(Parameter.class);
    given.put(Parameter.THRESHOLD, new int[] {(1 << 23) - 1});
    given.put(Parameter.MEMBRANE_DECAY, new int[] {name.equals("reckon") ? 32768 : 0});
    if (name.equals("xylo2")) {
      given.put(Parameter.CURRENT_DECAY, new int[] {31});
    }
    Variable variable = name.equals("xylo2") ? Variable.I0 : Variable.V;
    IntegerPopulation n =
        new IntegerPopulation(
            "n",
            PopulationKind.LIF,
            NeuronParameters.of(1, given),
            PeriodicReset.NEVER,
            Map.of(variable, new int[] {state - 1}));
    IntegerNetwork network =
        Networks.of(
            datapath,
            List.of(IntegerPopulation.input("in", 2), n),
            List.of(
                Networks.projection(
                    "in",
                    "n",
                    Networks.dense(2, 1, most, -most),
                    Coding.mixed(datapath.weights().bits(), exponent),
                    Networks.delivery(datapath))));
    List<int[]> step = new ArrayList<>(List.of(new int[] {0, 1}, new int[] {1, 1}));
    List<String> ascending = lines(network, stimulus(List.of(step)));
    Collections.reverse(step);
    List<String> descending = lines(network, stimulus(List.of(step)));
    if (name.equals("reckon")) {
      // its events are walked by index, whatever order the host gives them in
      assertThat(descending).isEqualTo(ascending);
      int[] swapped = {-most, most};
      IntegerNetwork other =
          Networks.with(
              network,
              List.of(
                  Networks.with(network.projections().getFirst(), Networks.dense(2, 1, swapped))));
      descending = lines(other, stimulus(List.of(step)));
    }
    assertThat(descending).isNotEqualTo(ascending);
  }

  /** 2: machines that share weights, on several threads. */
  @ParameterizedTest
  @MethodSource("presets")
  void threadsMakeNoDifference(String name) throws Exception {
    Datapath datapath = Datapaths.named(name);
    ChipImage image = Trial.image(Networks.random(datapath, 1), 4);
    Machine machine = new Machine(image, List.of(), 1);
    List<List<String>> expected = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      expected.add(run(image, machine, input(datapath, seed)));
    }
    for (int threads : new int[] {1, 2, 4}) {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int seed = 0; seed < 8; seed++) {
        Stimulus input = input(datapath, seed);
        tasks.add(() -> run(image, machine.sharingWeights(List.of()), input));
      }
      List<List<String>> actual = new ArrayList<>();
      try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        for (Future<List<String>> result : pool.invokeAll(tasks)) {
          actual.add(result.get());
        }
      }
      assertThat(actual).as("%s, %d threads", name, threads).isEqualTo(expected);
    }
  }

  private static List<String> run(ChipImage image, Machine machine, Stimulus input) {
    Trial trial = new Trial(image);
    Executor.functional(trial)
        .run(new LoadedProgram(Trial.program(image, STEPS), machine), Map.of(0, input));
    return trial.lines();
  }

  /** 3: slices of 1, 7 and all neurons, on several cores. */
  @ParameterizedTest
  @MethodSource("presets")
  void theSizeOfSlicesMakesNoDifference(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed);
      Map<Integer, Stimulus> input = Map.of(0, input(datapath, seed));
      List<String> expected = Trial.run(network, Trial.WHOLE, input, STEPS).lines();
      for (int size : new int[] {1, 7}) {
        assertThat(Trial.run(network, size, input, STEPS).lines())
            .as("%s, seed %d, slices of %d", name, seed, size)
            .isEqualTo(expected);
      }
    }
  }

  /** 5: matrices or single synapses. */
  @ParameterizedTest
  @MethodSource("presets")
  void storageMakesNoDifference(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed);
      List<String> expected = lines(network, input(datapath, seed));
      for (boolean zeros : new boolean[] {false, true}) {
        IntegerNetwork sparse =
            Networks.with(
                network,
                network.projections().stream()
                    .map(p -> Networks.with(p, Networks.sparse(p.synapses(), zeros)))
                    .toList());
        assertThat(lines(sparse, input(datapath, seed)))
            .as("%s, seed %d, zeros %s", name, seed, zeros)
            .isEqualTo(expected);
      }
    }
  }

  /** 6: a population whose neurons have changed places. */
  @ParameterizedTest
  @MethodSource("perStep")
  void aPermutationOfNeuronsPermutesTheirStates(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed);
      List<Integer> shuffled = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
      Collections.shuffle(shuffled, new Random(seed));
      int[] from = shuffled.stream().mapToInt(Integer::intValue).toArray();
      int[] inOrder = {0, 1, 2, 3, 4, 5};
      int[] toB = {0, 1, 2, 3, 4};
      List<IntegerPopulation> populations = new ArrayList<>(network.populations());
      populations.set(1, permuted(network.population("a"), from));
      IntegerNetwork permuted =
          Networks.of(
              datapath,
              populations,
              List.of(
                  permuted(network.projections().get(0), inOrder, from),
                  permuted(network.projections().get(1), from, from),
                  permuted(network.projections().get(2), from, toB)));
      Trial expected = Trial.run(network, input(datapath, seed), STEPS);
      Trial actual = Trial.run(permuted, input(datapath, seed), STEPS);
      assertThat(actual.lines(0, "b"))
          .as("%s, seed %d", name, seed)
          .isEqualTo(expected.lines(0, "b"));
      for (int t = 0; t < STEPS; t++) {
        int[] original = expected.state(t, "a", Variable.V);
        int[] wanted = Arrays.stream(from).map(i -> original[i]).toArray();
        assertThat(actual.state(t, "a", Variable.V))
            .as("%s, seed %d, step %d", name, seed, t)
            .isEqualTo(wanted);
      }
    }
  }

  private static IntegerPopulation permuted(IntegerPopulation population, int[] from) {
    Map<Parameter, int[]> given = new EnumMap<>(Parameter.class);
    population
        .parameters()
        .given()
        .forEach((parameter, values) ->
            given.put(
                parameter,
                values.length == 1 ? values : Arrays.stream(from).map(i -> values[i]).toArray()));
    return IntegerPopulation.atRest(
        population.name(),
        population.kind(),
        NeuronParameters.of(from.length, given),
        population.reset());
  }

  private static IntegerProjection permuted(
      IntegerProjection projection, int[] sources, int[] targets) {
    int[] weights = new int[sources.length * targets.length];
    for (int j = 0; j < sources.length; j++) {
      for (int i = 0; i < targets.length; i++) {
        weights[j * targets.length + i] =
            projection.synapses().weights().get(sources[j] * projection.targets() + targets[i]);
      }
    }
    return Networks.with(projection, Networks.dense(sources.length, targets.length, weights));
  }

  /** 7: every connection as two, with a part of the synapses each. */
  @ParameterizedTest
  @MethodSource("perStep")
  void aSplitConnectionMakesNoDifference(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed);
      List<IntegerProjection> parts = new ArrayList<>();
      for (IntegerProjection p : network.projections()) {
        for (int part = 0; part < 2; part++) {
          int here = part;
          int[] weights = new int[p.synapses().weights().length()];
          Arrays.setAll(weights, i -> i * 31 % 7 % 2 == here ? p.synapses().weights().get(i) : 0);
          parts.add(Networks.with(p, Networks.dense(p.sources(), p.targets(), weights)));
        }
      }
      assertThat(lines(Networks.with(network, parts), input(datapath, seed)))
          .as("%s, seed %d", name, seed)
          .isEqualTo(lines(network, input(datapath, seed)));
    }
  }

  /** 8: a payload of 2 or two events. */
  @ParameterizedTest
  @MethodSource("counting")
  void aPayloadOfTwoIsTwoEvents(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = withPayloads(Networks.random(datapath, seed));
      List<List<int[]>> twice = new ArrayList<>();
      List<List<int[]>> together = new ArrayList<>();
      for (List<int[]> step : events(seed, 6, STEPS, 2)) {
        together.add(step);
        List<int[]> apart = new ArrayList<>();
        for (int[] event : step) {
          for (int k = 0; k < event[1]; k++) {
            apart.add(new int[] {event[0], 1});
          }
        }
        twice.add(apart);
      }
      assertThat(lines(network, stimulus(twice)))
          .as("%s, seed %d", name, seed)
          .isEqualTo(lines(network, stimulus(together)));
    }
  }

  private static IntegerNetwork withPayloads(IntegerNetwork network) {
    int bits = Math.min(5, network.datapath().accumulate().maxMessageBits());
    return Networks.with(
        network,
        network.projections().stream()
            .map(p ->
                Networks.projection(
                    p.from(), p.to(), p.synapses(), p.coding(), Delivery.graded(bits, 0)))
            .toList());
  }

  /** 9: 2 T steps, or T and T with the state carried over and with events under way. */
  @ParameterizedTest
  @MethodSource("presets")
  void aRunMayBeCutInTwo(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed);
      ChipImage image = Trial.image(network, 4);
      Segment all = ForwardProgram.forward(image, STEPS, ForwardProgram.Recording.NONE);
      Segment load = ForwardProgram.load(image, ForwardProgram.Recording.NONE);
      Program cut =
          new Program(
              "cut",
              List.of(
                  load,
                  new Segment(Phase.FORWARD, new StepOrder(0, 5, 1), all.cores()),
                  new Segment(Phase.FORWARD, new StepOrder(5, STEPS - 5, 1), all.cores())));
      Trial trial = new Trial(image);
      Executor.functional(trial)
          .run(
              new LoadedProgram(cut, new Machine(image, List.of(), 1)),
              Map.of(0, input(datapath, seed)));
      assertThat(trial.lines())
          .as("%s, seed %d", name, seed)
          .isEqualTo(lines(network, input(datapath, seed)));
    }
  }

  /** 9, between machines: the state of one is where another begins. */
  @ParameterizedTest
  @MethodSource("presets")
  void aMachineGoesOnFromTheStateOfAnother(String name) {
    Datapath datapath = Datapaths.named(name);
    int half = 7;
    for (int seed = 0; seed < SEEDS; seed++) {
      // without events under way: no input in the last step before, no spike that goes on
      IntegerNetwork network =
          Networks.of(
              datapath,
              Networks.random(datapath, seed).populations().subList(0, 2),
              Networks.random(datapath, seed).projections().subList(0, 1));
      List<List<int[]>> events = events(seed, 6, STEPS, payload(datapath));
      events.set(half - 1, List.of());
      Trial whole = Trial.run(network, stimulus(events), STEPS);
      ChipImage image = Trial.image(network, Trial.WHOLE);
      LoadedProgram first = Trial.load(image, half);
      Executor.functional(Probe.NONE).run(first, Map.of(0, stimulus(events.subList(0, half))));
      Map<Variable, int[]> state = new EnumMap<>(Variable.class);
      SliceLayout slice = image.slices().getFirst();
      slice
          .registersByName()
          .keySet()
          .forEach(v -> first.machine().register(slice, v).ifPresent(r -> state.put(v, r.clone())));
      IntegerPopulation a = network.population("a");
      IntegerPopulation resumed =
          new IntegerPopulation("a", a.kind(), a.parameters(), a.reset(), state);
      Trial second =
          Trial.run(
              Networks.of(
                  datapath,
                  List.of(network.populations().getFirst(), resumed),
                  network.projections()),
              stimulus(events.subList(half, STEPS)),
              STEPS - half);
      assertThat(second.lines()).as("%s, seed %d", name, seed).isEqualTo(whole.lines(half, "a"));
    }
  }

  /** 10: a periodic reset with nothing under way is a fresh start. */
  @ParameterizedTest
  @MethodSource("presets")
  void aPeriodicResetIsAFreshStart(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed, new int[3], false);
      List<IntegerPopulation> populations = new ArrayList<>();
      for (IntegerPopulation p : network.populations()) {
        populations.add(
            p.kind() == PopulationKind.INPUT
                ? p
                : IntegerPopulation.atRest(
                    p.name(),
                    p.kind(),
                    withoutRefractory(p.parameters()),
                    new PeriodicReset(8, 0)));
      }
      IntegerNetwork resetting =
          Networks.of(datapath, populations.subList(0, 2), network.projections().subList(0, 1));
      List<List<int[]>> events = events(seed, 6, STEPS, payload(datapath));
      events.set(7, List.of());
      Trial both = Trial.run(resetting, stimulus(events), STEPS);
      Trial fresh = Trial.run(resetting, stimulus(events.subList(8, STEPS)), STEPS - 8);
      assertThat(both.lines(8, "a")).as("%s, seed %d", name, seed).isEqualTo(fresh.lines());
    }
  }

  private static NeuronParameters withoutRefractory(NeuronParameters parameters) {
    Map<Parameter, int[]> given = new EnumMap<>(parameters.given());
    given.remove(Parameter.REFRACTORY);
    return NeuronParameters.of(parameters.neurons(), given);
  }

  /** 11: synapses of weight 0 and neurons that never fire. */
  @ParameterizedTest
  @MethodSource("presets")
  void silentNeuronsAndZeroWeightsMakeNoDifference(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      IntegerNetwork network = Networks.random(datapath, seed);
      List<IntegerPopulation> populations = new ArrayList<>(network.populations());
      Map<Parameter, Integer> never = new EnumMap<>(Parameter.class);
      never.put(Parameter.THRESHOLD, 8_000_000 >> datapath.firing().shift());
      populations.add(Networks.population("silent", PopulationKind.LIF, 4, never));
      List<IntegerProjection> projections = new ArrayList<>(network.projections());
      Coding coding = Networks.coding(datapath, 0);
      SplittableRandom random = new SplittableRandom(seed);
      for (String[] ends :
          new String[][] {{"silent", "a"}, {"a", "silent"}, {"silent", "b"}, {"in", "b"}}) {
        int sources = ends[0].equals("silent") ? 4 : ends[0].equals("in") ? 6 : 9;
        int targets = ends[1].equals("silent") ? 4 : ends[1].equals("b") ? 5 : 9;
        Synapses synapses =
            ends[0].equals("silent") || ends[1].equals("silent")
                ? Networks.random(datapath, sources, targets, random)
                : Networks.dense(sources, targets, new int[sources * targets]);
        projections.add(
            Networks.projection(ends[0], ends[1], synapses, coding, Networks.delivery(datapath)));
      }
      Trial expected = Trial.run(network, input(datapath, seed), STEPS);
      Trial actual =
          Trial.run(Networks.of(datapath, populations, projections), input(datapath, seed), STEPS);
      for (String population : List.of("a", "b")) {
        assertThat(actual.lines(0, population))
            .as("%s, seed %d", name, seed)
            .isEqualTo(expected.lines(0, population));
      }
      assertThat(actual.spikesOf("silent")).isZero();
    }
  }

  /** 12: twice the weights with one exponent less. */
  @ParameterizedTest
  @ValueSource(strings = {"backspike", "lava"})
  void twiceTheWeightsWithOneExponentLessAreTheSame(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int exponent : new int[] {2, 0, -3}) {
      for (int seed = 0; seed < SEEDS; seed++) {
        int[] exponents = {exponent, exponent, exponent};
        IntegerNetwork full = Networks.random(datapath, seed, exponents, true);
        IntegerNetwork half = Networks.with(full, halved(full.projections(), 0));
        IntegerNetwork twice = Networks.with(full, halved(full.projections(), 1));
        assertThat(lines(twice, input(datapath, seed)))
            .as("%s, seed %d, exponent %d", name, seed, exponent)
            .isEqualTo(lines(half, input(datapath, seed)));
      }
    }
  }

  /** Weights that are a quarter of those given, doubled as often as said. */
  private static List<IntegerProjection> halved(List<IntegerProjection> projections, int doubled) {
    return projections.stream()
        .map(p -> {
          int[] weights = new int[p.synapses().weights().length()];
          Arrays.setAll(weights, i -> (p.synapses().weights().get(i) / 4 * 2) << doubled);
          Coding coding =
              new Coding(p.coding().bits(), p.coding().mode(), p.coding().exponent() - doubled);
          return Networks.projection(
              p.from(),
              p.to(),
              Networks.dense(p.sources(), p.targets(), weights),
              coding,
              p.delivery());
        })
        .toList();
  }

  /** 13: everything negated, while nothing fires, wraps or is dropped. */
  @ParameterizedTest
  @MethodSource("perStep")
  void negatedWeightsBiasesAndStatesNegateEveryState(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] weights = new int[6 * 9];
      Arrays.setAll(weights, _ -> 2 * random.nextInt(-60, 61));
      int[] v = random.ints(9, -5000, 5001).toArray();
      int[] u = random.ints(9, -5000, 5001).toArray();
      int[] bias = random.ints(9, -500, 501).toArray();
      Trial plus = Trial.run(integrators(datapath, weights, v, u, bias), input(datapath, seed), 16);
      Trial minus =
          Trial.run(
              integrators(datapath, negated(weights), negated(v), negated(u), negated(bias)),
              input(datapath, seed),
              16);
      for (int t = 0; t < STEPS; t++) {
        for (Variable variable : List.of(Variable.U, Variable.V)) {
          assertThat(minus.state(t, "n", variable))
              .as("%s, seed %d, step %d, %s", name, seed, t, variable)
              .isEqualTo(negated(plus.state(t, "n", variable)));
        }
      }
    }
  }

  private static int[] negated(int[] values) {
    return Arrays.stream(values).map(x -> -x).toArray();
  }

  private static IntegerNetwork integrators(
      Datapath datapath, int[] weights, int[] v, int[] u, int[] bias) {
    IntegerPopulation n =
        new IntegerPopulation(
            "n",
            PopulationKind.LI,
            NeuronParameters.of(
                9,
                Map.of(
                    Parameter.CURRENT_DECAY, new int[] {700},
                    Parameter.MEMBRANE_DECAY, new int[] {300},
                    Parameter.BIAS, bias)),
            PeriodicReset.NEVER,
            Map.of(Variable.V, v, Variable.U, u));
    return Networks.of(
        datapath,
        List.of(IntegerPopulation.input("in", 6), n),
        List.of(
            Networks.projection(
                "in",
                "n",
                Networks.dense(6, 9, weights),
                Networks.coding(datapath, 0),
                Networks.delivery(datapath))));
  }

  /** 14: a delay of d, of the projection or of each synapse, or d relays. */
  @ParameterizedTest
  @MethodSource("perStep")
  void aDelayIsAsManyRelays(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int delay = 1; delay <= 3; delay++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        IntegerPopulation a = Networks.lif(datapath, "a", 9, random);
        DenseSynapses weights = Networks.random(datapath, 6, 9, random);
        List<IntegerPopulation> populations = new ArrayList<>();
        populations.add(IntegerPopulation.input("in", 6));
        populations.add(a);
        List<IntegerProjection> relays = new ArrayList<>();
        String before = "in";
        for (int d = 0; d < delay; d++) {
          populations.add(relay(datapath, "relay" + d));
          relays.add(
              Networks.projection(
                  before, "relay" + d, identity(), Networks.coding(datapath, 0), Delivery.BINARY));
          before = "relay" + d;
        }
        Coding coding = Networks.coding(datapath, 0);
        relays.add(Networks.projection(before, "a", weights, coding, Delivery.BINARY));
        Stimulus input = input(seed, 6, 1);
        Trial relayed = Trial.run(Networks.of(datapath, populations, relays), input, STEPS);
        Delivery later = new Delivery(1, delay, 0, Delivery.Event.SYNAPSE, 0);
        for (IntegerProjection delayed :
            List.of(
                Networks.projection("in", "a", weights, coding, later),
                Networks.projection("in", "a", Networks.sparse(weights, false), coding, later),
                Networks.projection("in", "a", delayed(weights, delay), coding, Delivery.BINARY))) {
          Trial direct =
              Trial.run(
                  Networks.of(datapath, populations.subList(0, 2), List.of(delayed)), input, STEPS);
          assertThat(direct.lines(0, "a"))
              .as("%s, seed %d, delay %d", name, seed, delay)
              .isEqualTo(relayed.lines(0, "a"));
        }
      }
    }
  }

  private static SparseSynapses delayed(DenseSynapses weights, int delay) {
    SparseRows rows = Networks.sparse(weights, false).rows();
    byte[] delays = new byte[rows.synapses()];
    Arrays.fill(delays, (byte) delay);
    return new SparseSynapses(
        new SparseRows(rows.starts(), rows.targets(), rows.weights(), delays), weights.targets());
  }

  private static IntegerPopulation relay(Datapath datapath, String name) {
    return Networks.population(
        name,
        PopulationKind.LIF,
        6,
        Map.of(
            Parameter.CURRENT_DECAY, datapath.currents().decay().max(),
            Parameter.MEMBRANE_DECAY, 4096,
            Parameter.THRESHOLD, 10));
  }

  private static DenseSynapses identity() {
    int[] weights = new int[36];
    for (int i = 0; i < 6; i++) {
      weights[7 * i] = 100;
    }
    return Networks.dense(6, 6, weights);
  }

  /** 15: three chips that compute the same where nothing overflows and weights are even. */
  @Test
  void loihiLavaAndTheOwnDatapathAgreeWhereTheyMust() {
    for (int seed = 0; seed < 20; seed++) {
      Stimulus input = input(seed, 6, 1);
      Trial lava = Trial.run(common(Datapaths.lava(), seed), input, STEPS);
      Trial loihi = Trial.run(common(Datapaths.loihi1(), seed), input, STEPS);
      Trial own = Trial.run(common(Datapaths.backspike(), seed), input, STEPS);
      assertThat(lava.spikesOf("a") + lava.spikesOf("b")).as("seed %d", seed).isPositive();
      assertThat(loihi.lines()).as("loihi1, seed %d", seed).isEqualTo(lava.lines());
      assertThat(own.lines()).as("backspike, seed %d", seed).isEqualTo(lava.lines());
    }
  }

  private static IntegerNetwork common(Datapath datapath, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean own = datapath.name().equals("backspike");
    List<IntegerPopulation> populations = new ArrayList<>();
    populations.add(IntegerPopulation.input("in", 6));
    for (String name : List.of("a", "b")) {
      int n = name.equals("a") ? 9 : 5;
      Map<Parameter, int[]> given = new EnumMap<>(Parameter.class);
      int hidden = own ? 1 : 0;
      given.put(
          Parameter.CURRENT_DECAY, random.ints(n, 500, 3000).map(du -> du + hidden).toArray());
      given.put(Parameter.MEMBRANE_DECAY, random.ints(n, 0, 2000).toArray());
      given.put(Parameter.THRESHOLD, random.ints(n, 50, 500).map(t -> own ? t * 64 : t).toArray());
      given.put(Parameter.BIAS, random.ints(n, -300, 300).toArray());
      populations.add(
          IntegerPopulation.atRest(
              name, PopulationKind.LIF, NeuronParameters.of(n, given), PeriodicReset.NEVER));
    }
    List<IntegerProjection> projections = new ArrayList<>();
    for (String[] ends : new String[][] {{"in", "a"}, {"a", "a"}, {"a", "b"}}) {
      int sources = ends[0].equals("in") ? 6 : 9;
      int targets = ends[1].equals("b") ? 5 : 9;
      int[] weights = random.ints((long) sources * targets, -64, 64).map(w -> 2 * w).toArray();
      projections.add(
          Networks.projection(
              ends[0],
              ends[1],
              Networks.dense(sources, targets, weights),
              Networks.coding(datapath, 1),
              Delivery.BINARY));
    }
    return Networks.of(datapath, populations, projections);
  }

  /** 16: with a probe, with a clock, or with neither. */
  @ParameterizedTest
  @MethodSource("presets")
  void nobodyWhoWatchesMakesADifference(String name) {
    Datapath datapath = Datapaths.named(name);
    for (int seed = 0; seed < SEEDS; seed++) {
      ChipImage image = Trial.image(Networks.random(datapath, seed), 4);
      Map<Integer, Stimulus> input = Map.of(0, input(datapath, seed));
      LoadedProgram unwatched = Trial.load(image, STEPS);
      Executor.functional(Probe.NONE).run(unwatched, input);
      Trial functional = new Trial(image);
      LoadedProgram watched = Trial.load(image, STEPS);
      Executor.functional(functional).run(watched, input);
      Trial timed = new Trial(image);
      LoadedProgram clocked = Trial.load(image, STEPS);
      Executor.timed(new CycleModel(image, StageLog.totals()), timed).run(clocked, input);
      String where = name + ", seed " + seed;
      assertThat(timed.lines()).as(where).isEqualTo(functional.lines());
      for (LoadedProgram other : List.of(watched, clocked)) {
        assertThat(registers(other.machine())).as(where).isEqualTo(registers(unwatched.machine()));
        for (int i = 0; i < other.executed().size(); i++) {
          Work actual = other.executed().get(i).work();
          Work expected = unwatched.executed().get(i).work();
          assertThat(actual.active()).as(where).isEqualTo(expected.active());
          assertThat(actual.synapses()).as(where).isEqualTo(expected.synapses());
          assertThat(actual.saturated()).as(where).isEqualTo(expected.saturated());
        }
      }
    }
  }

  private static List<String> registers(Machine machine) {
    List<String> all = new ArrayList<>();
    for (SliceLayout slice : machine.image().slices()) {
      for (Variable variable : slice.registersByName().keySet()) {
        int[] values = machine.register(slice, variable).orElse(new int[0]);
        all.add(variable + " " + Arrays.toString(values));
      }
    }
    return all;
  }
}
