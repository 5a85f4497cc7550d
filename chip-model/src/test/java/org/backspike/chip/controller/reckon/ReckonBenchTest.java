package org.backspike.chip.controller.reckon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chip between its pins, on small samples. */
class ReckonBenchTest {
  private static final SampleTiming SHORT = new SampleTiming(12, 8);
  private static final ReckonSample SAMPLE =
      new ReckonSample(new int[] {3, 5, 3, 7, 2}, new int[] {0, 2, 2, 9, 11}, 1);

  private static ReckonBench bench(ReckonWeights weights) {
    return new ReckonBench(ReckonConfiguration.published(), weights, SHORT);
  }

  /** Weights that make neuron 0 spike in the step in which input 3 arrives. */
  private static ReckonWeights exciting() {
    ReckonWeights weights = ReckonWeights.zero();
    weights.input().set(3, 0, 127);
    weights.output().set(0, 1, 100);
    return weights;
  }

  @Test
  void anIdleCycleHasTheDigestOfTheChip() {
    CycleDigest digest = new CycleDigest();
    ReckonCore core =
        new ReckonCore(ReckonConfiguration.published(), ReckonWeights.zero(), digest, () -> {});
    core.clock();
    assertThat(digest.value()).isEqualTo(0xd94d12186c0f2fb7L);
  }

  @Test
  void cyclesFollowFromEventsAndSpikes() {
    ReckonBench bench = bench(exciting());
    bench.begin(Learning.NONE);
    ReckonActivity activity = bench.play(SAMPLE).activity();
    assertThat(activity.stepCycles()).isEqualTo(11 * 100);
    assertThat(activity.scanCycles()).isEqualTo(11 * 100);
    // Input 3 adds 127 * 8 = 1016 twice: a spike takes 614 of it, so the second leaves enough for
    // two.
    // Of five events the last comes in the last step and is not integrated.
    assertThat(activity.events()).isEqualTo(5);
    assertThat(activity.inputDeliveries()).isEqualTo(400);
    assertThat(activity.spikes()).isEqualTo(3);
    assertThat(activity.recurrentDeliveries()).isEqualTo(300);
    assertThat(activity.eventCycles()).isEqualTo(7 * 100);
    assertThat(activity.learningCycles()).isZero();
    assertThat(activity.neuronMemory())
        .isEqualTo(new ReckonActivity.Accesses(7 * 50 + 11 * 50, 7 * 50 + 11 * 50));
    assertThat(activity.inputMemory()).isEqualTo(new ReckonActivity.Accesses(4 * 7, 0));
    assertThat(activity.recurrentMemory()).isEqualTo(new ReckonActivity.Accesses(3 * 7, 0));
    assertThat(activity.outputMemory()).isEqualTo(new ReckonActivity.Accesses(3, 0));
    assertThat(bench.cycles()).isEqualTo(activity.cycles());
  }

  @Test
  void theOutputWithMostVotesIsTheAnswer() {
    ReckonBench bench = bench(exciting());
    bench.begin(Learning.NONE);
    SampleResult result = bench.play(SAMPLE);
    assertThat(result.inference()).isEqualTo(1);
    assertThat(result.isRight()).isTrue();
    assertThat(result.ticks()).isEqualTo(12);
  }

  @Test
  void learningSweepsOncePerStepWithATarget() {
    ReckonBench bench = bench(exciting());
    bench.begin(Learning.EPROP);
    ReckonActivity activity = bench.play(SAMPLE).activity();
    assertThat(activity.learningCycles()).isEqualTo((12 - 8 - 1) * 1624);
    assertThat(activity.outputMemory().writes()).isPositive();
  }

  @Test
  void samplesDoNotRememberEachOther() {
    ReckonBench bench = bench(exciting());
    bench.begin(Learning.NONE);
    SampleResult first = bench.play(SAMPLE);
    SampleResult second = bench.play(SAMPLE);
    assertThat(second.activity().cycles()).isEqualTo(first.activity().cycles());
    assertThat(second.activity().spikes()).isEqualTo(first.activity().spikes());
  }

  @Test
  void stepsAreFollowed() {
    ReckonBench bench = bench(exciting());
    List<Integer> ticks = new ArrayList<>();
    List<Long> cycles = new ArrayList<>();
    bench.follow((tick, cycle, digest) -> {
      ticks.add(tick);
      cycles.add(cycle);
    });
    bench.begin(Learning.NONE);
    bench.play(new ReckonSample(new int[] {3}, new int[] {5}, 0));
    assertThat(ticks).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(cycles).isSorted().startsWith(9L, 215L, 421L);
  }

