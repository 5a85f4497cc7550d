package org.backspike.host.check.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.backspike.bptt.Workers;
import org.backspike.bptt.batch.Learner;
import org.backspike.bptt.memory.HistoryPlan;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.snn.Network;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.stimulus.CurrentSeries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gradients of the libraries, by every memory plan and number of threads: the same bits. */
class PlansAndThreadsTest {
  private static final Path CASES = GradientCasesTest.vectors().resolve("gradients");
  private static final int[] THREADS = {1, 2, 7};
  private static final List<String> PLANS =
      List.of("full", "sqrt", "optimal:1", "optimal:3", "compressed");

  @BeforeEach
  void needTheVectors() {
    boolean required = Objects.equals(System.getenv("BACKSPIKE_SHARED_REQUIRED"), "true");
    assumeTrue(required || Files.isDirectory(CASES), "needs reference vectors in " + CASES);
  }

  private static List<GradientCase> cases() throws java.io.IOException {
    try (var folders = Files.list(CASES)) {
      return folders
          .filter(each -> Files.exists(each.resolve("case.json")))
          .sorted()
          .map(GradientCase::read)
          .toList();
    }
  }

  @Test
  void theReplayDoesNotDependOnThreads() throws java.io.IOException {
    for (GradientCase each : cases()) {
      Map<String, double[]> one = replay(each, 1);
      for (int threads : new int[] {2, 7}) {
        replay(each, threads)
            .forEach((name, values) ->
                assertThat(values)
                    .as("%s, %s, %d threads", each.name(), name, threads)
                    .isEqualTo(one.get(name)));
      }
    }
  }

  private static Map<String, double[]> replay(GradientCase of, int threads) {
    try (Workers workers = new Workers(threads)) {
      return FloatReplay.of(of, workers).arrays();
    }
  }

  @Test
  void gradientsAreTheSameBitsByEveryPlan() throws java.io.IOException {
    Map<String, Integer> compared = new TreeMap<>();
    for (GradientCase each : cases()) {
      List<float[]> expected = gradient(each, "full", 1);
      for (String plan : PLANS) {
        if (plan.equals("compressed") && keepsHistories(each)) {
          continue; // refused: histories in double precision are more than membranes
        }
        for (int threads : THREADS) {
          List<float[]> got = gradient(each, plan, threads);
          assertThat(got).hasSameSizeAs(expected);
          for (int place = 0; place < got.size(); place++) {
            assertThat(got.get(place))
                .as("%s, %s, %d threads, array %d", each.name(), plan, threads, place)
                .isEqualTo(expected.get(place));
          }
        }
        compared.merge(plan, 1, Integer::sum);
      }
    }
    assertThat(compared)
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "full", 17, "sqrt", 17, "optimal:1", 17, "optimal:3", 17, "compressed", 12)));
  }

  private static boolean keepsHistories(GradientCase of) {
    Network network = CaseNetwork.of(of);
    return of.loss().readsMembranes()
        || network.populations().stream().anyMatch(BatchState::needsHistory);
  }

  private static List<float[]> gradient(GradientCase of, String plan, int threads) {
    Network network = CaseNetwork.of(of);
    Learner learner =
        HistoryPlan.parse(plan)
            .learner(
                network,
                of.surrogate(),
                of.loss(),
                Optimization.constant("sgd", 1),
                Regularization.NONE,
                0,
                of.batch());
    List<CurrentSeries> stimuli = new ArrayList<>();
    for (double[] input : ExactReplay.inputs(of)) {
      float[] values = new float[input.length];
      IntStream.range(0, values.length).forEach(i -> values[i] = (float) input[i]);
      stimuli.add(new CurrentSeries(of.sizes().getFirst(), values));
    }
    try (Workers workers = new Workers(threads)) {
      learner.gradient(stimuli, of.labels(), workers);
    }
    List<float[]> arrays = new ArrayList<>();
    for (int place = 0; place < learner.gradients().count(); place++) {
      float[] array = learner.gradients().array(place);
      arrays.add(Arrays.copyOf(array, array.length));
    }
    return arrays;
  }
}
