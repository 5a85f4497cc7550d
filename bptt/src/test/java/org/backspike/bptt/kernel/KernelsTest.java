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
        scalar.add(
            errors, 0, stride, rows, a, sources, targets, expected, 0, width, expected, 0, width);
        used.add(errors, 0, stride, rows, b, sources, targets, actual, 0, width, actual, 0, width);
        compare(actual, expected, rows, sources, width);
        float[] base = random(random, width);
        scalar.add(errors, 0, stride, rows, a, sources, targets, base, 0, 0, expected, 0, width);
        used.add(errors, 0, stride, rows, b, sources, targets, base, 0, 0, actual, 0, width);
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
  void gatesAreThoseOfTheSpecification(int neurons) {
    float[] membrane = random(new SplittableRandom(neurons), STEPS * neurons);
    int[] expected = new int[2 * neurons];
    int[] actual = new int[2 * neurons];
    new ScalarGate().mark(membrane, 0, neurons, 2, STEPS, neurons, 1, 0.3f, expected, 0);
    Kernels.gate().mark(membrane, 0, neurons, 2, STEPS, neurons, 1, 0.3f, actual, 0);
    assertThat(actual).isEqualTo(expected);
    assertThat(Arrays.stream(expected).map(Integer::bitCount).sum()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 64, 127, 128, 129, 150})
  void listedDotsAreThoseOfTheSpecificationToRounding(int width) {
    SplittableRandom random = new SplittableRandom(width);
    int sources = 7;
    int[] begin = {0, 0, 3, 4, 10, 10, 11, 20};
    int[] list = random.ints(20, 0, 6).toArray();
    int stride = width + 3;
    float[] rows = random(random, 6 * stride);
    MemorySegment weights = AlignedFloats.zeros((long) sources * stride);
    AlignedFloats.copy(random(random, sources * stride), 0, weights, 0, sources * stride);
    float[] expected = dots(new ScalarListedDots(), begin, list, rows, weights, stride, width);
    float[] actual = dots(Kernels.listedDots(), begin, list, rows, weights, stride, width);
    for (int k = 0; k < expected.length; k++) {
      // up to 150 products of at most 2.25
      assertThat(actual[k]).as("place %d", k).isCloseTo(expected[k], within(2e-4f));
    }
    assertThat(expected[3]).isNotZero();
  }

  /** Of the sources from 1 to 5, in two tiles, after the parts have been used once. */
  private static float[] dots(
      ListedDots dots,
      int[] begin,
      int[] list,
      float[] rows,
      MemorySegment weights,
      int stride,
      int width) {
    MemorySegment parts = AlignedFloats.zeros(20L * dots.parts());
    float[] sums = new float[11];
    int half = width / 2;
    for (int use = 0; use < 2; use++) {
      dots.add(begin, list, 1, 6, rows, 2, stride, weights, stride, 1, half, parts);
      dots.add(
          begin,
          list,
          1,
          6,
          rows,
          2 + half,
          stride,
          weights,
          stride,
          1 + half,
          width - half,
          parts);
      dots.sum(parts, 11, sums);
    }
    return sums;
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
  @ValueSource(ints = {1, 15, 16, 17, 31, 32, 33, STEPS})
  void listsOfBitsAreThoseOfTheSpecification(int sent) {
    SplittableRandom random = new SplittableRandom(sent);
    int[][] bits = {random.ints(12).toArray(), random.ints(12).toArray()};
    int[] bitsAt = {0, 1};
    int[] expectedBegin = new int[4];
    int[] begin = new int[4];
    int[] expected = new int[6 * STEPS + BitLists.SPARE];
    int[] actual = expected.clone();
    new ScalarBitLists().list(2, bits, bitsAt, 5, sent, STEPS, 1, 4, expectedBegin, expected);
    Kernels.bitLists().list(2, bits, bitsAt, 5, sent, STEPS, 1, 4, begin, actual);
    assertThat(begin).isEqualTo(expectedBegin);
    assertThat(Arrays.copyOf(actual, begin[3])).isEqualTo(Arrays.copyOf(expected, begin[3]));
    // neuron 1, the second sample before the first, step 0
    assertThat(Arrays.stream(expected, 0, begin[1]).anyMatch(each -> each == STEPS))
        .isEqualTo((bits[1][2] & 1) != 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 127, 128, 129, 150})
  void gradientRowsAreThoseOfTheSpecification(int width) {
    SplittableRandom random = new SplittableRandom(width);
    int stride = width + 1;
    float[] values = random(random, 2 * STEPS * stride);
    MemorySegment rows = AlignedFloats.zeros(values.length);
    AlignedFloats.copy(values, 0, rows, 0, values.length);
    int[] listed = random.ints(20, 0, 2 * STEPS).toArray();
    for (int begin : new int[] {2, 19, 20}) {
      float[] expected = random(random, width + 2);
      float[] actual = expected.clone();
      new ScalarListedRowSums().add(listed, begin, 20, rows, stride, expected, 2, width);
      Kernels.listedRowSums().add(listed, begin, 20, rows, stride, actual, 2, width);
      assertThat(actual).as("seed %d, from %d", width, begin).isEqualTo(expected);
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
