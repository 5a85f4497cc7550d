package org.backspike.snn.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spikes worked out by hand from the formulas; written as step:channel. */
class SpikeTimesOfEncodersTest {
  private static String spikes(String encoder, int steps, float... features) {
    SpikeTrain train = (SpikeTrain) Encoders.named(encoder, steps, 1).encode(features, 0);
    List<String> list = new ArrayList<>();
    for (int t = 0; t < train.steps(); t++) {
      for (int k = train.begin(t); k < train.begin(t + 1); k++) {
        list.add(t + ":" + train.indices()[k]);
      }
    }
    return String.join(" ", list);
  }

  private static float[] values(String encoder, int steps, float... features) {
    return ((CurrentSeries) Encoders.named(encoder, steps, 1).encode(features, 0)).values();
  }

  private static float[] numbers(String text) {
    String[] words = text.split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({
    // 10 (1 - x): 2.5 goes to 2 and 7.5 to 8, ties to even
    "latency-linear, 1 0.75 0.25 0 0.005, 0:0 2:1 8:2 10:3 10:4",
    "'latency-linear:below=silent', 1 0.75 0.25 0 0.005, 0:0 2:1 8:2",
    "'latency-linear:first=2', 1 0.5 0, 2:0 6:1 10:2",
    // 20 steps from 1 to 0, of which there are 10
    "'latency-linear:tau=20', 1 0.75 0, 0:0 5:1",
    // 10 / ln(100001) = 0.8686 times ln 1.0101, ln 2, ln 11, ln 101, ln 100001
    "latency-log, 1 0.02 0.011 0.0101 0, 0:0 1:1 2:2 4:3 10:4",
    "'latency-log:below=silent', 1 0.02 0, 0:0 1:1",
    // 5 ln 2 = 3.47, 5 ln 11 = 11.99 is too late
    "'latency-log:tau=5,first=1', 1 0.02 0.011, 1:0 4:1",
    // 10 - ln(22025.47 x + 1)
    "latency-exp, 1 0.5 0.01 0.0001 0, 0:0 1:1 5:2 9:3 10:4"
  })
  void oneSpikePerChannel(String encoder, String features, String expected) {
    assertThat(spikes(encoder, 11, numbers(features))).isEqualTo(expected);
  }

  @Test
  void theBatchScaleMakesItsSmallestValueTheLast() {
    double scale = LogLatencyEncoder.normalizingBatch(11, 0.01, 0, 0.011f);
    // 10 ln 2 / ln 11 = 2.89
    assertThat(spikes("latency-log:tau=" + scale, 11, 0.011f, 0.02f)).isEqualTo("3:1 10:0");
  }

  @Test
  void theExponentialCodeDoesNotOverflow() {
    // -ln 1e-38 = 87.5
    assertThat(spikes("latency-exp", 2000, 1, 1e-38f, 0)).isEqualTo("0:0 87:1 1999:2");
  }

  @ParameterizedTest
  @CsvSource({
    "integrate-and-fire, 0.25, 3:0 7:0",
    "integrate-and-fire, 0.375, 2:0 5:0 7:0",
    "'integrate-and-fire:threshold=0.5', 0.25, 1:0 3:0 5:0 7:0",
    "integrate-and-fire, 1, 0:0 1:0 2:0 3:0 4:0 5:0 6:0 7:0",
    "integrate-and-fire, 0, ''",
    // .625 is .101 in binary, 1 is cut to .111
    "'phase:phases=3', 0.625, 0:0 2:0 3:0 5:0 6:0",
    "'phase:phases=3', 0.5, 0:0 3:0 6:0",
    "'phase:phases=3', 0.375, 1:0 2:0 4:0 5:0 7:0",
    "'phase:phases=3', 1, 0:0 1:0 2:0 3:0 4:0 5:0 6:0 7:0",
    "'phase:phases=3', 0.124, ''"
  })
  void severalSpikesPerChannel(String encoder, float feature, String expected) {
    assertThat(spikes(encoder, 8, feature)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // centres -.25 .25 .75 1.25, width .5: responses e^-d^2/2 for d = 1 0 -1 -2
    "0.25, 0:1 4:0 4:2 9:3",
    // d = 2.5 (0.044: silent) 1.5 .5 -.5
    "1, 1:2 1:3 7:1"
  })
  void fieldsNearTheValueFireFirst(float value, String expected) {
    assertThat(spikes("population:fields=4,beta=1", 11, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'delta:threshold=0.25', 0 0.5 0.5 0.25 0.25, 1:0",
    "'delta:threshold=0.25,polarity=split', 0 0.5 0.5 0.25 0.25, 1:0 3:1",
    "'delta:threshold=0.25', 0.5 0.5 0.5 0.5 0.5, 0:0",
    "'delta:threshold=0.25,start=first', 0.5 0.5 0.5 0.5 0.5, ''",
    // too slow for neighbours, not for levels
    "'delta:threshold=0.25', 0.125 0.25 0.375 0.5 0.625, ''",
    "'level-crossing:level=0.25', 0.125 0.25 0.375 0.5 0.625, 1:0 3:0",
    // one level per step, the rest is carried
    "'level-crossing:level=0.25', 0.75 0.75 0.75 0.75 0, 0:0 1:0 2:0 4:1",
    "'level-crossing:level=0.25,polarity=on', 0.75 0.75 0 0 0, 0:0 1:0",
    "'level-crossing:level=0.25,start=first', 0.75 0.75 0.75 0.5 0.75, 3:1 4:0"
  })
  void changesOfASeries(String encoder, String series, String expected) {
    assertThat(spikes(encoder, 5, numbers(series))).isEqualTo(expected);
  }

  @Test
  void signalsOfASeriesStandSideBySide() {
    // signal 0: 0 1 0, signal 1: 1 1 0
    float[] series = {0, 1, 1, 1, 0, 0};
    assertThat(spikes("delta:polarity=split", 3, series)).isEqualTo("0:1 1:0 2:2 2:3");
    assertThat(values("delta:polarity=signed", 3, series)).containsExactly(0, 1, 1, 0, -1, -1);
  }

  @Test
  void whatSigmaDeltaSendsSumsUpToTheSeries() {
    assertThat(values("sigma-delta:threshold=0.25", 5, 0.5f, 0.625f, 0.75f, 0.75f, 0))
        .containsExactly(0.5f, 0, 0.25f, 0, -0.75f);
  }

  @Test
  void phasesHaveWeights() {
    assertThat(values("phase:phases=3,weight=phase", 5, 0.75f))
        .containsExactly(0.5f, 0.25f, 0, 0.5f, 0.25f);
  }

  @Test
  void certainValuesFireWithTheirSign() {
    assertThat(spikes("signed-poisson:gain=1,offset=0", 2, -1, 1, 0)).isEqualTo("0:1 0:3 1:1 1:3");
    // 0, .5, 1 become -1, 0, 1
    assertThat(values("signed-poisson:polarity=signed", 1, 0, 0.5f, 1)).containsExactly(-1, 0, 1);
  }

  @Test
  void signedRatesAreThoseOfTheValues() {
    int steps = 20_000;
    float[] values = values("signed-poisson:gain=1,offset=0,polarity=signed", steps, -0.3f);
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    double deviation = Math.sqrt(0.21 / steps);
    assertThat(sum / steps).isBetween(-0.3 - 4 * deviation, -0.3 + 4 * deviation);
  }
}
