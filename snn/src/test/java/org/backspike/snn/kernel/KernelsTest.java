package org.backspike.snn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Reset;
import org.backspike.snn.Scope;
import org.backspike.snn.SpikingJelly;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels in use are the specification, bit for bit. */
class KernelsTest {
  private static final int STEPS = 40;

  private static float[] random(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 15, 16, 17, 31, 33, 127, 128, 129, 260})
  void sumsOfRowsAreThoseOfTheSpecification(int width) {
    SplittableRandom random = new SplittableRandom(width);
    int stride = width + 3;
    float[] values = random(random, 50 * stride);
    MemorySegment weights = AlignedFloats.zeros(values.length);
    AlignedFloats.copy(values, 0, weights, 0, values.length);
    int[] rows = random.ints(30, 0, 50).toArray();
    float[] base = random(random, stride);
    float[] factors = random(random, 60);
    for (int end : new int[] {2, 3, 30}) {
      float[] expected = new float[stride + 5];
      float[] actual = new float[stride + 5];
      RowSums scalar = new ScalarRowSums();
      RowSums used = Kernels.rowSums();
      scalar.add(weights, stride, rows, 2, end, base, 1, expected, 4, 2, width - 1);
      used.add(weights, stride, rows, 2, end, base, 1, actual, 4, 2, width - 1);
      assertThat(actual).as("seed %d", width).isEqualTo(expected);
      scalar.addScaled(weights, stride, rows, 2, end, factors, 7, base, 0, expected, 3, 0, width);
      used.addScaled(weights, stride, rows, 2, end, factors, 7, base, 0, actual, 3, 0, width);
      assertThat(actual).as("seed %d, scaled", width).isEqualTo(expected);
      scalar.addRow(values, 5, 0.7f, expected, 1, 1, width);
      used.addRow(values, 5, 0.7f, actual, 1, 1, width);
      assertThat(actual).as("seed %d, one row", width).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 31, 32, 33, 48, 100})
  void neuronsAreThoseOfTheSpecification(int neurons) {
    Lif[] all = {
      new Lif(0, 0.9, 1, 1, Reset.SUBTRACT, Convention.SNNTORCH),
      new Lif(0.5, 0.9, 0.7, 1, Reset.ZERO, Convention.SNNTORCH),
      new Lif(0.5, 0.9, 0.7, 1, Reset.ZERO, Convention.SNNTORCH.withScope(Scope.MEMBRANE_TOTAL)),
      new Lif(0.5, 0.9, 0.7, 0.5, Reset.NONE, Convention.SNNTORCH.withPotentials(-0.25, 0)),
      new Lif(0.875, 0.9375, 0.25, 0.5, Reset.ZERO),
      SpikingJelly.lifWithoutInputDecay(2, Reset.SUBTRACT),
      new Lif(0, 0.5, 1, 0.75, Reset.ZERO, Convention.NORSE.withPotentials(0.1, -0.3)),
    };
    for (Lif lif : all) {
      ScanTask expected = task(neurons);
      ScanTask actual = task(neurons);
      for (int first = 0; first < STEPS; first += 20) {
        expected.firstStep = actual.firstStep = first;
        expected.endStep = actual.endStep = first + 20;
        run(new ScalarNeuronScan(), lif, expected);
        run(Kernels.neuronScan(), lif, actual);
      }
      assertThat(actual.membrane).as("%s, %d", lif, neurons).isEqualTo(expected.membrane);
      assertThat(actual.carried).isEqualTo(expected.carried);
      assertThat(actual.current).isEqualTo(expected.current);
      assertThat(actual.begins).isEqualTo(expected.begins);
      assertThat(actual.timeBits).isEqualTo(expected.timeBits);
      int spikes = expected.begins[STEPS + 1];
      assertThat(Arrays.copyOfRange(actual.lists, 3, 3 + spikes))
          .isEqualTo(Arrays.copyOfRange(expected.lists, 3, 3 + spikes));
      assertThat(neurons < 15 || spikes > 10).as("%s fires", lif).isTrue();
    }
  }

  private static void run(NeuronScan scan, Lif lif, ScanTask task) {
    if (lif.convention().isLate()) {
      scan.late(Coefficients.of(lif), task);
    } else {
      scan.prompt(Coefficients.of(lif), task);
    }
  }

  private static ScanTask task(int neurons) {
    SplittableRandom random = new SplittableRandom(neurons);
    ScanTask task = new ScanTask();
    task.neurons = neurons;
    task.drive = random(random, STEPS * neurons);
    for (int i = 0; i < task.drive.length; i++) {
      task.drive[i] += 0.3f;
    }
    task.driveStride = neurons;
    task.membrane = new float[STEPS * neurons];
    task.membraneStride = neurons;
    task.carried = new float[neurons];
    task.current = new float[neurons];
    task.lists = new int[3 + STEPS * neurons + NeuronScan.SPARE];
    task.listsAt = 3;
    task.begins = new int[STEPS + 2];
    task.beginsAt = 1;
    task.timeBits = new int[2 * neurons];
    task.timeBitsStride = neurons;
    return task;
  }
}
