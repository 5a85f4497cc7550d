package org.backspike.chip;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.backspike.chip.datapath.Accumulation;
import org.backspike.chip.datapath.Accumulation.Pairing;
import org.backspike.chip.datapath.Accumulation.When;
import org.backspike.chip.datapath.ConvolutionRule;
import org.backspike.chip.datapath.ConvolutionRule.Weights;
import org.backspike.chip.datapath.Currents;
import org.backspike.chip.datapath.Currents.Order;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Decay.Given;
import org.backspike.chip.datapath.Decay.Operator;
import org.backspike.chip.datapath.Decay.Rounding;
import org.backspike.chip.datapath.Firing;
import org.backspike.chip.datapath.Firing.Compare;
import org.backspike.chip.datapath.Firing.Negative;
import org.backspike.chip.datapath.Firing.Tested;
import org.backspike.chip.datapath.Membrane;
import org.backspike.chip.datapath.Membrane.SumOrder;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.RandomSource;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.datapath.WeightFormat;
import org.backspike.chip.datapath.WeightFormat.Encoding;
import org.backspike.chip.datapath.WeightFormat.ExponentAt;
import org.backspike.chip.datapath.WeightFormat.LsbDrop;
import org.backspike.chip.datapath.WeightFormat.OutOfRange;

/** The preset datapaths, written out as their files say, and some that no file has. */
public final class Datapaths {
  public static final Register FREE = new Register(32, Overflow.NONE);

  private static final Decay TO_ZERO = multiplying(12, Given.LOST, 0, Rounding.TO_ZERO);
  private static final Decay HIDDEN_ONE = multiplying(12, Given.LOST, 1, Rounding.TO_ZERO);
  private static final ConvolutionRule STORED = new ConvolutionRule(FREE, Weights.STORED);
  private static final RandomSource NOT_RANDOM = new RandomSource(0, 0);

  private Datapaths() {}

  /** All presets, in the order of their names. */
  public static List<Datapath> presets() {
    return List.of(backspike(), lava(), loihi1(), odin(), reckon(), tinyodin(), xylo2());
  }

  /** Those that add the events of a step first. */
  public static List<Datapath> perStep() {
    return presets().stream().filter(datapath -> !datapath.actsPerEvent()).toList();
  }

  /** Those whose events act one by one. */
  public static List<Datapath> perEvent() {
    return presets().stream().filter(Datapath::actsPerEvent).toList();
  }

  public static Datapath named(String name) {
    return presets().stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
  }

  public static Register saturating(int bits) {
    return new Register(bits, Overflow.SAT);
  }

  public static Register wrapping(int bits) {
    return new Register(bits, Overflow.WRAP);
  }

  public static Register symmetric(int bits) {
    return new Register(bits, Overflow.SAT_SYMMETRIC);
  }

  public static Decay multiplying(int fractionBits, Given given, int offset, Rounding rounding) {
    return new Decay(Operator.MULSHIFT, fractionBits, given, offset, rounding);
  }

  public static Datapath backspike() {
    Register state = symmetric(24);
    return new Datapath(
        "backspike",
        "as its file",
        new WeightFormat(
            8,
            Encoding.TWOS_COMPLEMENT,
            OutOfRange.REFUSE,
            LsbDrop.NONE,
            ExponentAt.ALIGNED_SUM,
            -8,
            7,
            6,
            0),
        new Accumulation(When.PER_STEP, state, STORED, 8, 8, Pairing.NONE),
        new Currents(1, state, TO_ZERO, Order.DECAY_THEN_ADD),
        new Membrane(state, TO_ZERO, SumOrder.AT_ONCE),
        firing(0, Compare.GREATER, Tested.TICK_AFTER_LEAK, Negative.MAY_FIRE, Reset.ZERO, 1, 63),
        NOT_RANDOM,
        named(
            Map.of(
                "du", Parameter.CURRENT_DECAY,
                "dv", Parameter.MEMBRANE_DECAY,
                "vth", Parameter.THRESHOLD,
                "bias", Parameter.BIAS,
                "reset", Parameter.RESET,
                "refractory", Parameter.REFRACTORY)));
  }

