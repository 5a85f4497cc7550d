package org.backspike.bptt.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.bptt.Workers;
import org.backspike.bptt.exact.ExactGradient;
import org.backspike.bptt.exact.ExactModel;
import org.backspike.bptt.exact.ExactRun;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Reset;
import org.backspike.snn.SpikingJelly;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
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
    "backspike, erf, false, false, 33"
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
    try (Workers workers = new Workers(2)) {
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