  @Test
  void theSameRunHasTheSameDigestAndAnotherWeightAnother() {
    assertThat(digestOf(exciting())).isEqualTo(digestOf(exciting()));
    ReckonWeights other = exciting();
    other.input().set(5, 99, 1);
    assertThat(digestOf(other)).isNotEqualTo(digestOf(exciting()));
  }

  private static long digestOf(ReckonWeights weights) {
    ReckonBench bench = bench(weights);
    bench.begin(Learning.EPROP);
    bench.play(SAMPLE);
    return bench.digest();
  }

  /** Random weights and events, learned from and tested on, with and without a watch. */
  @ParameterizedTest
  @ValueSource(ints = {2, 18, 50, 100, 256})
  void anUnwatchedChipDoesTheSame(int neurons) {
    SplittableRandom random = new SplittableRandom(neurons);
    ReckonConfiguration configuration =
        ReckonConfiguration.published()
            .with(ReckonRegister.NUM_INP_NEUR, Math.min(neurons, 40) - 1)
            .with(ReckonRegister.NUM_REC_NEUR, neurons - 1)
            .with(ReckonRegister.REGUL_F0, 5);
    ReckonWeights weights = ReckonWeights.zero();
    for (int pre = 0; pre < neurons; pre++) {
      for (int post = 0; post < neurons; post++) {
        weights.input().set(pre, post, random.nextInt(-20, 60));
        weights.recurrent().set(pre, post, random.nextInt(-20, 20));
      }
      weights.output().set(pre, 0, random.nextInt(-50, 50));
    }
    ReckonWeights copy = weights.copy();
    SampleTiming timing = new SampleTiming(40, 10);
    ReckonBench watched = new ReckonBench(configuration, weights, timing);
    ReckonBench unwatched = ReckonBench.unwatched(configuration, copy, timing);
    List<Long> stamps = new ArrayList<>();
    watched.follow((tick, cycle, digest) -> stamps.add(cycle));
    List<Long> skipped = new ArrayList<>();
    unwatched.follow((tick, cycle, digest) -> skipped.add(cycle));
    for (Learning learning : List.of(Learning.EPROP, Learning.NONE, Learning.EPROP)) {
      watched.begin(learning);
      unwatched.begin(learning);
      ReckonSample sample = sample(random, Math.min(neurons, 40));
      SampleResult expected = watched.play(sample);
      SampleResult got = unwatched.play(sample);
      assertThat(got).as("%d neurons", neurons).usingRecursiveComparison().isEqualTo(expected);
      assertThat(expected.activity().spikes()).isPositive();
    }
    assertThat(skipped).isEqualTo(stamps);
    assertThat(copy.input().bytes()).isEqualTo(weights.input().bytes());
    assertThat(copy.recurrent().bytes()).isEqualTo(weights.recurrent().bytes());
    assertThat(copy.output().bytes()).isEqualTo(weights.output().bytes());
  }

  private static ReckonSample sample(SplittableRandom random, int inputs) {
    int[] steps = random.ints(150, 0, 40).sorted().toArray();
    int[] channels = random.ints(150, 0, inputs).toArray();
    return new ReckonSample(channels, steps, random.nextInt(2));
  }

  @Test
  void refusesWhatTheModelDoesNotFollow() {
    ReckonConfiguration configuration = ReckonConfiguration.published();
    assertThatThrownBy(() -> configuration.with(ReckonRegister.REGRESSION, 1))
        .hasMessageContaining("register REGRESSION is 1; must be 0");
    ReckonConfiguration wide = configuration.with(ReckonRegister.NUM_INP_NEUR, 150);
    assertThatThrownBy(() -> new ReckonBench(wide, ReckonWeights.zero(), SHORT))
        .hasMessageContaining("151 inputs, 100 neurons");
    assertThatThrownBy(() -> new ReckonSample(new int[] {1, 2}, new int[] {5, 4}, 0))
        .hasMessageContaining("event 1 on channel 2 at step 4");
    ReckonSample late = new ReckonSample(new int[] {1}, new int[] {12}, 0);
    assertThatThrownBy(() -> bench(ReckonWeights.zero()).play(late))
        .hasMessageContaining("event at step 12 of a sample of 12 steps");
    assertThatThrownBy(() -> new SampleTiming(5, 5)).hasMessageContaining("5 steps");
    assertThatThrownBy(() -> WeightMemory.ontoNeurons().set(0, 0, 128))
        .hasMessageContaining("weight 128; must be -128 to 127");
    assertThatThrownBy(() -> WeightMemory.ontoNeurons().get(0, 256))
        .hasMessageContaining("0 -> 256; must be below 256 and 256");
  }
}