  public static Datapath lava() {
    return new Datapath(
        "lava",
        "as its file",
        new WeightFormat(
            8, Encoding.SIGN_MODE, OutOfRange.CLIP, LsbDrop.FLOOR, ExponentAt.SUM, -8, 7, 6, 0),
        new Accumulation(
            When.PER_STEP,
            FREE,
            new ConvolutionRule(wrapping(24), Weights.AS_GIVEN),
            0,
            32,
            Pairing.NONE),
        new Currents(1, new Register(24, Overflow.WRAP1), HIDDEN_ONE, Order.DECAY_THEN_ADD),
        new Membrane(symmetric(24), TO_ZERO, SumOrder.AT_ONCE),
        firing(6, Compare.GREATER, Tested.TICK_AFTER_LEAK, Negative.MAY_FIRE, Reset.ZERO, 1, 0),
        NOT_RANDOM,
        List.of(
            name("du", Parameter.CURRENT_DECAY),
            name("dv", Parameter.MEMBRANE_DECAY),
            name("vth", Parameter.THRESHOLD),
            name("vth_hi", Parameter.THRESHOLD),
            name("vth_lo", Parameter.LOWER_THRESHOLD),
            name("bias_mant", Parameter.BIAS),
            name("bias_exp", Parameter.BIAS_EXPONENT),
            name("sin_decay_int", Parameter.SINE),
            name("cos_decay_int", Parameter.COSINE),
            name("decay_bits", Parameter.DECAY_BITS),
            name("vth_int", Parameter.STATE_THRESHOLD),
            name("bias_int", Parameter.STATE_BIAS),
            name("state_exp", Parameter.STATE_EXPONENT),
            name("spike_exp", Parameter.SPIKE_EXPONENT),
            name("cum_error", Parameter.CUMULATIVE_ERROR),
            name("act_mode", Parameter.RECTIFIED)));
  }

  public static Datapath loihi1() {
    return new Datapath(
        "loihi1",
        "as its file",
        new WeightFormat(
            8,
            Encoding.SIGN_MODE,
            OutOfRange.REFUSE,
            LsbDrop.TO_ZERO,
            ExponentAt.SYNAPSE,
            -8,
            7,
            6,
            2_097_088),
        new Accumulation(When.PER_STEP, wrapping(22), STORED, 0, 0, Pairing.NONE),
        new Currents(1, wrapping(24), HIDDEN_ONE, Order.DECAY_THEN_ADD),
        new Membrane(new Register(24, Overflow.LIMITS), TO_ZERO, SumOrder.BIAS_WITH_CURRENT),
        firing(6, Compare.GREATER, Tested.TICK_AFTER_LEAK, Negative.MAY_FIRE, Reset.ZERO, 1, 63),
        NOT_RANDOM,
        named(
            Map.of(
                "du", Parameter.CURRENT_DECAY,
                "dv", Parameter.MEMBRANE_DECAY,
                "vth", Parameter.THRESHOLD,
                "bias", Parameter.BIAS,
                "refract_delay", Parameter.REFRACTORY,
                "vmin", Parameter.V_MIN,
                "vmax", Parameter.V_MAX)));
  }

  public static Datapath xylo2() {
    Decay shifting = new Decay(Operator.BITSHIFT, 12, Given.LOST, 0, Rounding.TO_ZERO);
    return new Datapath(
        "xylo2",
        "as its file",
        twosComplement(8, 8),
        new Accumulation(When.PER_EVENT, saturating(16), STORED, 5, 5, Pairing.NONE),
        new Currents(2, saturating(16), shifting, Order.ADD_THEN_DECAY),
        new Membrane(saturating(16), shifting, SumOrder.EACH_ADD),
        firing(
            0,
            Compare.GREATER_EQUAL,
            Tested.TICK_AFTER_LEAK,
            Negative.MAY_FIRE,
            Reset.SUBTRACT,
            31,
            0),
        NOT_RANDOM,
        named(
            Map.of(
                "dash_mem", Parameter.MEMBRANE_DECAY,
                "dash_syn0", Parameter.CURRENT_DECAY,
                "dash_syn1", Parameter.SECOND_CURRENT_DECAY,
                "v_th", Parameter.THRESHOLD,
                "bias", Parameter.BIAS,
                "max_spikes", Parameter.MAX_SPIKES)));
  }

