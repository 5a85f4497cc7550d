package org.backspike.bptt.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.backspike.bptt.loss.Answer;
import org.backspike.bptt.loss.LatencyCrossEntropy;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.Measure;
import org.backspike.snn.Readout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two classes, three steps: spikes 0 1 1 and none; membranes -1 2 1 and -3 -2 -4. */
class ScoresTest {
  @ParameterizedTest
  @CsvSource({
    "COUNT, 4, 0",
    "FIRST_SPIKE, 4, 0",
    "MAX_V, 4, -4",
    "LAST_V, 2, -8",
    "MEAN_V, 1.3333334, -6"
  })
  void areWhatTheMeasureSays(Measure measure, float first, float second) {
    Answer answer = new Answer(3, 2);
    double[] spikes = {0, 0, 1, 0, 1, 0};
    double[] membranes = {-1, -3, 2, -2, 1, -4};
    System.arraycopy(spikes, 0, answer.spikes(), 0, 6);
    System.arraycopy(membranes, 0, answer.membranes(), 0, 6);
    assertThat(Scores.of(answer, new Readout("out", measure, 2))).containsExactly(first, second);
  }

  @Test
  void firstSpikesAreLearnedByTheirLatency() {
    assertThat(Losses.of(new Readout("out", Measure.FIRST_SPIKE, 2)))
        .isEqualTo(new LatencyCrossEntropy(LatencyCrossEntropy.Score.NEGATIVE, 0));
  }
}
