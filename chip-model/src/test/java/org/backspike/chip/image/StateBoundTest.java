package org.backspike.chip.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.Networks;
import org.backspike.chip.datapath.Accumulation;
import org.backspike.chip.datapath.Currents;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.execute.Trial;
import org.backspike.chip.image.SliceLayout.Input;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.PeriodicReset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateBoundTest {
  private static final int STEPS = 12;

  private static IntegerNetwork network(
      Datapath datapath,
      Map<Parameter, Integer> parameters,
      Map<Variable, int[]> initial,
      int exponent,
      int messageBits,
      int... weights) {
    Map<Parameter, int[]> given = new EnumMap<>(Parameter.class);
    parameters.forEach((parameter, value) -> given.put(parameter, new int[] {value}));
    IntegerPopulation n =
        new IntegerPopulation(
            "n", PopulationKind.LI, NeuronParameters.of(1, given), PeriodicReset.NEVER, initial);
    return Networks.of(
        datapath,
        List.of(IntegerPopulation.input("in", weights.length), n),
        List.of(
            Networks.projection(
                "in",
                "n",
                Networks.dense(weights.length, 1, weights),
                Coding.mixed(8, exponent),
                Delivery.graded(messageBits, 0))));
  }

  private static Input input(IntegerNetwork network) {
    return Trial.image(network, Trial.WHOLE).slices().getFirst().input();
  }

  @ParameterizedTest
  @CsvSource({
    // weights << exponent, bits of a payload, dash: with 0 nothing is left of a step for the next
    "64, 8, 0, 0, SUMMED",
    "127;127;127;127, 6, 0, 0, SUMMED",
    "127;127;127;127;127, 6, 0, 0, IN_ORDER",
    "127;-127;127;-127;127, 6, 0, 0, IN_ORDER",
    "127;127;127;127;3, 6, 0, 0, SUMMED",
    "127;127;127;127;4, 6, 0, 0, IN_ORDER",
    "-127;-127;-127;-127;-4, 6, 0, 0, IN_ORDER",
    "127, 8, 0, 0, SUMMED",
    "127, 8, 1, 0, SUMMED",
    "127, 8, 2, 0, IN_ORDER",
    // half of it is left: twice the sum of a step
    "126;1, 7, 0, 1, SUMMED",
    "127;127;2, 7, 0, 1, IN_ORDER",
    // almost all of it is left
    "1, 0, 0, 15, IN_ORDER",
    "1, 0, 0, 10, SUMMED"
  })
  void xyloEventsAreSummedOnlyWhereNoCurrentCanSaturate(
      String weights, int exponent, int messageBits, int dash, Input expected) {
    int[] given = Arrays.stream(weights.split(";", -1)).mapToInt(Integer::parseInt).toArray();
    IntegerNetwork network =
        network(
            Datapaths.xylo2(),
            Map.of(Parameter.CURRENT_DECAY, dash),
            Map.of(),
            exponent,
            messageBits,
            given);
    assertThat(input(network)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, SUMMED",
    "32639, SUMMED",
    "32640, SUMMED",
    "32641, IN_ORDER",
    "-32641, SUMMED",
    "-32642, IN_ORDER"
  })
  void whatARegisterBeginsWithCounts(int first, Input expected) {
    IntegerNetwork network =
        network(
            Datapaths.xylo2(),
            Map.of(Parameter.CURRENT_DECAY, 0),
            Map.of(Variable.I0, new int[] {first}),
            0,
            0,
            127);
    assertThat(input(network)).isEqualTo(expected);
  }

  @Test
  void aThresholdAtEveryEventNeedsThemInOrder() {
    for (Datapath datapath : List.of(Datapaths.tinyodin(), Datapaths.odin())) {
      IntegerNetwork network = Networks.random(datapath, 1);
      for (SliceLayout slice : Trial.image(network, 4).slices()) {
        assertThat(slice.input()).as(datapath.name()).isEqualTo(Input.IN_ORDER);
      }
    }
  }

  @Test
  void whereEventsAreSummedAnywayTheyAreSummed() {
    for (Datapath datapath : Datapaths.perStep()) {
      for (SliceLayout slice : Trial.image(Networks.random(datapath, 1), 4).slices()) {
        assertThat(slice.input()).as(datapath.name()).isEqualTo(Input.SUMMED);
      }
    }
  }

  private static Stimulus random(long seed, int channels) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] offsets = new int[STEPS + 1];
    List<Integer> sent = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      for (int c = 0; c < channels; c++) {
        if (random.nextInt(3) > 0) {
          sent.add(c);
        }
      }
      offsets[t + 1] = sent.size();
    }
    int[] ones = new int[sent.size()];
    Arrays.fill(ones, 1);
    return new Stimulus(offsets, sent.stream().mapToInt(Integer::intValue).toArray(), ones);
  }

  /** The same with a source that never fires, whose weight alone spoils the bound. */
  private static IntegerNetwork spoiled(IntegerNetwork network) {
    List<IntegerPopulation> populations = new ArrayList<>(network.populations());
    populations.add(IntegerPopulation.input("never", 40));
    List<IntegerProjection> projections = new ArrayList<>(network.projections());
    for (IntegerPopulation target : network.populations()) {
      if (target.kind() != PopulationKind.INPUT) {
        int[] weights = new int[40 * target.size()];
        Arrays.fill(weights, 127);
        projections.add(
            Networks.projection(
                "never",
                target.name(),
                Networks.dense(40, target.size(), weights),
                Coding.mixed(8, network.datapath().weights().maxExponent()),
                Delivery.BINARY));
      }
    }
    return Networks.of(network.datapath(), populations, projections);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xylo2", "reckon"})
  void bothWaysGiveTheSameBitsWhereTheBoundHolds(String name) {
    Datapath datapath = Datapaths.named(name);
    int summed = 0;
    for (int seed = 0; seed < 40; seed++) {
      IntegerNetwork network = bounded(datapath, seed);
      IntegerNetwork spoiled = spoiled(network);
      for (SliceLayout slice : Trial.image(network, Trial.WHOLE).slices()) {
        summed += slice.input() == Input.SUMMED ? 1 : 0;
      }
      for (SliceLayout slice : Trial.image(spoiled, Trial.WHOLE).slices()) {
        assertThat(slice.input()).isEqualTo(Input.IN_ORDER);
      }
      assertThat(Trial.run(spoiled, random(seed, 6), STEPS).lines())
          .as("%s, seed %d", name, seed)
          .isEqualTo(Trial.run(network, random(seed, 6), STEPS).lines());
    }
    assertThat(summed).as("slices of 80 that are summed").isGreaterThan(60);
  }

  /**
   * Weights of a few bits into a population that fires, of whose parameters the decays are short.
   */
  private static IntegerNetwork bounded(Datapath datapath, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    IntegerNetwork model = Networks.random(datapath, seed);
    List<IntegerPopulation> populations = new ArrayList<>();
    for (IntegerPopulation p : model.populations()) {
      Map<Parameter, int[]> given = new EnumMap<>(Parameter.class);
      given.putAll(p.parameters().given());
      if (p.kind() != PopulationKind.INPUT) {
        given.put(Parameter.THRESHOLD, new int[] {30});
        given.put(
            Parameter.MEMBRANE_DECAY, new int[] {datapath.name().equals("reckon") ? 0x7800 : 3});
      }
      populations.add(
          IntegerPopulation.atRest(
              p.name(), p.kind(), NeuronParameters.of(p.size(), given), PeriodicReset.NEVER));
    }
    List<IntegerProjection> projections = new ArrayList<>();
    for (IntegerProjection p : model.projections()) {
      int[] weights = new int[p.sources() * p.targets()];
      boolean counts = datapath.name().equals("xylo2"); // up to 31 of them at once
      Arrays.setAll(weights, _ -> counts ? random.nextInt(-1, 3) : random.nextInt(-20, 41));
      projections.add(
          Networks.projection(
              p.from(),
              p.to(),
              Networks.dense(p.sources(), p.targets(), weights),
              p.coding(),
              p.delivery()));
    }
    return Networks.of(datapath, populations, projections);
  }

  private static Datapath variant(Accumulation accumulate, Currents currents, Datapath model) {
    List<NamedParameter> parameters = new ArrayList<>(model.parameters());
    parameters.addAll(
        Datapaths.odin().parameters().stream()
            .filter(named -> named.parameter() == Parameter.LEAK_ENABLED)
            .toList());
    return new Datapath(
        "variant",
        model.provenance(),
        model.weights(),
        accumulate,
        currents,
        model.membrane(),
        model.firing(),
        model.random(),
        parameters);
  }

  /** All channels once, in ascending order, in each of some steps. */
  private static int last(IntegerNetwork network, Variable variable, int steps) {
    int channels = network.populations().getFirst().size();
    int[] all = new int[channels];
    int[] ones = new int[channels];
    for (int c = 0; c < channels; c++) {
      all[c] = c;
      ones[c] = 1;
    }
    return Trial.run(network, Stimulus.repeated(all, ones, steps), steps + 1)
        .state(steps, "n", variable)[0];
  }

  @Test
  void theRegisterOfSumsPlaysNoPartWhereEventsActOneByOne() {
    Datapath reckon = Datapaths.reckon();
    Accumulation own = reckon.accumulate();
    Datapath narrow =
        variant(
            new Accumulation(
                own.when(),
                Datapaths.saturating(8),
                own.convolution(),
                own.messageBits(),
                own.maxMessageBits(),
                own.pairing()),
            reckon.currents(),
            reckon);
    IntegerNetwork network =
        network(
            narrow,
            Map.of(Parameter.MEMBRANE_DECAY, 16384, Parameter.STOCHASTIC_ROUNDING, 0),
            Map.of(),
            0,
            0,
            100,
            100);
    assertThat(input(network)).isEqualTo(Input.SUMMED);
    assertThat(last(network, Variable.V, 1)).isEqualTo(100);
    assertThat(last(spoiled(network), Variable.V, 1)).isEqualTo(100);
  }

  @Test
  void aFadingThatIsSwitchedOffBoundsNothing() {
    Datapath reckon = Datapaths.reckon();
    Datapath leaky = variant(reckon.accumulate(), reckon.currents(), reckon);
    IntegerNetwork network =
        network(
            leaky,
            Map.of(
                Parameter.MEMBRANE_DECAY, 0,
                Parameter.LEAK_ENABLED, 0,
                Parameter.STOCHASTIC_ROUNDING, 0),
            Map.of(),
            7,
            0,
            127,
            -100);
    // +16256, -12800: 16256, 3456; 19712, 6912; 23168, 10368; 26624, 13824; 30080, 17280;
    // 32767, 19967; 32767, 19967
    assertThat(last(network, Variable.V, 5)).isEqualTo(17280);
    assertThat(last(network, Variable.V, 7)).isEqualTo(19967);
    assertThat(input(network)).isEqualTo(Input.IN_ORDER);
  }

  @Test
  void aCurrentThatWrapsOnceAtEveryEventIsNotSummed() {
    Datapath xylo = Datapaths.xylo2();
    Currents own = xylo.currents();
    Datapath wrapping =
        variant(
            xylo.accumulate(),
            new Currents(own.count(), new Register(16, Overflow.WRAP1), own.decay(), own.order()),
            xylo);
    IntegerNetwork network =
        network(wrapping, Map.of(Parameter.CURRENT_DECAY, 31), Map.of(), 8, 0, 127, 127, 127, 127);
    // 32512, -512, 32000, -1024, of which 1 fades
    assertThat(last(network, Variable.I0, 1)).isEqualTo(-1023);
    assertThat(input(network)).isEqualTo(Input.IN_ORDER);
  }

  @Test
  void aRegisterThatWrapsInTwosComplementMayBeSummed() {
    Datapath xylo = Datapaths.xylo2();
    Currents own = xylo.currents();
    Datapath wrapping =
        variant(
            xylo.accumulate(),
            new Currents(own.count(), Datapaths.wrapping(16), own.decay(), own.order()),
            xylo);
    IntegerNetwork network =
        network(wrapping, Map.of(Parameter.CURRENT_DECAY, 31), Map.of(), 8, 0, 127, 127, 127, 127);
    assertThat(input(network)).isEqualTo(Input.SUMMED);
    assertThat(last(network, Variable.I0, 1)).isEqualTo(-1023);
  }
}
