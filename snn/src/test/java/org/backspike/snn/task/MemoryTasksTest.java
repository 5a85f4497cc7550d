package org.backspike.snn.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.backspike.snn.encode.CueEncoder;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.encode.SpikeTimeEncoder;
import org.backspike.snn.encode.TwoBitsEncoder;
import org.backspike.snn.stimulus.SpikeTrain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated tasks whose difficulty is time. */
class MemoryTasksTest {

  private static SpikeTrain train(Encoder encoder, Dataset data, int sample) {
    return (SpikeTrain) encoder.encode(data.features(sample), sample);
  }

  /**
   * Spikes of channels {@code from} to {@code to - 1} in steps {@code first} to {@code end - 1}.
   */
  private static int count(SpikeTrain train, int from, int to, int first, int end) {
    int count = 0;
    for (int t = first; t < end; t++) {
      for (int k = train.begin(t); k < train.begin(t + 1); k++) {
        count += train.indices()[k] >= from && train.indices()[k] < to ? 1 : 0;
      }
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(strings = {"randman", "delayed-xor", "cue-accumulation"})
  void isTheSameEveryTimeAndDifferentInEverySplit(String name) {
    Task task = Tasks.named(name);
    Dataset first = task.test();
    Dataset again = task.test();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < first.size(); i++) {
      assertThat(again.features(i)).isEqualTo(first.features(i));
      assertThat(again.label(i)).isEqualTo(first.label(i));
      seen.add(java.util.Arrays.toString(first.features(i)));
    }
    int shared = 0;
    Dataset train = task.train();
    for (int i = 0; i < train.size(); i++) {
      shared += seen.contains(java.util.Arrays.toString(train.features(i))) ? 1 : 0;
    }
    assertThat(shared).isZero();
    int channels = Encoders.named(task.encoder(), task.steps(), 0).channels(train.features());
    assertThat(task.shape()).startsWith(channels + "-");
  }

  @Test
  void bitsOfTheDelayedExclusiveOrAreBurstsOfTheirGroups() {
    DelayedXor task = new DelayedXor();
    Dataset data = task.validation();
    TwoBitsEncoder encoder = new TwoBitsEncoder(task.steps());
    double[] bursts = new double[2];
    double[] quiet = new double[2];
    int ones = 0;
    for (int i = 0; i < data.size(); i++) {
      float[] bits = data.features(i);
      assertThat(data.label(i)).isEqualTo(bits[0] == bits[1] ? 0 : 1);
      ones += data.label(i);
      SpikeTrain train = train(encoder, data, i);
      bursts[(int) bits[0]] += count(train, 0, 10, 5, 15);
      quiet[(int) bits[1]] += count(train, 10, 20, 55, 65);
    }
    assertThat(ones).isBetween(450, 550);
    // half of the samples; 10 channels, 10 steps
    assertThat(bursts[1] / (bursts[0] + bursts[1])).isCloseTo(0.5 / 0.52, within(0.02));
    assertThat(quiet[1] / (quiet[0] + quiet[1])).isCloseTo(0.5 / 0.52, within(0.02));
  }

  @Test
  void cuesAreOnTheirSideAndTheRecallComesLast() {
    CueAccumulation task = new CueAccumulation();
    Dataset data = task.validation();
    CueEncoder encoder = new CueEncoder(task.steps());
    long onSide = 0;
    long offSide = 0;
    long recall = 0;
    long noise = 0;
    int right = 0;
    for (int i = 0; i < data.size(); i++) {
      SpikeTrain train = train(encoder, data, i);
      int cues = 0;
      for (int cue = 0; cue < 3; cue++) {
        int side = (int) data.features(i)[cue];
        cues += side;
        int first = 50 + 150 * cue;
        onSide += count(train, 10 * side, 10 * side + 10, first, first + 100);
        offSide += count(train, 10 - 10 * side, 20 - 10 * side, first, first + 100);
        assertThat(count(train, 0, 20, first - 50, first)).isZero();
      }
      assertThat(data.label(i)).isEqualTo(cues >= 2 ? 1 : 0);
      right += data.label(i);
      assertThat(count(train, 0, 20, 450, 600)).isZero();
      assertThat(count(train, 20, 30, 0, 450)).isZero();
      recall += count(train, 20, 30, 450, 600);
      noise += count(train, 30, 40, 0, 600);
    }
    assertThat(offSide).isZero();
    assertThat(right).isBetween(200, 300);
    assertThat(onSide / (500 * 3 * 1000.0)).isCloseTo(0.04, within(0.001));
    assertThat(recall / (500 * 1500.0)).isCloseTo(0.04, within(0.001));
    assertThat(noise / (500 * 6000.0)).isCloseTo(0.01, within(0.0005));
  }

  @Test
  void unitsOfRandmanFireOnceAndUseTheWholeTime() {
    Randman task = new Randman();
    Dataset data = task.train();
    assertThat(data.size()).isEqualTo(8000);
    SpikeTimeEncoder encoder = new SpikeTimeEncoder(task.steps());
    for (int i = 0; i < 50; i++) {
      SpikeTrain train = train(encoder, data, i);
      assertThat(train.size()).isEqualTo(20);
      assertThat(data.label(i)).isEqualTo(i % 10);
      for (int unit = 0; unit < 20; unit++) {
        assertThat(count(train, unit, unit + 1, 0, 100)).isEqualTo(1);
      }
    }
    assertThat(new SpikeTimeEncoder(10).encode(new float[] {0, 0.19f, 0.999f, 1}, 0))
        .satisfies(stimulus -> {
          SpikeTrain train = (SpikeTrain) stimulus;
          assertThat(count(train, 0, 1, 0, 1)).isEqualTo(1);
          assertThat(count(train, 1, 2, 1, 2)).isEqualTo(1);
          assertThat(count(train, 2, 4, 9, 10)).isEqualTo(2);
        });
  }

  @Test
  void nearPointsOfAManifoldHaveNearSpikeTimes() {
    Dataset data = new Randman().train();
    // in a class the nearest neighbour is far nearer than the average sample: a curve, not a cloud
    double nearest = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int k = 1; k < 800; k++) {
      double distance = 0;
      for (int unit = 0; unit < 20; unit++) {
        double d = data.features(0)[unit] - data.features(10 * k)[unit];
        distance += d * d;
      }
      nearest = Math.min(nearest, distance);
      sum += distance;
    }
    assertThat(nearest).isLessThan(0.001 * sum / 799);
  }

  @Test
  void refusesTimesThatAreTooShort() {
    assertThatThrownBy(() -> new TwoBitsEncoder(39))
        .hasMessage("39 steps; the two-bits coding needs at least 40");
    assertThatThrownBy(() -> new CueEncoder(599).encode(new float[] {0, 1, 1, 0.5f}, 0))
        .hasMessage("599 steps for 3 cues; must be at least 600");
  }
}
