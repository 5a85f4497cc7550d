package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Reset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronUpdateTest {

  private static NeuronArrays one(int du, int dv, int vth, int bias, int refractory, Reset reset) {
    return new NeuronArrays(
        NeuronParameters.of(
            1,
            new int[] {du},
            new int[] {dv},
            new int[] {vth},
            new int[] {bias},
            new int[] {refractory},
            reset),
        ChipFixture.DATAPATH);
  }

  @ParameterizedTest
  @CsvSource({"4000, ZERO, 1, 0", "4000, SUBTRACT, 1, 32", "4032, ZERO, 0, 4032"})
  void comparesStrictlyAndResets(int vth, Reset reset, int fired, int membrane) {
    NeuronArrays a = one(0, 0, vth, 0, 0, reset);
    a.drive[0] = 4032;
    assertThat(new ScalarNeuronUpdate().fire(a)).isEqualTo(fired);
    assertThat(a.membrane[0]).isEqualTo(membrane);
  }

  @Test
  void aDecayHasNoHiddenOffset() {
    NeuronArrays a = one(0, 2048, 1000, 0, 0, Reset.ZERO);
    a.current[0] = 100;
    a.membrane[0] = -7;
    new ScalarNeuronUpdate().fire(a);
    assertThat(a.current[0]).isEqualTo(100);
    assertThat(a.membrane[0]).isEqualTo(100 - 3);
  }

  @Test
  void saturatesCurrentAndMembraneOnceEach() {
    NeuronArrays a = one(0, 0, 8_000_000, 8388607, 0, Reset.SUBTRACT);
    a.current[0] = 8388607;
    a.drive[0] = 8388607;
    long result = new ScalarNeuronUpdate().fire(a);
    assertThat(result >>> 32).isEqualTo(2);
    assertThat(a.current[0]).isEqualTo(8388607);
    assertThat(a.membrane[0]).isEqualTo(8388607 - 8_000_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 111111", "1, 111111", "2, 101010", "3, 100100"})
  void aRefractoryPeriodOfRStepsKeepsSpikesRStepsApart(int period, String expected) {
    NeuronArrays a = one(4096, 0, 10, 0, period, Reset.ZERO);
    StringBuilder spikes = new StringBuilder();
    for (int t = 0; t < 6; t++) {
      a.drive[0] = 100;
      spikes.append(new ScalarNeuronUpdate().fire(a) & 1);
    }
    assertThat(spikes.toString()).isEqualTo(expected);
  }

  @Test
  void anIntegratorNeverFires() {
    NeuronArrays a = one(4096, 0, 1, 0, 0, Reset.ZERO);
    a.drive[0] = 500;
    assertThat(new ScalarNeuronUpdate().integrate(a)).isZero();
    assertThat(a.membrane[0]).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 31, 33, 64, 1000})
  void agreesWithTheScalarTwinBitForBit(int n) {
    for (Reset reset : Reset.values()) {
      SplittableRandom random = new SplittableRandom(n);
      NeuronParameters parameters =
          NeuronParameters.of(
              n,
              random.ints(n, 0, 4097).toArray(),
              random.ints(n, 0, 4097).toArray(),
              random.ints(n, 1, 1 << 22).toArray(),
              random.ints(n, -(1 << 20), 1 << 20).toArray(),
              random.ints(n, 0, 4).toArray(),
              reset);
      NeuronArrays expected = new NeuronArrays(parameters, ChipFixture.DATAPATH);
      NeuronArrays actual = new NeuronArrays(parameters, ChipFixture.DATAPATH);
      for (int t = 0; t < 50; t++) {
        for (int i = 0; i < n; i++) {
          int drive = random.nextInt(-(1 << 23) + 1, 1 << 23);
          expected.drive[i] = drive;
          actual.drive[i] = drive;
        }
        boolean integrates = t % 10 == 9;
        long wanted =
            integrates
                ? new ScalarNeuronUpdate().integrate(expected)
                : new ScalarNeuronUpdate().fire(expected);
        long got =
            integrates
                ? Kernels.neuronUpdate().integrate(actual)
                : Kernels.neuronUpdate().fire(actual);
        String where = "seed " + n + ", step " + t + ", " + reset;
        assertThat(got).as(where).isEqualTo(wanted);
        assertThat(actual.current).as(where).isEqualTo(expected.current);
        assertThat(actual.membrane).as(where).isEqualTo(expected.membrane);
        assertThat(actual.beforeReset).as(where).isEqualTo(expected.beforeReset);
        assertThat(actual.refractory).as(where).isEqualTo(expected.refractory);
        int fired = integrates ? 0 : (int) wanted;
        assertThat(Arrays.copyOf(actual.fired, fired))
            .as(where)
            .isEqualTo(Arrays.copyOf(expected.fired, fired));
      }
    }
  }
}
