package org.backspike.bptt.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

public class LossesTest {
  private static final int STEPS = 9;
  private static final int CLASSES = 4;

  /** A loss of every kind whose errors are derivatives. */
  public static List<Loss> differentiable() {
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
        new SpikeTimes(new SpikeTargets.Latency(1, 7), 3),
        new SpikeTimes(new SpikeTargets.TimeSlot(3), 2),
        new RateSquaredError(0.6, 0.1, RateSquaredError.OverClasses.SUM),
        new MovingRateSquaredError(0.6, 0.1, 4),
        new ClassWeights(new CountCrossEntropy(), List.of(1.0, 2.5, 1.0, 0.5)),
        new ClassWeights(new TemporallyEfficient(0.05, 1, 0.1), List.of(1.0, 0.25, 1.0, 0.5)),
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

  static List<String> names() {
    return Losses.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameIsALossWithFiniteErrors(String name) {
    assertThat(Losses.description(name)).isNotBlank();
    for (String text : List.of(name, name + ":classes=2", name + ":weights=1/2/3/4")) {
      Answer answer = new Answer(STEPS, CLASSES);
      SplittableRandom random = new SplittableRandom(6);
      for (int i = 0; i < STEPS * CLASSES; i++) {
        answer.spikes()[i] = random.nextInt(2);
        answer.membranes()[i] = random.nextDouble(-1, 2);
      }
      assertThat(Losses.named(text, STEPS, 1).evaluate(answer, 1)).as(text).isFinite();
      double largest = 0;
      for (int i = 0; i < STEPS * CLASSES; i++) {
        assertThat(answer.spikeErrors()[i]).isFinite();
        assertThat(answer.membraneErrors()[i]).isFinite();
        largest =
            Math.max(
                largest,
                Math.max(Math.abs(answer.spikeErrors()[i]), Math.abs(answer.membraneErrors()[i])));
      }
      assertThat(largest).as(text).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ce-count | CountCrossEntropy[gain=4.0, smoothing=0.0]",
        "ce-count:gain=1,smoothing=0.3 | CountCrossEntropy[gain=1.0, smoothing=0.3]",
        "ce-mean-rate | CountCrossEntropy[gain=0.125, smoothing=0.0]",
        "ce-membrane:over=mean | MembraneCrossEntropy[weight=0.125, smoothing=0.0]",
        "mse-latency | LatencySquaredError[right=0, wrong=7, tolerance=0]",
        "spike-time | SpikeTimes[targets=Rate[right=0.5, wrong=0.0, first=0], tau=5.0]",
        "spike-rate | RateSquaredError[right=1.0, wrong=0.0, over=SUM]",
        "ce-rate:classes=3 | PopulationCode[inner=RateCrossEntropy[smoothing=0.0], classes=3]",
        "ce-rate:weights=1/0.5 | ClassWeights[inner=RateCrossEntropy[smoothing=0.0], weights=[1.0,"
            + " 0.5]]"
      })
  void aNameWithSettingsIsTheLossThatItSays(String text, String expected) {
    assertThat(Losses.named(text, 8, 4)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hinge | no loss hinge; known are ce-count, ce-mean-rate, ce-rate, ce-membrane,",
        "tet:wieght=1 | loss tet:wieght=1: no setting wieght; known are weight, target, smoothing,",
        "ce-count:smoothing=2 | loss ce-count:smoothing=2: smoothing 2.0; must be 0 to 1",
        "spike-time:tau=0 | loss spike-time:tau=0: tau 0.0; must be above 0",
        "spike-time:right=2 | loss spike-time:right=2: target rates 2.0 and 0.0 from step 0; must",
        "spike-max:floor=0 | loss spike-max:floor=0: floor 0.0; must be above 0",
        "ce-count:classes=1 | loss ce-count:classes=1: population code of 1 classes; must be",
        "ce-count:weights=1/x | loss ce-count:weights=1/x: weights x; must be a number",
        "ce-count:weights=1/-1 | loss ce-count:weights=1/-1: class weight -1.0; must be at least 0"
      })
  void refusesInOneLine(String text, String message) {
    assertThatThrownBy(() -> Losses.named(text, 8, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void balancedWeightsHaveMeanOneOverTheSamples() {
    int[] labels = {0, 0, 0, 1, 3, 3};
    ClassWeights balanced = ClassWeights.balancing(new CountCrossEntropy(), labels, 4);
    // 6 samples, 3 classes that occur
    assertThat(balanced.weights()).containsExactly(2.0 / 3, 2.0, 0.0, 1.0);
    double sum = 0;
    for (int label : labels) {
      sum += balanced.weights().get(label);
    }
    assertThat(sum / labels.length).isCloseTo(1, within(1e-15));
  }

  /** Two classes; label 1. */
  @Test
  void targetsSayWhenToSpike() {
    // every second step from 1 on for the label, every fourth for the other
    assertThat(new SpikeTargets.Rate(0.5, 0.25, 1).of(1, 6, 2))
        .containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1);
    assertThat(new SpikeTargets.Rate(1, 0, 0).of(1, 3, 2)).containsExactly(0, 1, 0, 1, 0, 1);
    // steps 0, 2.5, 5
    assertThat(new SpikeTargets.Rate(0.4, 0, 0).of(0, 6, 1)).containsExactly(1, 0, 1, 0, 0, 1);
    assertThat(SpikeTargets.every(3).of(0, 7, 1)).containsExactly(0, 0, 1, 0, 0, 1, 0);
    assertThat(new SpikeTargets.Latency(1, 2).of(1, 3, 2)).containsExactly(0, 0, 0, 1, 1, 0);
    assertThat(new SpikeTargets.Latency(1, 9).of(1, 3, 2)).containsExactly(0, 0, 0, 1, 0, 0);
    // slots of 2 steps: label 1 is at floor(1.5 * 6 / 3) = 3
    assertThat(new SpikeTargets.TimeSlot(3).of(1, 6, 1)).containsExactly(0, 0, 0, 1, 0, 0);
    assertThat(new SpikeTargets.TimeSlot(3).of(2, 6, 2))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
  }

  /** Spikes 1 0 1 of the label, none of the other; window 2, wanted .5 and 0. */
  @Test
  void theMovingRateLooksBack() {
    Answer answer = new Answer(3, 2);
    answer.spikes()[0] = 1;
    answer.spikes()[4] = 1;
    // rates .5 .5 .5
    assertThat(new MovingRateSquaredError(0.5, 0, 2).evaluate(answer, 0)).isZero();
    // distances -.5 -.5 -.5: each spike is in two windows, the last in one
    assertThat(new MovingRateSquaredError(1, 0, 2).evaluate(answer, 0)).isEqualTo(0.75);
    assertThat(answer.spikeErrors()).containsExactly(-1, 0, -1, 0, -0.5, 0);
  }
}
