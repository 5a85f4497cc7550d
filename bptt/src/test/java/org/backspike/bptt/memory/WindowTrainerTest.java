package org.backspike.bptt.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.bptt.Workers;
import org.backspike.bptt.batch.BatchOutcome;
import org.backspike.bptt.batch.BatchTrainer;
import org.backspike.bptt.batch.Learner;
import org.backspike.bptt.batch.RandomNetworks;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.Losses;
import org.backspike.bptt.loss.MembraneCrossEntropy;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convention;
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

/** Whatever is kept and whatever is computed again: the bits are those of the full history. */
class WindowTrainerTest {
  private static final int STEPS = 37;
  private static final int[] LABELS = {0, 1, 2, 0, 1};
  private static final List<String> EXACT =
      List.of("sqrt", "optimal:1", "optimal:3", "optimal:40", "compressed", "tbptt:37");

  private static final List<String> UNCOMPRESSED =
      EXACT.stream().filter(each -> !each.equals("compressed")).toList();

  private static List<Stimulus> stimuli(String kind, int channels) {
    SplittableRandom random = new SplittableRandom(4);
    List<Stimulus> all = new ArrayList<>();
    for (int b = 0; b < LABELS.length; b++) {
      float[] values = new float[channels];
      float[] series = new float[STEPS * channels];
      SpikeTrain train = new SpikeTrain(channels, STEPS);
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < channels; i++) {
          values[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 9) / 16f;
          series[t * channels + i] = (float) random.nextDouble(-0.5, 1.5);
          if (random.nextInt(5) == 0) {
            train.add(i);
          }
        }
        train.endStep();
      }
      all.add(
          switch (kind) {
            case "constant" -> new ConstantCurrent(values);
            case "series" -> new CurrentSeries(channels, series);
            default -> train;
          });
    }
    return all;
  }

  private static Lif neuron(String name) {
    return switch (name) {
      case "snntorch" -> new Lif(0, 0.9, 1, 1, Reset.SUBTRACT, Convention.SNNTORCH);
      case "snntorch-zero" -> new Lif(0.4, 0.8, 1, 1, Reset.ZERO, Convention.SNNTORCH);
      case "spikingjelly" -> SpikingJelly.lifWithoutInputDecay(2, Reset.ZERO);
      case "backspike" -> new Lif(0.5, 0.9, 0.5, 1, Reset.ZERO);
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "snntorch, fast-sigmoid, 2, spikes, false, 33",
    "snntorch, triangle, 0.1, spikes, false, 128",
    "snntorch, box, 3, constant, true, 33",
    "snntorch-zero, arctan, 2, series, false, 33",
    "snntorch-zero, triangle, 3, spikes, true, 70",
    "spikingjelly, sigmoid, 2, constant, false, 33",
    "spikingjelly, triangle, 1, series, true, 33",
    "backspike, fast-sigmoid, 2, spikes, true, 128",
    "backspike, erf, 2, spikes, false, 33"
  })
  void gradientsAreThoseOfTheFullHistory(
      String neuron, String surrogate, double slope, String kind, boolean integrators, int hidden) {
    Network network = RandomNetworks.plain(neuron(neuron), integrators, hidden, 9);
    Surrogate derivative = Surrogates.named(surrogate, slope);
    check(network, derivative, Losses.of(network.readout()), stimuli(kind, 20), EXACT);
  }

  @Test
  void holdsInDoublePrecisionWithRelaysSkipsLagsAndLearnedNumbers() {
    Surrogate surrogate = Surrogates.named("arctan", 1.5);
    for (Lif lif :
        List.of(
            new Lif(0.6, 0.8, 0.7, 0.9, Reset.SUBTRACT, Convention.SNNTORCH),
            new Lif(0, 0.8, 0.7, 0.9, Reset.ZERO, Convention.SPIKINGJELLY),
            new Lif(0, 0.8, 0.7, 0.9, Reset.ZERO).with(new Adaptation(0.8, 0.9)).withRefractory(4),
            SnnTorch.alpha(0.8, 0.5, Reset.ZERO),
            SnnTorch.alpha(0.8, 0.5, Reset.SUBTRACT).in(Convention.SPIKINGJELLY))) {
      Network network = RandomNetworks.of(lif, 5);
      check(
          network, surrogate, new MembraneCrossEntropy(0.2, 0), stimuli("series", 4), UNCOMPRESSED);
    }
  }

  /** What a threshold and a refractory period remember crosses the edges of windows too. */
  @ParameterizedTest
  @CsvSource({
    "backspike, 1.5, 0.9, 0",
    "snntorch, 1.5, 0.5, 0",
    "spikingjelly, 0, 0, 5",
    "snntorch-zero, 0, 0, 12",
    "backspike, 0.7, 0.9, 3",
    "snntorch, 0.7, 0.9, 7"
  })
  void holdsForAdaptiveThresholdsAndRefractoryPeriods(
      String neuron, double strength, double decay, int refractory) {
    Lif lif = neuron(neuron).with(new Adaptation(strength, decay)).withRefractory(refractory);
    Surrogate surrogate = Surrogates.named("arctan", 1.5);
    Network layered = RandomNetworks.plain(lif, true, 33, 9);
    check(layered, surrogate, Losses.of(layered.readout()), stimuli("spikes", 20), UNCOMPRESSED);
    Network learning = RandomNetworks.of(lif, 5);
    Loss loss = new MembraneCrossEntropy(0.2, 0);
    check(learning, surrogate, loss, stimuli("series", 4), UNCOMPRESSED);
  }

  @Test
  void holdsForSharedWeightsPoolingAndSkips() {
    Network network = RandomNetworks.image(3);
    Surrogate surrogate = Surrogates.named("arctan", 1);
    check(network, surrogate, Losses.of(network.readout()), stimuli("spikes", 20), EXACT);
  }

  @Test
  void compressedMemoryRefusesHistoriesInDoublePrecision() {
    Network network = RandomNetworks.of(neuron("snntorch"), 5);
    assertThatThrownBy(() -> windows(network, Surrogates.usual("box"), "compressed"))
        .hasMessage(
            "population hid keeps its history in double precision; compressed memory cannot, use"
                + " sqrt");
  }

  @Test
  void resumesAtRestPotentialsOtherThanZero() {
    Convention convention = Convention.SNNTORCH.withPotentials(0.3, -0.2);
    Lif lif = new Lif(0, 0.9, 1, 1, Reset.SUBTRACT, convention);
    Network layered = RandomNetworks.plain(lif, true, 33, 9);
    Surrogate surrogate = Surrogates.named("arctan", 1.5);
    check(layered, surrogate, Losses.of(layered.readout()), stimuli("spikes", 20), EXACT);
    Network learning = RandomNetworks.of(lif, 5);
    Loss loss = new MembraneCrossEntropy(0.2, 0);
    check(learning, surrogate, loss, stimuli("series", 4), UNCOMPRESSED);
  }

  /** A loss of the first steps alone has no gradient behind them, one of the last none before. */
  @Test
  void truncationIsTheGradientOfEachWindowAlone() {
    Network network = RandomNetworks.plain(neuron("backspike"), false, 33, 9);
    Surrogate surrogate = Surrogates.named("fast-sigmoid", 2);
    Schedule schedule = HistoryPlan.parse("tbptt:5").schedule(STEPS);
    WindowTrainer cut =
        new WindowTrainer(
            network, surrogate, ofStep(STEPS - 1), Optimization.constant("sgd", 1), schedule);
    WindowTrainer early =
        new WindowTrainer(network, surrogate, ofStep(4), Optimization.constant("sgd", 1), schedule);
    WindowTrainer whole =
        new WindowTrainer(
            network,
            surrogate,
            ofStep(4),
            Optimization.constant("sgd", 1),
            HistoryPlan.parse("sqrt").schedule(STEPS));
    List<Stimulus> silent = new ArrayList<>();
    for (Stimulus each : stimuli("spikes", 20)) {
      silent.add(firstSteps((SpikeTrain) each, 30));
    }
    // the last window, steps 35 and 36, gets no input: only an error that passes its edge, or one
    // that comes back along the delay of two steps, could reach the weights of the input
    assertThat(gradient(cut, silent, 1).getFirst()).containsOnly(0);
    List<float[]> ofFirstWindow = gradient(early, stimuli("spikes", 20), 1);
    List<float[]> expected = gradient(whole, stimuli("spikes", 20), 1);
    for (int place = 0; place < expected.size(); place++) {
      assertThat(ofFirstWindow.get(place)).as("array %d", place).isEqualTo(expected.get(place));
    }
  }

  /** The sum of the spikes of one step. */
  private static Loss ofStep(int step) {
    return (answer, label) -> {
      answer.clearErrors();
      double sum = 0;
      for (int c = 0; c < answer.classes(); c++) {
        sum += answer.spikes()[step * answer.classes() + c];
        answer.spikeErrors()[step * answer.classes() + c] = 1 + c;
      }
      return sum;
    };
  }

  private static SpikeTrain firstSteps(SpikeTrain train, int end) {
    SpikeTrain first = new SpikeTrain(train.channels(), train.steps());
    for (int t = 0; t < train.steps(); t++) {
      for (int k = train.begin(t); t < end && k < train.begin(t + 1); k++) {
        first.add(train.indices()[k]);
      }
      first.endStep();
    }
    return first;
  }

  @Test
  void truncationChangesTheGradientOfAMemory() {
    Network network = RandomNetworks.plain(neuron("backspike"), true, 33, 9);
    Surrogate surrogate = Surrogates.named("fast-sigmoid", 2);
    float[] full = gradient(full(network, surrogate), stimuli("spikes", 20), 1).getFirst();
    float[] cut =
        gradient(windows(network, surrogate, "tbptt:5"), stimuli("spikes", 20), 1).getFirst();
    assertThat(cut).isNotEqualTo(full);
    double product = 0;
    double ofFull = 0;
    double ofCut = 0;
    for (int i = 0; i < cut.length; i++) {
      product += (double) cut[i] * full[i];
      ofFull += (double) full[i] * full[i];
      ofCut += (double) cut[i] * cut[i];
    }
    // shorter, and still downhill
    assertThat(product / Math.sqrt(ofFull * ofCut)).isBetween(0.2, 0.9999);
    assertThat(ofCut).isLessThan(ofFull);
  }

  @Test
  void weightsDoNotDependOnThePlanOrTheThreads() {
    List<float[]> expected = null;
    for (String plan : List.of("full", "sqrt", "optimal:2", "compressed")) {
      for (int threads : new int[] {1, 2, 7}) {
        Network network = RandomNetworks.plain(neuron("snntorch"), false, 80, 9);
        Surrogate surrogate = Surrogates.usual("fast-sigmoid");
        Learner learner =
            plan.equals("full") ? full(network, surrogate) : windows(network, surrogate, plan);
        try (Workers workers = new Workers(threads)) {
          for (int step = 0; step < 3; step++) {
            learner.step(stimuli("spikes", 20), LABELS, 0.01, workers);
          }
        }
        List<float[]> arrays = new ArrayList<>();
        for (int place = 0; place < learner.arrays().count(); place++) {
          arrays.add(learner.arrays().array(place).clone());
        }
        if (expected == null) {
          expected = arrays;
        }
        for (int place = 0; place < arrays.size(); place++) {
          assertThat(arrays.get(place))
              .as("%s, %d threads", plan, threads)
              .isEqualTo(expected.get(place));
        }
      }
    }
  }

  private static Learner full(Network network, Surrogate surrogate) {
    return new BatchTrainer(
        network, surrogate, Losses.of(network.readout()), "adam", 0, STEPS, LABELS.length);
  }

  private static Learner windows(Network network, Surrogate surrogate, String plan) {
    Schedule schedule = HistoryPlan.parse(plan).schedule(STEPS);
    return new WindowTrainer(
        network,
        surrogate,
        Losses.of(network.readout()),
        Optimization.constant("adam", 1),
        schedule);
  }

  private static List<float[]> gradient(Learner learner, List<Stimulus> stimuli, int threads) {
    try (Workers workers = new Workers(threads)) {
      learner.gradient(stimuli, LABELS, workers);
    }
    List<float[]> arrays = new ArrayList<>();
    for (int place = 0; place < learner.gradients().count(); place++) {
      arrays.add(learner.gradients().array(place).clone());
    }
    return arrays;
  }

  private static void check(
      Network network, Surrogate surrogate, Loss loss, List<Stimulus> stimuli, List<String> plans) {
    BatchTrainer whole = new BatchTrainer(network, surrogate, loss, "sgd", 0, STEPS, LABELS.length);
    BatchOutcome outcome;
    try (Workers workers = new Workers(1)) {
      outcome = whole.gradient(stimuli, LABELS, workers);
    }
    assertThat(outcome.spikes()).isPositive();
    for (String plan : plans) {
      WindowTrainer windows =
          new WindowTrainer(
              network,
              surrogate,
              loss,
              Optimization.constant("sgd", 1),
              HistoryPlan.parse(plan).schedule(STEPS));
      for (int threads : new int[] {1, 3}) {
        try (Workers workers = new Workers(threads)) {
          assertThat(windows.gradient(stimuli, LABELS, workers)).as(plan).isEqualTo(outcome);
        }
        for (int place = 0; place < whole.gradients().count(); place++) {
          assertThat(windows.gradients().array(place))
              .as("%s, %d threads, array %d", plan, threads, place)
              .isEqualTo(whole.gradients().array(place));
        }
      }
    }
  }
}
