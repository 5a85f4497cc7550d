package org.backspike.chip.controller.odin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Membrane, calcium and learning flags of a neuron, by tables. */
class OdinNeuronTest {
  @ParameterizedTest
  @CsvSource({
    "250, 5, 255, 0",
    "250, 7, 255, 0",
    "3, -7, 0, 0",
    "3, -3, 0, 0",
    "100, 4, 104, 0",
  })
  void membranesSaturateAtEightBits(int before, int weight, int after, int fired) {
    // a threshold of 255 would fire at the upper limit
    int result = OdinNeuron.integrated(neuron(0, 0, 255), before, weight);
    assertThat(result & 0xff).isEqualTo(after == 255 ? 0 : after);
    assertThat(result >> OdinNeuron.FIRED & 1).isEqualTo(after == 255 ? 1 : fired);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 1", "10, 9, 0, 0", "10, 9, 1, 1", "1, 0, 0, 0", "0, 5, -7, 1"})
  void firesAtTheThreshold(int threshold, int before, int weight, int fired) {
    int result = OdinNeuron.integrated(neuron(0, 0, threshold), before, weight);
    assertThat(result >> OdinNeuron.FIRED & 1).isEqualTo(fired);
    assertThat(result & 0xff).isEqualTo(fired == 1 ? 0 : Math.max(0, before + weight));
  }

  @Test
  void leaksOnlyIfEnabledAndIsTestedThen() {
    assertThat(OdinNeuron.leaked(neuron(20, 1, 200), 50)).isEqualTo(30);
    assertThat(OdinNeuron.leaked(neuron(20, 1, 200), 5)).isZero();
    assertThat(OdinNeuron.leaked(neuron(20, 0, 200), 50)).isEqualTo(50);
    assertThat(OdinNeuron.leaked(neuron(20, 0, 40), 50)).isEqualTo(1 << OdinNeuron.FIRED);
  }

  @ParameterizedTest
  @CsvSource({
    // calcium leak, cycle, calcium, fires -> cycle, calcium
    "3, 0, 4, false, 1, 4",
    "3, 2, 4, false, 0, 3",
    "3, 2, 4, true, 0, 4",
    "3, 2, 0, false, 0, 0",
    "3, 31, 4, false, 0, 4",
    "0, 2, 4, false, 2, 4",
    "0, 2, 4, true, 2, 5",
    "0, 2, 7, true, 2, 7",
    "1, 0, 4, false, 0, 3",
  })
  void calciumCountsSpikesAndFades(
      int period, int cycle, int calcium, boolean fires, int nextCycle, int nextCalcium) {
    long low = neuron(0, 1, fires ? 0 : 255) | 1L << 17 | (long) period << 35;
    int result = OdinNeuron.leaked(low, 9 | calcium << 8 | cycle << 11);
    assertThat(result >> 11 & 31).isEqualTo(nextCycle);
    assertThat(result >> 8 & 7).isEqualTo(nextCalcium);
  }

  @ParameterizedTest
  @CsvSource({
    // membrane, calcium -> up, down; thresholds 40, then 2, 4 below and 6 above
    "40, 1, 0, 0",
    "40, 2, 1, 0",
    "40, 5, 1, 0",
    "40, 6, 0, 0",
    "39, 1, 0, 0",
    "39, 2, 0, 1",
    "39, 3, 0, 1",
    "39, 4, 0, 0",
  })
  void flagsFollowMembraneAndCalcium(int membrane, int calcium, int up, int down) {
    long low = neuron(0, 0, 255) | 1L << 17 | 40L << 18 | 2L << 26 | 4L << 29 | 6L << 32;
    int result = OdinNeuron.integrated(low, membrane | calcium << 8, 0);
    assertThat(result >> OdinNeuron.UP & 1).isEqualTo(up);
    assertThat(result >> OdinNeuron.DOWN & 1).isEqualTo(down);
    int without = OdinNeuron.integrated(low & ~(1L << 17), membrane | calcium << 8, 0);
    assertThat(without >> OdinNeuron.UP).isZero();
  }

  private static long neuron(int leak, int leaking, int threshold) {
    return 1 | (long) leak << 1 | (long) leaking << 8 | (long) threshold << 9;
  }
}
