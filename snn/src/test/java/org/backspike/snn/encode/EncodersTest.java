package org.backspike.snn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.snn.stimulus.SpikeTrain;
import org.junit.jupiter.api.Test;

class EncodersTest {

  private static List<String> spikes(SpikeTrain train) {
    List<String> list = new ArrayList<>();
    for (int t = 0; t < train.steps(); t++) {
      for (int k = train.begin(t); k < train.begin(t + 1); k++) {
        list.add(t + ":" + train.indices()[k]);
      }
    }
    return list;
  }

  @Test
  void latencyFiresLargeValuesFirstAndZerosNever() {
    float[] features = {0f, 0.25f, 1f, 0.5f};
    SpikeTrain train = (SpikeTrain) new LatencyEncoder(5).encode(features, 0);
    assertThat(spikes(train)).containsExactly("0:2", "2:3", "3:1");
    assertThat(train.steps()).isEqualTo(5);
  }

  @Test
  void yinYangAddsABiasChannelAtStepZero() {
    float[] features = {0f, 0.5f, 1f, 0.1f};
    SpikeTrain train = (SpikeTrain) new YinYangEncoder(32).encode(features, 0);
    // 1 + round(f * 23)
    assertThat(spikes(train)).containsExactly("0:4", "1:0", "3:3", "13:1", "24:2");
  }

  @Test
  void rateFiresAsOftenAsTheValueSaysAndTheSameEveryTime() {
    float[] features = {0f, 0.3f, 1f};
    RateEncoder encoder = new RateEncoder(10_000, 7);
    SpikeTrain train = (SpikeTrain) encoder.encode(features, 3);
    int[] counts = new int[3];
    for (int k = 0; k < train.size(); k++) {
      counts[train.indices()[k]]++;
    }
    assertThat(counts[0]).isZero();
    assertThat(counts[2]).isEqualTo(10_000);
    assertThat(counts[1] / 10_000.0).isCloseTo(0.3, within(4 * Math.sqrt(0.21 / 10_000)));
    assertThat(spikes((SpikeTrain) encoder.encode(features, 3))).isEqualTo(spikes(train));
    assertThat(spikes((SpikeTrain) encoder.encode(features, 4))).isNotEqualTo(spikes(train));
  }

  @Test
  void rateHasGainOffsetAndAFirstStep() {
    float[] features = {0f, 0.5f, 1f};
    int steps = 20_000;
    SpikeTrain train =
        (SpikeTrain)
            Encoders.named("rate:gain=0.5,offset=0.25,first=3", steps, 7).encode(features, 3);
    assertThat(train.begin(3)).isZero();
    int[] counts = new int[3];
    for (int k = 0; k < train.size(); k++) {
      counts[train.indices()[k]]++;
    }
    for (int i = 0; i < 3; i++) {
      double rate = 0.5 * features[i] + 0.25;
      assertThat(counts[i] / (steps - 3.0))
          .isCloseTo(rate, within(4 * Math.sqrt(rate * (1 - rate) / steps)));
    }
    // from the first step on, the draws are those of the plain code
    SpikeTrain plain = (SpikeTrain) new RateEncoder(steps, 7).encode(features, 3);
    SpikeTrain late = (SpikeTrain) Encoders.named("rate:first=3", steps, 7).encode(features, 3);
    assertThat(spikes(late)).isEqualTo(spikes(plain).subList(plain.begin(3), plain.size()));
  }

  @Test
  void integratesIn255thsAndStartsAgainFrom0() {
    // 128 + 128 = 256 fires at every second step; 255 needs two steps, 1 would need 256
    SpikeTrain train =
        (SpikeTrain) new IntegratingEncoder(6).encode(new float[] {128 / 255f, 1, 1 / 255f, 0}, 0);
    for (int t = 0; t < 6; t++) {
      int[] expected = t % 2 == 1 ? new int[] {0, 1} : new int[0];
      assertThat(Arrays.copyOfRange(train.indices(), train.begin(t), train.begin(t + 1)))
          .as("step %d", t)
          .isEqualTo(expected);
    }
  }
}
