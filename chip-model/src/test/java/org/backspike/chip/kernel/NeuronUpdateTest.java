package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.datapath.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NeuronUpdateTest {

  /** A single neuron with its scalar kernel. */
  private record One(NeuronArrays arrays, NeuronUpdate kernel) {
    static One of(Datapath datapath, PopulationKind kind, Map<Parameter, Integer> given) {
      EnumMap<Parameter, int[]> values = new EnumMap<>(Parameter.class);
      given.forEach((parameter, value) -> values.put(parameter, new int[] {value}));
      NeuronParameters parameters = NeuronParameters.of(1, values);
      NeuronRule rule = NeuronRule.of(datapath, kind, parameters);
      return new One(new NeuronArrays(datapath, rule, parameters), scalar(rule));
    }

    /** One step; what it sends. */
    int step(int drive) {
      return step(drive, 0);
    }

    int step(int first, int second) {
      arrays.beginStep();
      arrays.drive[0][0] = first;
      if (arrays.drive.length > 1) {
        arrays.drive[1][0] = second;
      }
      kernel.update(arrays, 0, 1);
      return arrays.firedCount == 0 ? 0 : arrays.payload[0];
    }
  }

  private static NeuronUpdate scalar(NeuronRule rule) {
    return Specialization.of(NeuronUpdate.class, ScalarNeuronUpdate.class, rule);
  }

  private static NeuronUpdate vector(NeuronRule rule) {
    return Twins.vector(NeuronUpdate.class, VectorNeuronUpdate.class, rule, scalar(rule));
  }

  private static One own(int du, int dv, int vth, int bias, int refractory, Reset reset) {
    return One.of(
        Datapaths.backspike(),
        PopulationKind.LIF,
        Map.of(
            Parameter.CURRENT_DECAY, du,
            Parameter.MEMBRANE_DECAY, dv,
            Parameter.THRESHOLD, vth,
            Parameter.BIAS, bias,
            Parameter.REFRACTORY, refractory,
            Parameter.RESET, reset == Reset.SUBTRACT ? 1 : 0));
  }

  @ParameterizedTest
  @CsvSource({"4000, ZERO, 1, 0", "4000, SUBTRACT, 1, 32", "4032, ZERO, 0, 4032"})
  void comparesStrictlyAndResets(int vth, Reset reset, int fired, int membrane) {
    One one = own(0, 0, vth, 0, 0, reset);
    assertThat(one.step(4032)).isEqualTo(fired);
    assertThat(one.arrays.membrane[0]).isEqualTo(membrane);
    assertThat(one.arrays.beforeReset[0]).isEqualTo(4032);
  }

  @Test
  void anOwnDecayHasNoHiddenOffset() {
    One one = own(0, 2048, 1000, 0, 0, Reset.ZERO);
    one.arrays.current[0] = 100;
    one.arrays.membrane[0] = -7;
    one.step(0);
    assertThat(one.arrays.current[0]).isEqualTo(100);
    assertThat(one.arrays.membrane[0]).isEqualTo(100 - 3);
  }

  @ParameterizedTest
  @CsvSource({"lava", "loihi1"})
  void aDecayOfTheCurrentHasAHiddenOneElsewhere(String name) {
    One one =
        One.of(
            Datapaths.named(name),
            PopulationKind.LI,
            Map.of(Parameter.CURRENT_DECAY, 0, Parameter.MEMBRANE_DECAY, 0));
    one.arrays.current[0] = 4096;
    one.step(0);
    assertThat(one.arrays.current[0]).isEqualTo(4095);
    assertThat(one.arrays.membrane[0]).isEqualTo(4095);
    one.step(0);
    assertThat(one.arrays.current[0]).isEqualTo(4094);
    assertThat(one.arrays.membrane[0]).isEqualTo(4095 + 4094);
  }

  @Test
  void saturatesCurrentAndMembraneOnceEach() {
    One one = own(0, 0, 8_000_000, 8388607, 0, Reset.SUBTRACT);
    one.arrays.current[0] = 8388607;
    assertThat(one.step(8388607)).isEqualTo(1);
    assertThat(one.arrays.saturated).isEqualTo(2);
    assertThat(one.arrays.current[0]).isEqualTo(8388607);
    assertThat(one.arrays.membrane[0]).isEqualTo(8388607 - 8_000_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 111111", "1, 111111", "2, 101010", "3, 100100"})
  void aRefractoryPeriodOfRStepsKeepsSpikesRStepsApart(int period, String expected) {
    One one = own(4096, 0, 10, 0, period, Reset.ZERO);
    StringBuilder spikes = new StringBuilder();
    for (int t = 0; t < 6; t++) {
      spikes.append(one.step(100));
    }
    assertThat(spikes.toString()).isEqualTo(expected);
  }

  @Test
  void theCurrentIntegratesWhileTheMembraneIsRefractory() {
    One one = own(0, 0, 10, 0, 3, Reset.ZERO);
    one.step(100);
    one.step(100);
    assertThat(one.arrays.current[0]).isEqualTo(200);
    assertThat(one.arrays.membrane[0]).isZero();
  }

  @Test
  void anIntegratorNeverFires() {
    One one =
        One.of(
            Datapaths.backspike(),
            PopulationKind.LI,
            Map.of(Parameter.CURRENT_DECAY, 4096, Parameter.MEMBRANE_DECAY, 0));
    assertThat(one.step(500)).isZero();
    assertThat(one.arrays.membrane[0]).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"6400, 0, 6400", "6401, 1, 0"})
  void theThresholdOfLavaIsShiftedAndStrict(int drive, int fired, int membrane) {
    One one =
        One.of(
            Datapaths.lava(),
            PopulationKind.LIF,
            Map.of(
                Parameter.CURRENT_DECAY, 4095,
                Parameter.MEMBRANE_DECAY, 0,
                Parameter.THRESHOLD, 100));
    assertThat(one.step(drive)).isEqualTo(fired);
    assertThat(one.arrays.membrane[0]).isEqualTo(membrane);
  }

  @ParameterizedTest
  @CsvSource({
    // the widest threshold lies below the clip, by which v never is -2^23
    "8388544, 0, 8388544",
    "8388545, 1, 0",
    "8388607, 1, 0",
    "-8388607, 0, -8388607"
  })
  void theWidestThresholdOfLavaCanBeReached(int drive, int fired, int membrane) {
    One one =
        One.of(
            Datapaths.lava(),
            PopulationKind.LIF,
            Map.of(
                Parameter.CURRENT_DECAY, 4095,
                Parameter.MEMBRANE_DECAY, 0,
                Parameter.THRESHOLD, 131071));
    assertThat(one.step(drive)).isEqualTo(fired);
    assertThat(one.arrays.membrane[0]).isEqualTo(membrane);
  }

  @ParameterizedTest
  @CsvSource({
    "8388607, 8388607",
    "8388608, 8388608",
    "8388609, -8388607",
    "-8388607, -8388607",
    "-8388608, 8388608",
    "-8388609, 8388607",
    "25165824, 8388608",
    "-25165824, -8388608"
  })
  void theCurrentOfLavaWrapsOnceAndItsMembraneClips(int drive, int current) {
    One one =
        One.of(
            Datapaths.lava(),
            PopulationKind.LI,
            Map.of(Parameter.CURRENT_DECAY, 4095, Parameter.MEMBRANE_DECAY, 4096));
    one.step(drive);
    assertThat(one.arrays.current[0]).isEqualTo(current);
    assertThat(one.arrays.membrane[0]).isEqualTo(Math.max(-8388607, Math.min(8388607, current)));
  }

  @ParameterizedTest
  @CsvSource({"-7, -1, -4", "7, -1, 3", "-4096, 7, -524288", "4095, 7, 524160"})
  void theBiasOfLavaHasAnExponentThatFloors(int mantissa, int exponent, int expected) {
    One one =
        One.of(
            Datapaths.lava(),
            PopulationKind.LI,
            Map.of(Parameter.BIAS, mantissa, Parameter.BIAS_EXPONENT, exponent));
    one.step(0);
    assertThat(one.arrays.membrane[0]).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"65, 1, 0", "64, 0, 64", "-128, 0, -128", "-129, -1, 0"})
  void aTernaryNeuronFiresOnBothSides(int drive, int sent, int membrane) {
    One one =
        One.of(
            Datapaths.lava(),
            PopulationKind.TERNARY,
            Map.of(
                Parameter.CURRENT_DECAY, 4095,
                Parameter.THRESHOLD, 1,
                Parameter.LOWER_THRESHOLD, -2));
    assertThat(one.step(drive)).isEqualTo(sent);
    assertThat(one.arrays.membrane[0]).isEqualTo(membrane);
  }

  @Test
  void currentAndBiasOfLoihiWrapBeforeTheyReachTheMembrane() {
    One one =
        One.of(
            Datapaths.loihi1(),
            PopulationKind.LI,
            Map.of(
                Parameter.CURRENT_DECAY, 4095,
                Parameter.MEMBRANE_DECAY, 0,
                Parameter.BIAS, 524160,
                Parameter.V_MIN, -8388607,
                Parameter.V_MAX, 8388607));
    one.step(8190022);
    assertThat(one.arrays.current[0]).isEqualTo(8190022);
    assertThat(one.arrays.membrane[0]).isEqualTo(-8063034);
  }

  @ParameterizedTest
  @CsvSource({"-100, 0, 511, 0", "600, 0, 511, 511", "-100, -63, 511, -63", "500, 0, 511, 500"})
  void theMembraneOfLoihiHasLimitsOfItsPopulation(int drive, int least, int most, int expected) {
    One one =
        One.of(
            Datapaths.loihi1(),
            PopulationKind.LI,
            Map.of(
                Parameter.CURRENT_DECAY, 4095,
                Parameter.V_MIN, least,
                Parameter.V_MAX, most));
    one.step(drive);
    assertThat(one.arrays.membrane[0]).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 30, 31, 3, 10",
    "100, 30, 1, 1, 70",
    "29, 30, 31, 0, 29",
    "30, 30, 31, 1, 0",
    "32000, 1000, 31, 31, 1000"
  })
  void xyloFiresSeveralTimesAndKeepsTheRest(
      int membrane, int threshold, int most, int sent, int left) {
    One one =
        One.of(
            Datapaths.xylo2(),
            PopulationKind.LIF,
            Map.of(
                Parameter.MEMBRANE_DECAY, 15,
                Parameter.THRESHOLD, threshold,
                Parameter.MAX_SPIKES, most));
    one.arrays.membrane[0] = membrane + 1; // one unit fades before the test
    assertThat(one.step(0)).isEqualTo(sent);
    assertThat(one.arrays.membrane[0]).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    // v, dash_mem, both currents before their decay by 31 (which takes 1 of them), v'
    "-30000, 9, 30001, 2767",
    "-32768, 0, 0, -32768",
    "-30000, 0, 0, 0",
    "5, 4, 0, 4",
    "-5, 4, 0, -4",
    "17, 4, 0, 16",
    "-17, 4, 0, -15"
  })
  void theThreeSaturationsOfXyloAreNotOne(int v, int dash, int current, int expected) {
    One one =
        One.of(
            Datapaths.xylo2(),
            PopulationKind.LI,
            Map.of(
                Parameter.MEMBRANE_DECAY, dash,
                Parameter.CURRENT_DECAY, 31,
                Parameter.SECOND_CURRENT_DECAY, 31));
    one.arrays.membrane[0] = v;
    one.arrays.current[0] = current;
    one.arrays.secondCurrent[0] = current;
    one.step(0);
    assertThat(one.arrays.membrane[0]).isEqualTo(expected);
  }

  @Test
  void aXyloCurrentFadesBeforeItIsFirstUsedAndADashOfZeroKillsIt() {
    One one =
        One.of(
            Datapaths.xylo2(),
            PopulationKind.LI,
            Map.of(
                Parameter.MEMBRANE_DECAY, 0,
                Parameter.CURRENT_DECAY, 1,
                Parameter.SECOND_CURRENT_DECAY, 0));
    one.step(1000, 1000);
    assertThat(one.arrays.current[0]).isEqualTo(500);
    assertThat(one.arrays.secondCurrent[0]).isZero();
    assertThat(one.arrays.membrane[0]).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({"-5, 10, 0", "5, 3, 2", "5, 10, 0", "-5, 3, -2", "0, 3, 0"})
  void theLeakOfTinyOdinMovesTowardZeroAndNotBeyond(int v, int leak, int expected) {
    One one =
        One.of(
            Datapaths.tinyodin(),
            PopulationKind.LIF,
            Map.of(Parameter.MEMBRANE_DECAY, leak, Parameter.THRESHOLD, 2047));
    one.arrays.membrane[0] = v;
    one.step(0);
    assertThat(one.arrays.membrane[0]).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1, -5, 0, -1", "0, 0, 1, 0", "12, 12, 1, 0"})
  void aNegativeMembraneOfTinyOdinNeverFires(int v, int threshold, int sent, int left) {
    One one =
        One.of(
            Datapaths.tinyodin(),
            PopulationKind.LIF,
            Map.of(Parameter.MEMBRANE_DECAY, 0, Parameter.THRESHOLD, threshold));
    one.arrays.membrane[0] = v;
    assertThat(one.step(0)).isEqualTo(sent);
    assertThat(one.arrays.membrane[0]).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"1, 100, 90, 0, 90", "0, 100, 200, 1, 0", "1, 5, 200, 0, 0", "0, 100, 101, 0, 100"})
  void theLeakOfOdinCanBeSwitchedOffButTheTestStillRuns(
      int enabled, int v, int threshold, int sent, int left) {
    One one =
        One.of(
            Datapaths.odin(),
            PopulationKind.LIF,
            Map.of(
                Parameter.MEMBRANE_DECAY,
                10,
                Parameter.THRESHOLD,
                enabled == 0 && sent == 1 ? 100 : threshold,
                Parameter.LEAK_ENABLED,
                enabled));
    one.arrays.membrane[0] = v;
    assertThat(one.step(0)).isEqualTo(enabled == 1 && v >= threshold + 10 ? 1 : sent);
    if (enabled == 0 || v < threshold + 10) {
      assertThat(one.arrays.membrane[0]).isEqualTo(left);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // u, thr, alpha, reset to zero, spikes, u'
    "1000, 1000, 32512, 0, 1, -8",
    "1000, 1000, 32512, 1, 1, 0",
    "999, 1000, 32512, 1, 0, 991",
    "30000, -20000, 32768, 0, 1, -15536",
    "-1, 1000, 32512, 1, 0, -1",
    "1, 1000, 32512, 1, 0, 0"
  })
  void reckonTestsBeforeItsLeakAndSubtractsFromWhatIsLeft(
      int u, int threshold, int alpha, int toZero, int sent, int left) {
    One one =
        One.of(
            Datapaths.reckon(),
            PopulationKind.LIF,
            Map.of(
                Parameter.MEMBRANE_DECAY, alpha,
                Parameter.THRESHOLD, threshold,
                Parameter.RESET_TO_ZERO, toZero,
                Parameter.STOCHASTIC_ROUNDING, 0));
    one.arrays.membrane[0] = u;
    assertThat(one.step(0)).isEqualTo(sent);
    assertThat(one.arrays.membrane[0]).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    // u, alpha, register before, u', register after: 256 of 2^15 is lost of 1, 32512 is left
    "-1, 32512, 256, 0, 28672",
    "-1, 32512, 257, -1, 28927",
    "1, 32512, 0, 0, 0",
    "-1, 32768, 7, -1, 7"
  })
  void reckonRoundsUpWhereTheFractionReachesTheRandomWord(
      int u, int alpha, int word, int left, int next) {
    One one =
        One.of(
            Datapaths.reckon(),
            PopulationKind.LIF,
            Map.of(
                Parameter.MEMBRANE_DECAY, alpha,
                Parameter.THRESHOLD, 30000,
                Parameter.STOCHASTIC_ROUNDING, 1));
    one.arrays.membrane[0] = u;
    one.arrays.random[0] = word;
    one.step(0);
    assertThat(one.arrays.membrane[0]).isEqualTo(left);
    assertThat(one.arrays.random[0])
        .isEqualTo(alpha == 32768 ? next : org.backspike.chip.arith.FeedbackRegister.next(word));
  }

  @Test
  void reckonBeginsWithTheFirstWordAfterItsSeed() {
    One one =
        One.of(
            Datapaths.reckon(),
            PopulationKind.LIF,
            Map.of(
                Parameter.MEMBRANE_DECAY, 32512,
                Parameter.THRESHOLD, 30000,
                Parameter.STOCHASTIC_ROUNDING, 1));
    assertThat(one.arrays.random).containsExactly(29164, 29164);
    assertThat(one.arrays.registers()).containsKey(Variable.LFSR);
  }

  /** All parameters that change a rule, or a few of many values of those that do not. */
  private static NeuronParameters parameters(
      Datapath datapath,
      PopulationKind kind,
      int n,
      SplittableRandom random,
      Twins.Values values,
      boolean options) {
    EnumMap<Parameter, int[]> given = new EnumMap<>(Parameter.class);
    Decay current = datapath.currents().decay();
    Decay membrane = datapath.membrane().decay();
    given.put(Parameter.CURRENT_DECAY, decays(random, values, n, current));
    given.put(Parameter.SECOND_CURRENT_DECAY, decays(random, values, n, current));
    given.put(Parameter.MEMBRANE_DECAY, decays(random, values, n, membrane));
    int most = ((1 << 23) - 1) >> datapath.firing().shift();
    given.put(Parameter.THRESHOLD, Twins.values(random, values, n, -most, most));
    given.put(Parameter.LOWER_THRESHOLD, Twins.values(random, values, n, -most, most));
    given.put(Parameter.BIAS, Twins.values(random, values, n, -(1 << 20), 1 << 20));
    given.put(Parameter.STOCHASTIC_ROUNDING, new int[] {0});
    if (options) {
      given.put(Parameter.RESET, new int[] {random.nextInt(2)});
      given.put(Parameter.LEAK_ENABLED, new int[] {random.nextInt(2)});
      given.put(
          Parameter.REFRACTORY,
          Twins.values(random, values, n, 0, datapath.firing().maxRefractory()));
      given.put(
          Parameter.MAX_SPIKES, Twins.values(random, values, n, 1, datapath.firing().maxSpikes()));
      given.put(Parameter.V_MIN, Twins.values(random, values, n, -(1 << 23), 0));
      given.put(Parameter.V_MAX, Twins.values(random, values, n, 0, 1 << 23));
    }
    given.keySet().removeIf(parameter -> !parameter.belongsTo(kind));
    return NeuronParameters.of(n, given);
  }

  private static int[] decays(SplittableRandom random, Twins.Values values, int n, Decay decay) {
    return Twins.values(random, values, n, decay.min(), Math.min(decay.max(), 1 << 20));
  }

  private static List<NeuronArrays> twins(
      Datapath datapath, NeuronRule rule, NeuronParameters parameters) {
    return List.of(
        new NeuronArrays(datapath, rule, parameters), new NeuronArrays(datapath, rule, parameters));
  }

  private static void set(List<NeuronArrays> twins, Variable variable, int[] values) {
    for (NeuronArrays twin : twins) {
      int[] register = twin.registers().get(variable);
      if (register != null) {
        System.arraycopy(values, 0, register, 0, register.length);
      }
    }
  }

  private static void randomState(
      List<NeuronArrays> twins, Datapath datapath, SplittableRandom random, Twins.Values values) {
    Register current = datapath.currents().register();
    Register membrane = datapath.membrane().register();
    int n = twins.getFirst().neurons();
    for (Variable variable : new Variable[] {Variable.U, Variable.I0, Variable.I1}) {
      set(
          twins,
          variable,
          Twins.values(random, values, n, Twins.least(current), Twins.most(current)));
    }
    set(
        twins,
        Variable.V,
        Twins.values(random, values, n, Twins.least(membrane), Twins.most(membrane)));
    set(twins, Variable.REFRACTORY, Twins.values(random, values, n, 0, 3));
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (Datapath datapath : Twins.datapaths()) {
      for (Twins.Values values : Twins.Values.values()) {
        for (PopulationKind kind :
            List.of(PopulationKind.LIF, PopulationKind.LI, PopulationKind.TERNARY)) {
          for (boolean options : new boolean[] {false, true}) {
            NeuronParameters parameters = parameters(datapath, kind, n, random, values, options);
            NeuronRule rule = NeuronRule.of(datapath, kind, parameters);
            if (rule.isRandom() || !rule.fitsInts()) {
              continue; // there is no vector form
            }
            List<NeuronArrays> twins = twins(datapath, rule, parameters);
            String where =
                "seed "
                    + n
                    + ", "
                    + datapath.name()
                    + ", "
                    + values
                    + ", "
                    + kind
                    + ", options "
                    + options;
            randomState(twins, datapath, random, values);
            run(twins, rule, datapath, random, values, where);
          }
        }
      }
    }
  }

  private static void run(
      List<NeuronArrays> twins,
      NeuronRule rule,
      Datapath datapath,
      SplittableRandom random,
      Twins.Values values,
      String where) {
    NeuronArrays expected = twins.getFirst();
    NeuronArrays actual = twins.getLast();
    int n = expected.neurons();
    Register sum = datapath.accumulate().sum();
    for (int t = 0; t < 8; t++) {
      for (int port = 0; port < expected.drive.length; port++) {
        int[] drive = Twins.values(random, values, n, Twins.least(sum), Twins.most(sum));
        System.arraycopy(drive, 0, expected.drive[port], 0, n);
        System.arraycopy(drive, 0, actual.drive[port], 0, n);
      }
      expected.beginStep();
      actual.beginStep();
      scalar(rule).update(expected, 0, n);
      vector(rule).update(actual, 0, n);
      String at = where + ", step " + t;
      expected
          .registers()
          .forEach((variable, register) ->
              assertThat(actual.registers().get(variable))
                  .as("%s, %s", at, variable)
                  .isEqualTo(register));
      assertThat(actual.beforeReset).as(at).isEqualTo(expected.beforeReset);
      assertThat(actual.saturated).as(at).isEqualTo(expected.saturated);
      assertThat(sent(actual)).as(at).isEqualTo(sent(expected));
    }
  }

  private static List<String> sent(NeuronArrays a) {
    List<String> sent = new ArrayList<>();
    for (int k = 0; k < a.firedCount; k++) {
      sent.add(a.fired[k] + " sends " + a.payload[k]);
    }
    return sent;
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void theKernelInUseIsExactEvenWhere32BitsDoNotHoldASum(int n) {
    for (Datapath datapath :
        List.of(Datapaths.freeSumsIntoSaturation(), Datapaths.freeSumsWithoutCurrent())) {
      NeuronParameters parameters =
          NeuronParameters.of(
              n,
              Map.of(
                  Parameter.CURRENT_DECAY, new int[] {0},
                  Parameter.MEMBRANE_DECAY, new int[] {0},
                  Parameter.THRESHOLD, new int[] {(1 << 23) - 1}));
      NeuronRule rule = NeuronRule.of(datapath, PopulationKind.LIF, parameters);
      NeuronArrays a = new NeuronArrays(datapath, rule, parameters);
      for (int t = 0; t < 2; t++) {
        Arrays.fill(a.drive[0], Integer.MIN_VALUE);
        Kernels.neuronUpdate(rule).update(a, 0, n);
      }
      int[] expected = new int[n];
      Arrays.fill(expected, -8388607);
      assertThat(a.membrane).as(datapath.name()).isEqualTo(expected);
    }
  }

  @Test
  void everyPresetHasAVectorForm() {
    for (Datapath datapath : Datapaths.presets()) {
      NeuronParameters parameters = NeuronParameters.none(1);
      assertThat(NeuronRule.of(datapath, PopulationKind.LIF, parameters).fitsInts())
          .as(datapath.name())
          .isTrue();
    }
  }

  @Test
  void updatesOnlyItsStretch() {
    int n = 50;
    NeuronParameters parameters =
        NeuronParameters.of(n, Map.of(Parameter.THRESHOLD, new int[] {1 << 20}));
    NeuronRule rule = NeuronRule.of(Datapaths.backspike(), PopulationKind.LIF, parameters);
    for (NeuronUpdate kernel : List.of(scalar(rule), vector(rule))) {
      NeuronArrays a = new NeuronArrays(Datapaths.backspike(), rule, parameters);
      Arrays.fill(a.drive[0], 5);
      kernel.update(a, 1, n - 1);
      int[] expected = new int[n];
      Arrays.fill(expected, 1, n - 1, 5);
      assertThat(a.membrane).isEqualTo(expected);
    }
  }
}
