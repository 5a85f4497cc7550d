package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvolutionSumsTest {
  private static final int POSITIONS = 5;

  private static ConvolutionSums vector(Storage storage) {
    return Twins.vector(
        ConvolutionSums.class, VectorConvolutionSums.class, storage, new ScalarConvolutionSums());
  }

  /** Every position reaches itself by tap 1 and the next one, if there is one, by tap 0. */
  private static ConvolutionTaps taps(
      int groups, int groupInputs, int groupOutputs, int outputStride, WeightArray weights) {
    int inputs = groups * groupInputs;
    int[] positionOf = new int[POSITIONS * inputs];
    int[] channelOf = new int[POSITIONS * inputs];
    for (int n = 0; n < positionOf.length; n++) {
      positionOf[n] = n / inputs;
      channelOf[n] = n % inputs;
    }
    int[] starts = new int[POSITIONS + 1];
    int[] tap = new int[2 * POSITIONS - 1];
    int[] output = new int[2 * POSITIONS - 1];
    int next = 0;
    int perPosition = outputStride == 1 ? groups * groupOutputs : 1;
    for (int p = 0; p < POSITIONS; p++) {
      tap[next] = 1;
      output[next++] = p * perPosition;
      if (p + 1 < POSITIONS) {
        tap[next] = 0;
        output[next++] = (p + 1) * perPosition;
      }
      starts[p + 1] = next;
    }
    return new ConvolutionTaps(
        inputs,
        groupInputs,
        groupOutputs,
        2,
        outputStride,
        positionOf,
        channelOf,
        starts,
        tap,
        output,
        weights);
  }

  @Test
  void addsTheTapsOfAnEventToWhatTheyReach() {
    // weights [tap][output]: 10, 20 of tap 0 and 1, 2 of tap 1
    ConvolutionTaps taps = taps(1, 1, 2, 1, WeightArray.of(new byte[] {10, 20, 1, 2}));
    int[] sums = new int[1 + 2 * POSITIONS];
    long delivered =
        new ScalarConvolutionSums().add(taps, new int[] {1, 4}, new int[] {3, 1}, 2, sums, 1);
    assertThat(sums).containsExactly(0, 0, 0, 3, 6, 30, 60, 0, 0, 1, 2);
    assertThat(delivered).isEqualTo(2 * 2 + 2);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int outputs) {
    SplittableRandom random = new SplittableRandom(outputs);
    for (Storage storage : Storage.values()) {
      for (int groups = 1; groups <= 2; groups++) {
        for (int stride : new int[] {1, POSITIONS}) {
          for (Twins.Values values : Twins.Values.values()) {
            WeightArray weights = Twins.weights(random, values, storage, groups * 2 * 3 * outputs);
            ConvolutionTaps taps = taps(groups, 3, outputs, stride, weights);
            int[] events = random.ints(30, 0, taps.sources()).toArray();
            int[] payloads = random.ints(30, 1, 256).toArray();
            int[] expected =
                Twins.values(
                    random,
                    values,
                    7 + POSITIONS * groups * outputs,
                    Integer.MIN_VALUE,
                    Integer.MAX_VALUE);
            int[] actual = expected.clone();
            long delivered =
                new ScalarConvolutionSums().add(taps, events, payloads, 30, expected, 7);
            String where =
                "seed "
                    + outputs
                    + ", "
                    + storage
                    + ", "
                    + groups
                    + " groups, stride "
                    + stride
                    + ", "
                    + values;
            assertThat(vector(storage).add(taps, events, payloads, 30, actual, 7))
                .as(where)
                .isEqualTo(delivered);
            assertThat(actual).as(where).isEqualTo(expected);
          }
        }
      }
    }
  }
}
