package org.backspike.bptt.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.bptt.Workers;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Reset;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two ways to the same gradient that differ in the order of sums only. */
class SameGradientTest {
  private static final int STEPS = 37;
  private static final int[] LABELS = {0, 1, 2, 0};

  /** Sums of some hundred floats in another order, relative to the largest element. */
  private static final double ORDER = 1e-6;

  private static Network network() {
    // binary fractions: currents are the same floats in any order, so that no spike moves
    Lif lif = new Lif(0.5, 0.875, 1, 1, Reset.SUBTRACT, Convention.SNNTORCH);
    Network network = RandomNetworks.plain(lif, false, 40, 9);
    network
        .projections()
        .forEach(each -> {
          float[] values = each.connection().values();
          for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i] * 64) / 64f;
          }
        });
    network
        .populations()
        .forEach(each -> {
          for (int i = 0; i < each.bias().length; i++) {
            each.bias()[i] = Math.round(each.bias()[i] * 64) / 64f;
          }
        });
    return network;
  }

  private static List<float[]> values() {
    SplittableRandom random = new SplittableRandom(4);
    List<float[]> all = new ArrayList<>();
    for (int b = 0; b < LABELS.length; b++) {
      float[] values = new float[20];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 9) / 16f;
      }
      all.add(values);
    }
    return all;
  }

  private static List<double[]> gradient(
      Network network, String surrogate, List<? extends Stimulus> stimuli, int[] labels) {
    BatchTrainer trainer =
        new BatchTrainer(
            network,
            Surrogates.named(surrogate, surrogate.equals("triangle") ? 0.1 : 2),
            Losses.of(network.readout()),
            "sgd",
            0,
            STEPS,
            stimuli.size());
    try (Workers workers = new Workers(1)) {
      assertThat(trainer.gradient(stimuli, labels, workers).spikes()).isGreaterThan(100);
    }
    List<double[]> arrays = new ArrayList<>();
    for (int place = 0; place < trainer.gradients().count(); place++) {
      float[] array = trainer.gradients().array(place);
      double[] copy = new double[array.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = array[i];
      }
      arrays.add(copy);
    }
    return arrays;
  }

  private static void requireSame(List<double[]> got, List<double[]> expected) {
    for (int place = 0; place < expected.size(); place++) {
      double largest = 0;
      for (double each : expected.get(place)) {
        largest = Math.max(largest, Math.abs(each));
      }
      assertThat(largest).isPositive();
      assertThat(got.get(place))
          .as("array %d", place)
          .containsExactly(expected.get(place), within(ORDER * largest));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast-sigmoid", "triangle"})
  void hoistedIsAsIfGivenAtEveryStep(String surrogate) {
    List<Stimulus> constant = new ArrayList<>();
    List<Stimulus> series = new ArrayList<>();
    for (float[] values : values()) {
      constant.add(new ConstantCurrent(values));
      float[] repeated = new float[STEPS * values.length];
      for (int t = 0; t < STEPS; t++) {
        System.arraycopy(values, 0, repeated, t * values.length, values.length);
      }
      series.add(new CurrentSeries(values.length, repeated));
    }
    requireSame(
        gradient(network(), surrogate, constant, LABELS),
        gradient(network(), surrogate, series, LABELS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast-sigmoid", "triangle"})
  void microBatchesAddUpToTheBatch(String surrogate) {
    List<ConstantCurrent> stimuli = values().stream().map(ConstantCurrent::new).toList();
    List<double[]> sum = new ArrayList<>();
    for (int first = 0; first < LABELS.length; first += 2) {
      int[] labels = {LABELS[first], LABELS[first + 1]};
      List<double[]> part =
          gradient(network(), surrogate, stimuli.subList(first, first + 2), labels);
      for (int place = 0; place < part.size(); place++) {
        if (first == 0) {
          sum.add(new double[part.get(place).length]);
        }
        for (int i = 0; i < part.get(place).length; i++) {
          sum.get(place)[i] += part.get(place)[i] / 2;
        }
      }
    }
    requireSame(sum, gradient(network(), surrogate, stimuli, LABELS));
  }
}
