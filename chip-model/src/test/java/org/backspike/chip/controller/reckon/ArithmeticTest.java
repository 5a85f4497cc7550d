package org.backspike.chip.controller.reckon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The integer rules of ReckOn, as tables. */
class ArithmeticTest {
  private static final Leak LEAK = new Leak(0x7FEF, 0x79);

  /** 1000 * 32751 = 999 * 32768 + 15768; -1000 * 32751 = -1000 * 32768 + 17000. */
  @ParameterizedTest
  @CsvSource({
    "1000, 15768, 1000",
    "1000, 15769, 999",
    "-1000, 17000, -999",
    "-1000, 17001, -1000",
    "1, 0, 0",
    "0, 0, 0",
    "-1, 17, 0",
    "-1, 18, -1",
    "32767, 0, 32751",
    "-32768, 1, -32751",
  })
  void membranesRoundAtRandomUnlessNothingIsLeft(int v, int random, int kept) {
    assertThat(LEAK.membrane(v, random)).isEqualTo(kept);
  }

  /** 4095 * 32751 = 4092 * 32768 + 28689; 1023 * 121 = 967 * 128 + 7. */
  @Test
  void tracesRoundAtRandomUnlessNothingIsLeft() {
    assertThat(LEAK.trace(4095, 28_689)).isEqualTo(4093);
    assertThat(LEAK.trace(4095, 28_690)).isEqualTo(4092);
    assertThat(LEAK.trace(1, 0)).isZero();
    assertThat(LEAK.outputTrace(1023, 7)).isEqualTo(968);
    assertThat(LEAK.outputTrace(1023, 8)).isEqualTo(967);
    assertThat(LEAK.output(-1023, 121)).isEqualTo(-967);
    assertThat(LEAK.output(-1023, 122)).isEqualTo(-968);
  }

  @ParameterizedTest
  @CsvSource({
    "2048, 2048",
    "2047, 2047",
    "0, 1024",
    "1, 1024",
    "-1, 1023",
    "-2048, 0",
    "-2049, 0",
    "32767, 2048",
  })
  void theActivationIsAHardSigmoid(int o, int y) {
    assertThat(Outputs.activation(o)).isEqualTo(y);
  }

  /** The random number is unsigned, and an update as large as it can be always hits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "1, 256, true",
    "1, 257, false",
    "-1, 256, true",
    "-1, 257, false",
    "16777215, -256, true",
    "16777215, -255, false",
    "16777216, -1, true",
    "-16777216, -1, true",
    "2147483647, -1, true",
    "-2147483648, -1, true",
  })
  void weightsOntoNeuronsMoveWithAProbability(int update, int random, boolean hit) {
    assertThat(StochasticStep.ONTO_NEURONS.hits(update, random)).isEqualTo(hit);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 16384, true",
    "1, 16385, false",
    "-1, 16384, true",
    "16384, 268435455, true",
    "16383, 268435455, false",
    "0, 0, false",
  })
  void weightsOntoOutputsMoveWithAProbability(int update, int random, boolean hit) {
    assertThat(StochasticStep.ONTO_OUTPUTS.hits(update, random)).isEqualTo(hit);
  }

  @ParameterizedTest
  @CsvSource({"127, 5, 127", "126, 5, 127", "-128, -5, -128", "-127, -5, -128", "0, -1, -1"})
  void weightsMoveByOneWithinTheirBits(int weight, int update, int moved) {
    assertThat(StochasticStep.moved(weight, update)).isEqualTo(moved);
  }

  @ParameterizedTest
  @CsvSource({"100, 0, 100", "0, 1024, -1024", "134217728, 0, -2147483648", "5, 9, -4"})
  void gradientAndRestraintMakeAnUpdate(int gradient, int restraint, int update) {
    assertThat(Learner.update(gradient, restraint)).isEqualTo(update);
  }

  @ParameterizedTest
  @CsvSource({"-5, 1", "9, 1", "10, 2", "19, 2", "20, 3", "25, 5", "1000, 5"})
  void thePseudoDerivativeIsTheFirstStairWhoseBoundIsAbove(int v, int slope) {
    PseudoDerivative stairs = new PseudoDerivative(List.of(10, 20, 25, 25), List.of(1, 2, 3, 4, 5));
    assertThat(stairs.at(v)).isEqualTo(slope);
  }

  @Test
  void aNeuronSpikesByTheMembraneBeforeItsLeak() {
    Neurons neurons = new Neurons(ReckonConfiguration.published(), ReckonWeights.zero());
    neurons.v[0] = 614; // leaks to 613 or 614
    neurons.v[1] = 613;
    assertThat(neurons.step(0, (address, low, high) -> {})).isEqualTo(1);
    assertThat(neurons.spiked.contains(0)).isTrue();
    assertThat(neurons.spiked.contains(1)).isFalse();
    assertThat(neurons.v[0]).isBetween(-1, 0);
  }

  @Test
  void membranesSaturateAndTracesToo() {
    ReckonWeights weights = ReckonWeights.zero();
    weights.input().set(3, 2, 127);
    weights.recurrent().set(3, 2, 127);
    weights.recurrent().set(3, 3, -128);
    Neurons neurons = new Neurons(ReckonConfiguration.published(), weights);
    neurons.send(3, true, true);
    neurons.v[2] = 32_000;
    neurons.v[3] = -32_000;
    neurons.tinp[3] = 4040;
    neurons.trec[3] = 3967;
    neurons.tout[3] = 1000;
    neurons.integrate(1, Learning.EPROP, (address, low, high) -> {});
    assertThat(neurons.v[2]).isEqualTo(32_767);
    assertThat(neurons.v[3]).isEqualTo(-32_768);
    assertThat(neurons.tinp[3]).isEqualTo(4095);
    assertThat(neurons.trec[3]).isEqualTo(4095);
    assertThat(neurons.tout[3]).isEqualTo(1023);
  }

  @Test
  void tracesRestWithoutLearning() {
    Neurons neurons = new Neurons(ReckonConfiguration.published(), ReckonWeights.zero());
    neurons.send(3, true, true);
    neurons.integrate(1, Learning.NONE, (address, low, high) -> {});
    assertThat(neurons.tinp[3] + neurons.trec[3] + neurons.tout[3]).isZero();
  }
}
