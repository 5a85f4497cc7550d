package org.backspike.bptt.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.bptt.Workers;
import org.backspike.bptt.exact.ExactGradient;
import org.backspike.bptt.exact.ExactModel;
import org.backspike.bptt.exact.ExactRun;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convention;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Reset;
import org.backspike.snn.SnnTorch;
import org.backspike.snn.SpikingJelly;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast trainer computes the gradient of the exact model, whoever does the work. */
class BatchTrainerTest {
  private static final int STEPS = 37;
  private static final int SAMPLES = 5;

  private static Lif neuron(String name) {
    return switch (name) {
      case "snntorch" -> new Lif(0, 0.9, 1, 1, Reset.SUBTRACT, Convention.SNNTORCH);
      case "snntorch-zero" -> new Lif(0.4, 0.8, 1, 1, Reset.ZERO, Convention.SNNTORCH);
      case "spikingjelly" -> SpikingJelly.lifWithoutInputDecay(2, Reset.ZERO);
      case "backspike" -> new Lif(0.5, 0.9, 0.5, 1, Reset.ZERO);
      case "adaptive" -> new Lif(0.5, 0.9, 0.5, 1, Reset.ZERO).with(new Adaptation(1.5, 0.8));
      case "refractory" -> new Lif(0, 0.9, 1, 1, Reset.SUBTRACT).withRefractory(4);
      case "alpha" -> SnnTorch.alpha(0.9, 0.7, Reset.ZERO);
      case "alpha-prompt" -> SnnTorch.alpha(0.8, 0.5, Reset.SUBTRACT).in(Convention.SPIKINGJELLY);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static List<Stimulus> stimuli(boolean constant) {
    SplittableRandom random = new SplittableRandom(4);
    List<Stimulus> all = new ArrayList<>();
    for (int b = 0; b < SAMPLES; b++) {
      if (constant) {
        float[] values = new float[20];
        for (int i = 0; i < 20; i++) {
          values[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 9) / 16f;
        }
        all.add(new ConstantCurrent(values));
      } else {
        SpikeTrain train = new SpikeTrain(20, STEPS);
        for (int t = 0; t < STEPS; t++) {
          for (int i = 0; i < 20; i++) {
            if (random.nextInt(5) == 0) {
              train.add(i);
            }
          }
          train.endStep();
        }
        all.add(train);
      }
    }
    return all;
  }

  private static double[][] inputs(List<Stimulus> stimuli) {
    double[][] inputs = new double[stimuli.size()][STEPS * 20];
    for (int b = 0; b < inputs.length; b++) {
      for (int t = 0; t < STEPS; t++) {
        switch (stimuli.get(b)) {
          case ConstantCurrent current -> {
            for (int i = 0; i < 20; i++) {
              inputs[b][t * 20 + i] = current.values()[i];
            }
          }
          case SpikeTrain train -> {
            for (int k = train.begin(t); k < train.begin(t + 1); k++) {
              inputs[b][t * 20 + train.indices()[k]] = 1;
            }
          }
          default -> throw new IllegalStateException();
        }
      }
    }
    return inputs;
  }

  @ParameterizedTest
  @CsvSource({
    "snntorch, fast-sigmoid, false, false, 33",
    "snntorch, triangle, false, false, 80",
    "snntorch, box, true, true, 80",
    "snntorch-zero, arctan, true, false, 33",
    "snntorch-zero, triangle, false, true, 70",
    "spikingjelly, sigmoid, false, false, 33",
    "spikingjelly, triangle, false, true, 128",
    "backspike, fast-sigmoid, true, true, 256",
    "backspike, erf, false, false, 33",
    "adaptive, arctan, false, false, 33",
    "refractory, triangle, true, true, 40",
    "alpha, arctan, false, true, 33",
    "alpha-prompt, triangle, false, false, 33"
  })
  void gradientsAreThoseOfTheExactModel(
      String neuron, String surrogateName, boolean constant, boolean integrators, int hidden) {
    Network network = RandomNetworks.plain(neuron(neuron), integrators, hidden, 9);
    boolean compact = Double.isFinite(Surrogates.usual(surrogateName).support());
    // wide: products of tiles; narrow: dot products of what is active
    double slope = surrogateName.equals("box") ? 3 : compact ? 0.1 : 2;
    Surrogate surrogate = Surrogates.named(surrogateName, slope);
    Loss loss = Losses.of(network.readout());
    List<Stimulus> stimuli = stimuli(constant);
    int[] labels = {0, 1, 2, 0, 1};

    ExactModel model = new ExactModel(network, surrogate, STEPS);
    ExactRun run = model.run(inputs(stimuli));
    ExactGradient expected = model.gradient(run, loss, labels);

    BatchTrainer trainer = new BatchTrainer(network, surrogate, loss, "sgd", 0, STEPS, SAMPLES);
    BatchOutcome outcome;
    // one thread: several samples in a chunk, one after the other
    try (Workers workers = new Workers(1)) {
      outcome = trainer.gradient(stimuli, labels, workers);
    }
    long spikes = 0;
    for (int p = 1; p < 4 - (integrators ? 1 : 0); p++) {
      for (int b = 0; b < SAMPLES; b++) {
        spikes += Math.round(Arrays.stream(run.outputs(p, b)).sum());
      }
    }
    assertThat(outcome.spikes()).isEqualTo(spikes).isGreaterThan(200);
    assertThat(outcome.lossSum() / SAMPLES)
        .isCloseTo(expected.loss(), within(3e-6 * expected.loss()));
    for (int place = 0; place < expected.arrays().size(); place++) {
      double[] wanted = expected.arrays().get(place);
      double largest = Arrays.stream(wanted).map(Math::abs).max().orElse(0);
      assertThat(largest).as("array %d", place).isPositive();
      float[] padded = trainer.gradients().array(place);
      int columns = columns(network, place, wanted.length);
      int stride = padded.length / (wanted.length / columns);
      for (int i = 0; i < wanted.length; i++) {
        // 37 steps of sums of up to 256 floats: a few hundred roundings
        assertThat((double) padded[i / columns * stride + i % columns])
            .as("array %d, element %d", place, i)
            .isCloseTo(wanted[i], within(3e-5 * largest));
      }
    }
  }

  @Test
  void learnedNumbersAreThoseOfTheStepInTheirAdjointToo() {
    Surrogate surrogate = Surrogates.named("arctan", 1.5);
    Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);
    learned.put(LearnedNumber.MEMBRANE_DECAY, new float[] {0.8f});
    learned.put(LearnedNumber.THRESHOLD, new float[] {0.7f, 0.8f, 0.9f, 1f, 1.1f, 1.2f});
    Lif lif = new Lif(0, 0.8, 0.7, 0.9, Reset.SUBTRACT, Convention.SPIKINGJELLY);
    Network network = RandomNetworks.of(lif, learned, 5);
    Loss loss = Losses.of(network.readout());
    SplittableRandom random = new SplittableRandom(8);
    List<Stimulus> stimuli = new ArrayList<>();
    for (int b = 0; b < 3; b++) {
      float[] values = new float[4];
      for (int i = 0; i < 4; i++) {
        values[i] = (float) random.nextDouble(0, 1);
      }
      float[] series = new float[STEPS * 4];
      for (int at = 0; at < series.length; at++) {
        series[at] = values[at % 4];
      }
      stimuli.add(new CurrentSeries(4, series));
    }
    int[] labels = {0, 1, 2};
    BatchTrainer trainer = new BatchTrainer(network, surrogate, loss, "sgd", 0, STEPS, 3);
    try (Workers workers = new Workers(1)) {
      for (int step = 0; step < 5; step++) {
        trainer.step(stimuli, labels, 0.1, workers);
      }
      trainer.gradient(stimuli, labels, workers);
      trainer.store();
      BatchTrainer fresh = new BatchTrainer(network, surrogate, loss, "sgd", 0, STEPS, 3);
      fresh.gradient(stimuli, labels, workers);
      for (int place = 0; place < fresh.gradients().count(); place++) {
        assertThat(trainer.gradients().array(place))
            .as("array %d", place)
            .isEqualTo(fresh.gradients().array(place));
      }
    }
    assertThat(learned.get(LearnedNumber.MEMBRANE_DECAY)[0]).isNotEqualTo(0.8f);
    assertThat(learned.get(LearnedNumber.THRESHOLD)[5]).isNotEqualTo(1.2f);
  }

  private static int columns(Network network, int place, int length) {
    return place < network.projections().size()
        ? network.projections().get(place).connection().targets()
        : length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast-sigmoid", "triangle"})
  void parametersDoNotDependOnTheNumberOfThreads(String surrogate) {
    List<float[]> one = trained(1, surrogate);
    for (int threads : new int[] {2, 7}) {
      List<float[]> more = trained(threads, surrogate);
      for (int place = 0; place < one.size(); place++) {
        assertThat(more.get(place)).as("%d threads", threads).isEqualTo(one.get(place));
      }
    }
  }

  private static List<float[]> trained(int threads, String surrogate) {
    Network network = RandomNetworks.plain(neuron("snntorch"), false, 80, 9);
    BatchTrainer trainer =
        new BatchTrainer(
            network,
            Surrogates.usual(surrogate),
            Losses.of(network.readout()),
            "adam",
            0,
            STEPS,
            SAMPLES);
    try (Workers workers = new Workers(threads)) {
      for (int step = 0; step < 3; step++) {
        trainer.step(stimuli(false), new int[] {0, 1, 2, 0, 1}, 0.01, workers);
      }
    }
    List<float[]> arrays = new ArrayList<>();
    for (int place = 0; place < trainer.arrays().count(); place++) {
      arrays.add(trainer.arrays().array(place));
    }
    return arrays;
  }
}