  public static Datapath tinyodin() {
    return crossbar(
        "tinyodin", twosComplement(4, 0), saturating(12), Negative.NEVER_FIRES, Map.of());
  }

  public static Datapath odin() {
    return crossbar(
        "odin",
        new WeightFormat(
            4, Encoding.SIGN_BIT, OutOfRange.REFUSE, LsbDrop.NONE, ExponentAt.SYNAPSE, 0, 0, 0, 0),
        new Register(8, Overflow.SAT_UNSIGNED),
        Negative.MAY_FIRE,
        Map.of("leak_en", Parameter.LEAK_ENABLED));
  }

  private static Datapath crossbar(
      String name,
      WeightFormat weights,
      Register state,
      Negative negative,
      Map<String, Parameter> more) {
    Decay subtracting = new Decay(Operator.SUBTRACT, 12, Given.LOST, 0, Rounding.TO_ZERO);
    Map<String, Parameter> parameters =
        new TreeMap<>(Map.of("thr", Parameter.THRESHOLD, "leak", Parameter.MEMBRANE_DECAY));
    parameters.putAll(more);
    return new Datapath(
        name,
        "as its file",
        weights,
        new Accumulation(When.PER_EVENT, state, STORED, 8, 8, Pairing.NONE),
        new Currents(0, saturating(12), Decay.NONE, Order.DECAY_THEN_ADD),
        new Membrane(state, subtracting, SumOrder.AT_ONCE),
        firing(0, Compare.GREATER_EQUAL, Tested.EVERY_EVENT, negative, Reset.ZERO, 1, 0),
        NOT_RANDOM,
        named(parameters));
  }

  public static Datapath reckon() {
    return new Datapath(
        "reckon",
        "as its file",
        twosComplement(8, 7),
        new Accumulation(When.PER_EVENT, saturating(16), STORED, 0, 0, Pairing.SAME_INDEX),
        new Currents(0, saturating(16), Decay.NONE, Order.DECAY_THEN_ADD),
        new Membrane(
            saturating(16), multiplying(15, Given.KEPT, 0, Rounding.STOCHASTIC), SumOrder.AT_ONCE),
        new Firing(
            0,
            Compare.GREATER_EQUAL,
            Tested.TICK_BEFORE_LEAK,
            Negative.MAY_FIRE,
            Reset.ZERO,
            wrapping(16),
            1,
            0),
        new RandomSource(2, 29164),
        named(
            Map.of(
                "alpha", Parameter.MEMBRANE_DECAY,
                "thr", Parameter.THRESHOLD,
                "reset_to_zero", Parameter.RESET_TO_ZERO,
                "stoch_round", Parameter.STOCHASTIC_ROUNDING,
                "fp_inp", Parameter.INPUT_EXPONENT,
                "fp_rec", Parameter.RECURRENT_EXPONENT)));
  }

  /**
   * The two fading currents of {@code xylo2}, which wrap as in {@code loihi1}, before a membrane
   * with the single saturation and the resets of {@code backspike}.
   */
  public static Datapath mixture() {
    Decay shifting = new Decay(Operator.BITSHIFT, 12, Given.LOST, 0, Rounding.TO_ZERO);
    return new Datapath(
        "mixture",
        "of three chips, for tests",
        twosComplement(8, 7),
        new Accumulation(When.PER_STEP, wrapping(22), STORED, 5, 8, Pairing.NONE),
        new Currents(2, wrapping(24), shifting, Order.ADD_THEN_DECAY),
        new Membrane(symmetric(24), TO_ZERO, SumOrder.AT_ONCE),
        firing(
            0, Compare.GREATER, Tested.TICK_AFTER_LEAK, Negative.MAY_FIRE, Reset.SUBTRACT, 7, 63),
        NOT_RANDOM,
        parametersOfMixtures());
  }

