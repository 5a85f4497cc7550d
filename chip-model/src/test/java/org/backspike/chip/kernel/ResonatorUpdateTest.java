package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.kernel.ResonatorRule.Fires;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResonatorUpdateTest {

  private static ResonatorUpdate scalar(ResonatorRule rule) {
    return Specialization.of(ResonatorUpdate.class, ScalarResonatorUpdate.class, rule);
  }

  private static ResonatorUpdate vector(ResonatorRule rule) {
    return Twins.vector(ResonatorUpdate.class, VectorResonatorUpdate.class, rule, scalar(rule));
  }

  @ParameterizedTest
  @CsvSource({
    // re, im, inputs, then re', im': four products truncated toward zero, each by itself
    "-1, 0, 0, 0, 0, 0",
    "-3, 0, 0, 0, -1, -1",
    "3, 3, 0, 0, 0, 2",
    "-3, 3, 0, 0, -2, 0",
    "0, 0, 5, -5, 20, -20",
    "8388607, -8388607, 0, 0, 8388606, 0",
    "8388607, -8388607, 8388607, 0, 8388607, 0"
  })
  void rotatesAndAdds(int re, int im, int realInput, int imaginaryInput, int newRe, int newIm) {
    // sine and cosine are both one half
    ResonatorRule rule = new ResonatorRule(Fires.ON_CROSSING, 12, 2);
    ResonatorArrays a =
        new ResonatorArrays(
            NeuronParameters.of(
                1,
                Map.of(
                    Parameter.SINE, new int[] {2048},
                    Parameter.COSINE, new int[] {2048},
                    Parameter.STATE_THRESHOLD, new int[] {1 << 24})),
            rule);
    a.re[0] = re;
    a.im[0] = im;
    a.drive[0][0] = realInput;
    a.drive[1][0] = imaginaryInput;
    scalar(rule).update(a, 0, 1);
    assertThat(new int[] {a.re[0], a.im[0]}).containsExactly(newRe, newIm);
  }

  @ParameterizedTest
  @CsvSource({
    // re, im, im input, threshold, fires: re stays, im is what is added
    "100, -1, 1, 100, 1",
    "99, -1, 1, 100, 0",
    "100, 0, 1, 100, 0",
    "100, -1, 0, 100, 0",
    "100, -1, 9, 100, 1"
  })
  void aResonatorFiresAsItsImaginaryPartCrossesZero(
      int re, int im, int input, int threshold, int fires) {
    ResonatorRule rule = new ResonatorRule(Fires.ON_CROSSING, 12, 0);
    ResonatorArrays a = still(rule, threshold);
    a.re[0] = re;
    a.im[0] = im;
    a.drive[1][0] = input;
    scalar(rule).update(a, 0, 1);
    assertThat(a.firedCount).isEqualTo(fires);
    assertThat(a.re[0]).isEqualTo(re);
    assertThat(a.im[0]).isEqualTo(im + input);
  }

  @ParameterizedTest
  @CsvSource({"50, 50, 1, 0, 49", "49, 50, 0, 7, 49"})
  void anIzhikevichResonatorFiresOnItsThresholdAndIsReset(
      int im, int threshold, int fires, int re, int newIm) {
    ResonatorRule rule = new ResonatorRule(Fires.ON_THRESHOLD, 12, 0);
    ResonatorArrays a = still(rule, threshold);
    a.re[0] = 7;
    a.im[0] = im;
    scalar(rule).update(a, 0, 1);
    assertThat(a.firedCount).isEqualTo(fires);
    assertThat(new int[] {a.re[0], a.im[0]}).containsExactly(re, newIm);
  }

  /** It neither rotates nor fades. */
  private static ResonatorArrays still(ResonatorRule rule, int threshold) {
    return new ResonatorArrays(
        NeuronParameters.of(
            1,
            Map.of(
                Parameter.SINE, new int[] {0},
                Parameter.COSINE, new int[] {4096},
                Parameter.STATE_THRESHOLD, new int[] {threshold})),
        rule);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (Fires fires : Fires.values()) {
      for (int decayBits : new int[] {1, 12, 15}) {
        for (int stateExponent : new int[] {0, 6, 15}) {
          for (Twins.Values values : Twins.Values.values()) {
            compare(random, n, new ResonatorRule(fires, decayBits, stateExponent), values);
          }
        }
      }
    }
  }

  private static void compare(
      SplittableRandom random, int n, ResonatorRule rule, Twins.Values values) {
    int one = 1 << rule.decayBits();
    int limit = ResonatorArrays.LIMIT;
    NeuronParameters parameters =
        NeuronParameters.of(
            n,
            Map.of(
                Parameter.SINE, Twins.values(random, values, n, -one, one),
                Parameter.COSINE, Twins.values(random, values, n, -one, one),
                Parameter.STATE_THRESHOLD, Twins.values(random, values, n, -limit, limit)));
    ResonatorArrays expected = new ResonatorArrays(parameters, rule);
    ResonatorArrays actual = new ResonatorArrays(parameters, rule);
    int[] re = Twins.values(random, values, n, -limit, limit);
    int[] im = Twins.values(random, values, n, -limit, limit);
    for (ResonatorArrays a : new ResonatorArrays[] {expected, actual}) {
      System.arraycopy(re, 0, a.re, 0, n);
      System.arraycopy(im, 0, a.im, 0, n);
    }
    for (int t = 0; t < 5; t++) {
      for (int port = 0; port < 2; port++) {
        int[] drive = Twins.values(random, values, n, Integer.MIN_VALUE, Integer.MAX_VALUE);
        System.arraycopy(drive, 0, expected.drive[port], 0, n);
        System.arraycopy(drive, 0, actual.drive[port], 0, n);
      }
      expected.beginStep();
      actual.beginStep();
      scalar(rule).update(expected, 0, n);
      vector(rule).update(actual, 0, n);
      String where = "seed " + n + ", " + rule + ", " + values + ", step " + t;
      assertThat(actual.re).as(where).isEqualTo(expected.re);
      assertThat(actual.im).as(where).isEqualTo(expected.im);
      assertThat(actual.saturated).as(where).isEqualTo(expected.saturated);
      assertThat(Arrays.copyOf(actual.fired, actual.firedCount))
          .as(where)
          .isEqualTo(Arrays.copyOf(expected.fired, expected.firedCount));
    }
  }
}
