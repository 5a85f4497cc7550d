package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.kernel.DeltaRule.Fires;
import org.backspike.chip.kernel.DeltaRule.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeltaUpdateTest {

  private static DeltaUpdate scalar(DeltaRule rule) {
    return Specialization.of(DeltaUpdate.class, ScalarDeltaUpdate.class, rule);
  }

  private static DeltaUpdate vector(DeltaRule rule) {
    return Twins.vector(DeltaUpdate.class, VectorDeltaUpdate.class, rule, scalar(rule));
  }

  private static DeltaArrays one(int threshold, int bias) {
    return new DeltaArrays(
        NeuronParameters.of(
            1,
            Map.of(
                Parameter.STATE_THRESHOLD, new int[] {threshold},
                Parameter.STATE_BIAS, new int[] {bias})));
  }

  /** What a unit sends in a step. */
  private static int step(DeltaUpdate kernel, DeltaArrays a, int input) {
    a.beginStep();
    a.drive[0][0] = input;
    kernel.update(a, 0, 1);
    return a.firedCount == 0 ? 0 : a.payload[0];
  }

  @ParameterizedTest
  @CsvSource({"-705, 1, -12, 0", "705, 1, 11, 0", "704, 704, 11, 0", "703, 704, 0, 703"})
  void sendsTheChangeFlooredAndKeepsWhatIsBelowTheThreshold(
      int input, int threshold, int sent, int residue) {
    DeltaArrays a = one(threshold, 0);
    DeltaUpdate kernel = scalar(new DeltaRule(Input.ACTIVATION, Fires.ON_CHANGE, 0, 6));
    assertThat(step(kernel, a, input)).isEqualTo(sent);
    assertThat(a.residue[0]).isEqualTo(residue);
    assertThat(a.act[0]).isEqualTo(input);
  }

  @Test
  void theResidueJoinsTheNextChange() {
    DeltaArrays a = one(10, 0);
    DeltaUpdate kernel = scalar(new DeltaRule(Input.ACTIVATION, Fires.ON_CHANGE, 0, 0));
    assertThat(step(kernel, a, 6)).isZero();
    assertThat(step(kernel, a, 10)).isEqualTo(10);
    assertThat(a.residue[0]).isZero();
  }

  @Test
  void anAccumulatedErrorFiresAndIsClearedOnlyWithAChange() {
    DeltaArrays a = one(10, 0);
    DeltaUpdate kernel = scalar(new DeltaRule(Input.ACTIVATION, Fires.ON_ACCUMULATED_CHANGE, 0, 0));
    assertThat(step(kernel, a, 6)).isZero();
    assertThat(a.error[0]).isEqualTo(6);
    assertThat(step(kernel, a, 6)).as("residue 6 again: error 12").isEqualTo(6);
    assertThat(a.error[0]).isZero();
  }

  @ParameterizedTest
  @CsvSource({"CHANGES, -7, -4", "CHANGES_RECTIFIED, -7, 0", "CHANGES_RECTIFIED, 7, 10"})
  void sigmaDeltaSumsAddsItsBiasAndMayRectify(Input input, int change, int act) {
    DeltaArrays a = one(1, 3);
    DeltaUpdate kernel = scalar(new DeltaRule(input, Fires.ON_CHANGE, 0, 0));
    assertThat(step(kernel, a, change)).isEqualTo(act);
    assertThat(a.sigma[0]).isEqualTo(change);
    assertThat(a.act[0]).isEqualTo(act);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (Input input : Input.values()) {
      for (Fires fires : Fires.values()) {
        for (int exponent : new int[] {0, 6, 15}) {
          for (Twins.Values values : Twins.Values.values()) {
            compare(random, n, new DeltaRule(input, fires, exponent, exponent), values);
          }
        }
      }
    }
  }

  private static void compare(SplittableRandom random, int n, DeltaRule rule, Twins.Values values) {
    int least = Integer.MIN_VALUE;
    int most = Integer.MAX_VALUE;
    NeuronParameters parameters =
        NeuronParameters.of(
            n,
            Map.of(
                Parameter.STATE_THRESHOLD, Twins.values(random, values, n, 0, 1 << 30),
                Parameter.STATE_BIAS, Twins.values(random, values, n, -(1 << 30), 1 << 30)));
    DeltaArrays expected = new DeltaArrays(parameters);
    DeltaArrays actual = new DeltaArrays(parameters);
    expected
        .registers()
        .forEach((variable, register) -> {
          int[] start = Twins.values(random, values, n, least, most);
          System.arraycopy(start, 0, register, 0, n);
          expected.startFrom(variable, start);
          actual.startFrom(variable, start);
        });
    actual.clear();
    for (int t = 0; t < 5; t++) {
      int[] drive = Twins.values(random, values, n, least, most);
      System.arraycopy(drive, 0, expected.drive[0], 0, n);
      System.arraycopy(drive, 0, actual.drive[0], 0, n);
      expected.beginStep();
      actual.beginStep();
      scalar(rule).update(expected, 0, n);
      vector(rule).update(actual, 0, n);
      String where = "seed " + n + ", " + rule + ", " + values + ", step " + t;
      expected
          .registers()
          .forEach((variable, register) ->
              assertThat(actual.registers().get(variable))
                  .as("%s, %s", where, variable)
                  .isEqualTo(register));
      assertThat(sent(actual)).as(where).isEqualTo(sent(expected));
    }
  }

  private static List<String> sent(DeltaArrays a) {
    List<String> sent = new ArrayList<>();
    for (int k = 0; k < a.firedCount; k++) {
      sent.add(a.fired[k] + " sends " + a.payload[k]);
    }
    return sent;
  }
}
