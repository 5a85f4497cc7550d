package org.backspike.bptt.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Reset;
import org.backspike.snn.Scope;
import org.backspike.snn.SpikingJelly;
import org.backspike.snn.kernel.AlignedFloats;
import org.backspike.snn.kernel.Coefficients;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels in use are the specification, bit for bit where the order of sums is the same. */
class KernelsTest {
  private static final int STEPS = 40;

  private static float[] random(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1.5);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 33, 100})
  void errorsAreThoseOfTheSpecification(int neurons) {
    Lif[] all = {
      new Lif(0, 0.9, 1, 1, Reset.SUBTRACT, Convention.SNNTORCH),
      new Lif(0.5, 0.9, 0.7, 1, Reset.ZERO, Convention.SNNTORCH),
      new Lif(0.5, 0.9, 0.7, 1, Reset.ZERO, Convention.SNNTORCH.withScope(Scope.MEMBRANE_TOTAL)),
      new Lif(0.875, 0.9375, 0.25, 0.5, Reset.ZERO),
      SpikingJelly.lif(2, Reset.SUBTRACT),
      SpikingJelly.lif(2, Reset.ZERO),
    };
    for (Lif lif : all) {
      ErrorTask expected = task(neurons);
      ErrorTask actual = task(neurons);
      for (int first : new int[] {20, 0}) {
        expected.firstStep = actual.firstStep = first;
        expected.endStep = actual.endStep = first + 20;
        run(new ScalarErrorScan(), lif, expected);
        run(Kernels.errorScan(), lif, actual);
      }
      assertThat(actual.errors).as("%s, %d", lif, neurons).isEqualTo(expected.errors);
      assertThat(actual.carry).isEqualTo(expected.carry);
      assertThat(actual.sums).isEqualTo(expected.sums);
    }
  }

  private static void run(ErrorScan scan, Lif lif, ErrorTask task) {
    if (lif.convention().isLate()) {
      scan.late(Coefficients.of(lif), task);
    } else {
      scan.prompt(Coefficients.of(lif), task);
    }
  }

  private static ErrorTask task(int neurons) {
    SplittableRandom random = new SplittableRandom(neurons);
    ErrorTask task = new ErrorTask();
    task.neurons = neurons;
    task.stride = neurons;
    task.membrane = random(random, STEPS * neurons);
    task.errors = random(random, STEPS * neurons);
    task.derivatives = random(random, STEPS * neurons);
    task.carry = new float[neurons];
    task.lambda = new float[neurons];
    task.sums = new float[neurons];
    return task;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 7, 13, 14, 15, 29})
  void productsAreThoseOfTheSpecification(int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    for (int sources : new int[] {1, 16, 17, 32, 33, 70}) {
      for (int targets : new int[] {1, 10, 40}) {
        int stride = targets + 2;
        int width = Math.ceilDiv(sources, 16) * 16;
        float[] weights = random(random, sources * stride);
        float[] errors = random(random, rows * stride);
        float[] expected = random(random, rows * width);
        float[] actual = expected.clone();
        Product scalar = new ScalarProduct();
        Product used = Kernels.product();
        MemorySegment a = AlignedFloats.zeros(scalar.packedLength(sources, targets));
        MemorySegment b = AlignedFloats.zeros(used.packedLength(sources, targets));
        scalar.pack(weights, stride, sources, targets, a);
        used.pack(weights, stride, sources, targets, b);
        scalar.add(errors, 0, stride, rows, a, sources, targets, expected, 0, width);
        used.add(errors, 0, stride, rows, b, sources, targets, actual, 0, width);
        compare(actual, expected, rows, sources, width);
      }
    }
  }

  private static void compare(float[] actual, float[] expected, int rows, int sources, int stride) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < sources; j++) {
        assertThat(actual[r * stride + j])
            .as("row %d of %d, source %d of %d", r, rows, j, sources)
            .isEqualTo(expected[r * stride + j]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, 32, 48, 100})
  void gatedProductsAreThoseOfTheSpecificationToRounding(int sources) {
    SplittableRandom random = new SplittableRandom(sources);
    int stride = 80;
    float[] membrane = random(random, STEPS * sources);
    float[] errors = random(random, STEPS * stride);
    float[] weights = random(random, sources * stride);
    int[] expectedBits = new int[2 * sources];
    int[] actualBits = new int[2 * sources];
    new ScalarGatedProduct()
        .gate(membrane, 0, sources, 0, STEPS, sources, 1, 0.3f, expectedBits, 0);
    Kernels.gatedProduct().gate(membrane, 0, sources, 0, STEPS, sources, 1, 0.3f, actualBits, 0);
    assertThat(actualBits).isEqualTo(expectedBits);
    for (int lag : new int[] {0, 1, 3}) {
      float[] expected = new float[STEPS * sources];
      float[] actual = new float[STEPS * sources];
      new ScalarGatedProduct()
          .add(
              expectedBits,
              0,
              2,
              STEPS,
              lag,
              errors,
              0,
              stride,
              weights,
              sources,
              expected,
              0,
              sources);
      Kernels.gatedProduct()
          .add(
              expectedBits,
              0,
              2,
              STEPS,
              lag,
              errors,
              0,
              stride,
              weights,
              sources,
              actual,
              0,
              sources);
      for (int i = 0; i < expected.length; i++) {
        // 80 products of at most 2.25
        assertThat(actual[i]).as("lag %d, %d", lag, i).isCloseTo(expected[i], within(1e-4f));
        assertThat(actual[i] == 0).isEqualTo(expected[i] == 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "17, 16", "40, 80", "128, 255", "130, 256", "260, 300", "64, 530"})
  void gatedStepsAreThoseOfTheSpecificationToRounding(int neurons, int width) {
    SplittableRandom random = new SplittableRandom(neurons);
    float[] membrane = random(random, neurons + 3);
    float[] errors = random(random, width + 2);
    float[] weights = random(random, neurons * width);
    int[] expectedList = new int[neurons + GatedStep.SPARE];
    int[] list = new int[neurons + GatedStep.SPARE];
    GatedStep specification = new ScalarGatedStep();
    int count = specification.list(membrane, 3, neurons, 1, 0.6f, expectedList);
    assertThat(Kernels.gatedStep().list(membrane, 3, neurons, 1, 0.6f, list)).isEqualTo(count);
    assertThat(Arrays.copyOf(list, count)).isEqualTo(Arrays.copyOf(expectedList, count));
    float[] expected = random(random, neurons + 1);
    float[] actual = expected.clone();
    specification.add(expectedList, count, errors, 2, width, weights, expected, 1);
    Kernels.gatedStep().add(expectedList, count, errors, 2, width, weights, actual, 1);
    boolean[] listed = new boolean[neurons];
    for (int k = 0; k < count; k++) {
      listed[list[k]] = true;
    }
    for (int j = 0; j < neurons; j++) {
      // up to 530 products of at most 2.25
      assertThat(actual[1 + j]).as("neuron %d", j).isCloseTo(expected[1 + j], within(5e-4f));
      assertThat(Math.abs(membrane[3 + j] - 1) < 0.6f).isEqualTo(listed[j]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 127, 128, 129, 150})
  void gradientRowsAreThoseOfTheSpecification(int width) {
    SplittableRandom random = new SplittableRandom(width);
    int stride = width + 1;
    float[] values = random(random, 2 * STEPS * stride);
    MemorySegment rows = AlignedFloats.zeros(values.length);
    AlignedFloats.copy(values, 0, rows, 0, values.length);
    int[][] bits = {random.ints(8).toArray(), random.ints(8).toArray()};
    int[] bitsAt = {0, 1};
    for (int sent : new int[] {1, 31, 32, 33, STEPS}) {
      float[] expected = random(random, width + 2);
      float[] actual = expected.clone();
      new ScalarBitRowSums()
          .add(2, bits, bitsAt, 1, 3, sent, rows, STEPS, stride, expected, 2, width);
      Kernels.bitRowSums().add(2, bits, bitsAt, 1, 3, sent, rows, STEPS, stride, actual, 2, width);
      assertThat(actual).as("seed %d, %d steps", width, sent).isEqualTo(expected);
    }
    int[] list = random.ints(20, 0, 6).toArray();
    float[] expected = random(random, 6 * stride);
    float[] actual = expected.clone();
    new ScalarEventRows().add(list, 3, 20, values, 5, expected, stride, width);
    Kernels.eventRows().add(list, 3, 20, values, 5, actual, stride, width);
    assertThat(actual).as("events, seed %d", width).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 100})
  void stepsOfAdamAreThoseOfTheSpecification(int count) {
    SplittableRandom random = new SplittableRandom(count);
    float[][] expected = {random(random, count), new float[count], new float[count]};
    float[][] actual = {expected[0].clone(), new float[count], new float[count]};
    for (int step = 1; step < 4; step++) {
      float[] g = random(random, count);
      AdamUpdate.Numbers numbers =
          new AdamUpdate.Numbers(0.9f, 0.999f, 0.01f, 0.1f * step, 0.03f * step, 1e-8f, 0.99f);
      new ScalarAdamUpdate().update(numbers, expected[0], g, expected[1], expected[2], 0, count);
      Kernels.adamUpdate().update(numbers, actual[0], g, actual[1], actual[2], 0, count);
      assertThat(actual).as("seed %d", count).isDeepEqualTo(expected);
    }
  }
}