  /** The free sums of {@code lava} into a current that saturates as in {@code backspike}. */
  public static Datapath freeSumsIntoSaturation() {
    Register state = symmetric(24);
    return new Datapath(
        "free sums",
        "of two chips, for tests",
        lava().weights(),
        lava().accumulate(),
        new Currents(1, state, TO_ZERO, Order.DECAY_THEN_ADD),
        new Membrane(state, TO_ZERO, SumOrder.AT_ONCE),
        firing(0, Compare.GREATER, Tested.TICK_AFTER_LEAK, Negative.MAY_FIRE, Reset.ZERO, 1, 63),
        NOT_RANDOM,
        parametersOfMixtures());
  }

  /** The free sums of {@code lava} straight into a membrane that saturates. */
  public static Datapath freeSumsWithoutCurrent() {
    Datapath model = freeSumsIntoSaturation();
    return new Datapath(
        "free sums, no current",
        model.provenance(),
        model.weights(),
        model.accumulate(),
        new Currents(0, symmetric(24), Decay.NONE, Order.DECAY_THEN_ADD),
        model.membrane(),
        model.firing(),
        model.random(),
        model.parameters());
  }

  /**
   * Signed odds and ends: floored and halved currents, unsigned saturation, negative thresholds.
   */
  public static Datapath oddities() {
    return new Datapath(
        "oddities",
        "of no chip, for tests",
        twosComplement(8, 7),
        new Accumulation(When.PER_STEP, saturating(20), STORED, 5, 8, Pairing.NONE),
        new Currents(
            2, saturating(18), multiplying(7, Given.KEPT, 0, Rounding.FLOOR), Order.DECAY_THEN_ADD),
        new Membrane(
            new Register(13, Overflow.SAT_UNSIGNED),
            new Decay(Operator.FULL, 12, Given.LOST, 0, Rounding.TO_ZERO),
            SumOrder.BIAS_WITH_CURRENT),
        new Firing(
            2,
            Compare.GREATER_EQUAL,
            Tested.TICK_AFTER_LEAK,
            Negative.NEVER_FIRES,
            Reset.SUBTRACT,
            wrapping(13),
            3,
            63),
        NOT_RANDOM,
        parametersOfMixtures());
  }

  private static List<NamedParameter> parametersOfMixtures() {
    return named(
        Map.of(
            "du", Parameter.CURRENT_DECAY,
            "du1", Parameter.SECOND_CURRENT_DECAY,
            "dv", Parameter.MEMBRANE_DECAY,
            "vth", Parameter.THRESHOLD,
            "bias", Parameter.BIAS,
            "max_spikes", Parameter.MAX_SPIKES,
            "refractory", Parameter.REFRACTORY,
            "leak_en", Parameter.LEAK_ENABLED));
  }

  private static WeightFormat twosComplement(int bits, int maxExponent) {
    return new WeightFormat(
        bits,
        Encoding.TWOS_COMPLEMENT,
        OutOfRange.REFUSE,
        LsbDrop.NONE,
        ExponentAt.SYNAPSE,
        0,
        maxExponent,
        0,
        0);
  }

  private static Firing firing(
      int shift,
      Compare compare,
      Tested tested,
      Negative negative,
      Reset reset,
      int maxSpikes,
      int maxRefractory) {
    return new Firing(shift, compare, tested, negative, reset, FREE, maxSpikes, maxRefractory);
  }

  private static NamedParameter name(String name, Parameter parameter) {
    return new NamedParameter(name, parameter, OptionalInt.empty());
  }

  private static List<NamedParameter> named(Map<String, Parameter> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream().map(entry -> name(entry.getKey(), entry.getValue())).toList();
  }
}
