package org.backspike.bptt.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
  private static final int STEPS = 9;
  private static final int CLASSES = 4;

  static List<Loss> differentiable() {
    return List.of(
        new CountCrossEntropy(),
        new CountCrossEntropy(0.3, 0.2),
        new RateCrossEntropy(0.1),
        new MeanMembraneCrossEntropy(4, 0),
        new MembraneCrossEntropy(1, 0.3),
        new MaxMembraneCrossEntropy(1.5, 0),
        new LastMembraneCrossEntropy(2, 0),
        new CountSquaredError(0.8, 0.1),
        new RateSquaredError(1, 0),
        new MembraneSquaredError(1, 0),
        new TemporallyEfficient(0.05, 1, 0),
        new SpikeTimes(SpikeTargets.every(3), 5),
        new SpikeShare(0.1),
        new PopulationCode(new CountCrossEntropy(), 2),
        new PopulationCode(new MembraneSquaredError(1, 0), 3));
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void errorsAreFiniteDifferences(Loss loss) {
    SplittableRandom random = new SplittableRandom(8);
    Answer answer = new Answer(STEPS, CLASSES);
    for (int i = 0; i < STEPS * CLASSES; i++) {
      answer.spikes()[i] = random.nextDouble();
      answer.membranes()[i] = random.nextDouble(-1, 2);
    }
    loss.evaluate(answer, 1);
    double[] spikeErrors = answer.spikeErrors().clone();
    double[] membraneErrors = answer.membraneErrors().clone();
    double h = 1e-6;
    for (int i = 0; i < STEPS * CLASSES; i++) {
      check(loss, answer, answer.spikes(), i, spikeErrors[i], h);
      check(loss, answer, answer.membranes(), i, membraneErrors[i], h);
    }
    boolean reads = false;
    for (double error : membraneErrors) {
      reads |= error != 0;
    }
    assertThat(loss.readsMembranes()).isEqualTo(reads);
  }

  private static void check(
      Loss loss, Answer answer, double[] values, int i, double error, double h) {
    double kept = values[i];
    values[i] = kept + h;
    double above = loss.evaluate(answer, 1);
    values[i] = kept - h;
    double below = loss.evaluate(answer, 1);
    values[i] = kept;
    // truncation h^2, rounding 1e-16 / h
    assertThat(error).as("%s, %d", loss, i).isCloseTo((above - below) / (2 * h), within(1e-8));
  }

  /** First spikes at 1, 3 and never (T - 1 = 4); softmax of -1, -3, -4. */
  @Test
  void latencyLossesGiveTheirErrorToTheFirstSpike() {
    Answer answer = new Answer(5, 3);
    answer.spikes()[1 * 3] = 1;
    answer.spikes()[2 * 3] = 1;
    answer.spikes()[3 * 3 + 1] = 1;
    double sum = Math.exp(-1) + Math.exp(-3) + Math.exp(-4);
    double loss =
        new LatencyCrossEntropy(LatencyCrossEntropy.Score.NEGATIVE, 0).evaluate(answer, 1);
    assertThat(loss).isCloseTo(3 + Math.log(sum), within(1e-14));
    double[] errors = new double[15];
    errors[3] = Math.exp(-1) / sum;
    errors[10] = Math.exp(-3) / sum - 1;
    errors[14] = Math.exp(-4) / sum;
    assertThat(answer.spikeErrors()).containsExactly(errors, within(1e-15));

    // distances 1 - 0, 3 - 4 is the label's, 4 - 0; (1 + 1 + 16) / 25 / 3
    loss = new LatencySquaredError(4, 0, 0).evaluate(answer, 1);
    assertThat(loss).isCloseTo(18.0 / 75, within(1e-15));
    assertThat(answer.spikeErrors()[3]).isCloseTo(-2.0 / 75, within(1e-15));
    assertThat(answer.spikeErrors()[10]).isCloseTo(2.0 / 75, within(1e-15));
    assertThat(answer.spikeErrors()[14]).isCloseTo(-8.0 / 75, within(1e-15));
    // within the tolerance of 2 the first two are right
    loss = new LatencySquaredError(4, 0, 2).evaluate(answer, 1);
    assertThat(loss).isCloseTo(16.0 / 75, within(1e-15));
  }
}
