package org.backspike.chip.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.timing.CycleModel;
import org.backspike.chip.timing.StageLog;
import org.junit.jupiter.api.Test;

class ExecutionTest {
  private static final Placement TOGETHER =
      new Placement(List.of(new Slice(0, 1, 0, 3), new Slice(0, 2, 0, 2)));
  private static final Placement APART =
      new Placement(
          List.of(
              new Slice(3, 1, 0, 1),
              new Slice(1, 1, 1, 2),
              new Slice(2, 2, 0, 1),
              new Slice(0, 2, 1, 1)));

  private static ChipImage image(Placement placement) {
    return new ChipImage(ChipFixture.chip(List.of()), ChipFixture.network(), placement);
  }

  private static Stimulus random(int seed, int steps) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] offsets = new int[steps + 1];
    List<Integer> channels = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      for (int c = 0; c < 2; c++) {
        if (random.nextBoolean()) {
          channels.add(c);
        }
      }
      offsets[t + 1] = channels.size();
    }
    int[] payloads = new int[channels.size()];
    Arrays.setAll(payloads, i -> 1 + random.nextInt(3));
    return new Stimulus(offsets, channels.stream().mapToInt(Integer::intValue).toArray(), payloads);
  }

  /** The same network, worked out neuron by neuron with the rules and nothing else. */
  private static long[] oracle(Stimulus stimulus, int steps) {
    int[][] in = {{70, 40, 0}, {30, -20, 90}};
    int[][] out = {{10, -5}, {7, 3}, {0, 9}};
    Events[] fed = new Events[steps + 1];
    for (int t = 0; t <= steps; t++) {
      fed[t] = new Events(4);
      stimulus.send(t, fed[t]);
    }
    long[] v = new long[3];
    boolean[] fired = new boolean[3];
    long[] u = new long[2];
    long[] w = new long[2];
    long[] scores = new long[2];
    for (int t = 0; t < steps; t++) {
      long[] drive = new long[2];
      for (int j = 0; j < 3; j++) {
        for (int o = 0; o < 2; o++) {
          drive[o] += fired[j] ? (long) out[j][o] << 6 : 0;
        }
      }
      for (int i = 0; i < 3; i++) {
        long sum = 0;
        for (int e = 0; t > 0 && e < fed[t - 1].count; e++) {
          sum += (long) in[fed[t - 1].index[e]][i] * fed[t - 1].payload[e];
        }
        v[i] = decay(v[i], 4096 - 256) + (sum << 6);
        fired[i] = v[i] > 4000;
        v[i] = fired[i] ? 0 : v[i];
      }
      for (int o = 0; o < 2; o++) {
        u[o] = decay(u[o], 4096 - 512) + drive[o];
        w[o] = decay(w[o], 4096 - 256) + u[o];
        scores[o] += t >= 2 && t < 8 ? w[o] : 0;
      }
    }
    return scores;
  }

  private static long decay(long x, int k) {
    return Long.signum(x) * ((Math.abs(x) * k) >> 12);
  }

  @Test
  void agreesWithAnOracleWrittenFromTheRules() {
    for (int seed = 0; seed < 50; seed++) {
      Stimulus stimulus = random(seed, 8);
      long[] scores =
          new Inference(image(TOGETHER), 8).run(stimulus, Executor.functional(Probe.NONE));
      assertThat(scores).as("seed %d", seed).isEqualTo(oracle(stimulus, 8));
    }
  }

  @Test
  void doesNotDependOnThePlacement() {
    for (int seed = 0; seed < 20; seed++) {
      Stimulus stimulus = random(seed, 8);
      assertThat(new Inference(image(APART), 8).run(stimulus, Executor.functional(Probe.NONE)))
          .as("seed %d", seed)
          .isEqualTo(
              new Inference(image(TOGETHER), 8).run(stimulus, Executor.functional(Probe.NONE)));
    }
  }

  @Test
  void timedAndFunctionalRunsHaveTheSameBitsAndDoTheSameWork() {
    ChipImage image = image(APART);
    Inference functional = new Inference(image, 8);
    Inference timed = functional.copy();
    CycleModel clock = new CycleModel(image, StageLog.bySteps());
    for (int seed = 0; seed < 20; seed++) {
      Stimulus stimulus = random(seed, 8);
      List<int[]> spikes = new ArrayList<>();
      List<int[]> timedSpikes = new ArrayList<>();
      assertThat(timed.run(stimulus, Executor.timed(clock, recorder(image, timedSpikes))))
          .as("seed %d", seed)
          .isEqualTo(functional.run(stimulus, Executor.functional(recorder(image, spikes))));
      assertThat(timedSpikes.toArray(int[][]::new)).isDeepEqualTo(spikes.toArray(int[][]::new));
    }
    for (int i = 0; i < functional.program().executed().size(); i++) {
      Work expected = functional.program().executed().get(i).work();
      Work actual = timed.program().executed().get(i).work();
      assertThat(actual.executions()).isEqualTo(expected.executions());
      assertThat(actual.active()).isEqualTo(expected.active());
      assertThat(actual.produced()).isEqualTo(expected.produced());
    }
    assertThat(clock.cycles()).isPositive();
  }

  private static Probe recorder(ChipImage image, List<int[]> spikes) {
    return (step, machine) -> {
      for (SliceLayout slice : image.slices()) {
        spikes.add(machine.fired(slice));
      }
    };
  }

  @Test
  void aSampleLeavesNothingBehind() {
    Inference inference = new Inference(image(TOGETHER), 8);
    Executor executor = Executor.functional(Probe.NONE);
    long[] first = inference.run(random(3, 8), executor);
    inference.run(random(4, 8), executor);
    assertThat(inference.run(random(3, 8), executor)).isEqualTo(first);
  }

  @Test
  void refusesAPlacementThatLeavesANeuronOut() {
    assertThatThrownBy(() -> image(new Placement(List.of(new Slice(0, 1, 0, 3)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("out: 0 neurons placed; must be 2");
  }
}
