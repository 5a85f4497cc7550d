package org.backspike.experiments.benchmark;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.chip.kernel.ConvolutionSums;
import org.backspike.chip.kernel.ConvolutionTaps;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.SparseRowSums;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single and shared synapses, in synaptic events per microsecond; a tenth of the sources spikes.
 *
 * <p>On paper: a single synapse reads 4 bytes of target and 1 of weight in order, and reads and
 * writes 4 bytes of a sum anywhere in 40 KiB: three loads, an add and a store. A core that starts
 * three loads, two stores and six operations per cycle needs about 1.5 cycles with its share of the
 * loop; two synapses of one target in a row wait for each other, 5 cycles, which uniform targets
 * hardly ever do. A position of a convolution with 32 channels side by side is two vectors: a
 * widening load, a multiply (two operations), an add and a store each, 3 cycles for 16 events.
 * Channels that lie apart are single synapses with 4 bytes less to read. Falsified if a call
 * allocates, or if the sparse rate at 10,240 neurons does not exceed that of a gather and a
 * scatter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SynapseKernels {
  private static final int NEURONS = 10_240;
  private static final int FAN_OUT = 100;
  private static final int SPIKING = NEURONS / 10;
  private static final int WIDTH = 34;
  private static final int CHANNELS = 32;
  private static final int INPUTS = 16;
  private static final int SPIKING_INPUTS = WIDTH * WIDTH * INPUTS / 10;
  private static final int TAPS = 9;
  private static final int INNER = WIDTH - 2;

  private final int[] events = new int[SPIKING];
  private final int[] ones = new int[WIDTH * WIDTH * INPUTS];
  private final int[] sums = new int[NEURONS];
  private final int[] delayedSums = new int[8 * NEURONS];
  private final int[] slots = new int[8];
  private final SparseRows together = sparse(new byte[0]);
  private final SparseRows delayed = sparse(new byte[NEURONS * FAN_OUT]);
  private final ConvolutionSums convolution = Kernels.convolutionSums(Storage.BYTES);
  private final ConvolutionTaps channelsLast = taps(1);
  private final ConvolutionTaps channelsFirst = taps(WIDTH * WIDTH);
  private final int[] planeEvents = new int[SPIKING_INPUTS];
  private final int[] planeSums = new int[WIDTH * WIDTH * CHANNELS];

  /** For the harness. */
  public SynapseKernels() {}

  private static SparseRows sparse(byte[] delays) {
    SplittableRandom random = new SplittableRandom(3);
    int[] starts = new int[NEURONS + 1];
    for (int i = 0; i <= NEURONS; i++) {
      starts[i] = i * FAN_OUT;
    }
    int[] targets = random.ints(NEURONS * FAN_OUT, 0, NEURONS).toArray();
    byte[] weights = new byte[targets.length];
    random.nextBytes(weights);
    for (int s = 0; s < delays.length; s++) {
      delays[s] = (byte) random.nextInt(8);
    }
    return new SparseRows(starts, targets, WeightArray.of(weights), delays);
  }

  /** A kernel of 3 by 3 onto a plane of the same size; every inner position reaches 9 outputs. */
  private static ConvolutionTaps taps(int outputStride) {
    int positions = WIDTH * WIDTH;
    int[] starts = new int[positions + 1];
    int[] tap = new int[INNER * INNER * TAPS];
    int[] output = new int[tap.length];
    int count = 0;
    for (int p = 0; p < positions; p++) {
      if (isInner(p)) {
        for (int t = 0; t < TAPS; t++) {
          tap[count] = t;
          int reached = p + (t / 3 - 1) * WIDTH + t % 3 - 1;
          output[count++] = outputStride == 1 ? reached * CHANNELS : reached;
        }
      }
      starts[p + 1] = count;
    }
    int[] positionOf = new int[positions * INPUTS];
    int[] channelOf = new int[positions * INPUTS];
    for (int n = 0; n < positionOf.length; n++) {
      positionOf[n] = n / INPUTS;
      channelOf[n] = n % INPUTS;
    }
    byte[] weights = new byte[TAPS * INPUTS * CHANNELS];
    new SplittableRandom(4).nextBytes(weights);
    return new ConvolutionTaps(
        INPUTS,
        INPUTS,
        CHANNELS,
        TAPS,
        outputStride,
        positionOf,
        channelOf,
        starts,
        tap,
        output,
        WeightArray.of(weights));
  }

  private static boolean isInner(int position) {
    int x = position / WIDTH;
    int y = position % WIDTH;
    return x > 0 && x <= INNER && y > 0 && y <= INNER;
  }

  /** Draws who spikes. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(5);
    Arrays.fill(ones, 1);
    for (int k = 0; k < SPIKING; k++) {
      events[k] = k * 10 + random.nextInt(10);
    }
    for (int d = 0; d < slots.length; d++) {
      slots[d] = d * NEURONS;
    }
    for (int k = 0; k < SPIKING_INPUTS; k++) {
      int position = (1 + random.nextInt(INNER)) * WIDTH + 1 + random.nextInt(INNER);
      planeEvents[k] = position * INPUTS + random.nextInt(INPUTS);
    }
  }

  /**
   * Single synapses, all with one delay: 10,240 neurons, fan-out 100, targets uniform.
   *
   * @return the synapses
   */
  @Benchmark
  @OperationsPerInvocation(SPIKING * FAN_OUT)
  public long sparse() {
    return SparseRowSums.add(together, events, ones, SPIKING, slots, sums);
  }

  /**
   * The same with a delay of 0 to 7 each: one more byte and one more load per synapse, sums in 320
   * KiB.
   *
   * @return the synapses
   */
  @Benchmark
  @OperationsPerInvocation(SPIKING * FAN_OUT)
  public long sparseDelayed() {
    return SparseRowSums.add(delayed, events, ones, SPIKING, slots, delayedSums);
  }

  /**
   * A kernel of 3 by 3, 16 channels onto 32 that lie side by side.
   *
   * @return the synapses
   */
  @Benchmark
  @OperationsPerInvocation(SPIKING_INPUTS * TAPS * CHANNELS)
  public long convolutionChannelsLast() {
    return convolution.add(channelsLast, planeEvents, ones, SPIKING_INPUTS, planeSums, 0);
  }

  /**
   * The same with channels a plane apart.
   *
   * @return the synapses
   */
  @Benchmark
  @OperationsPerInvocation(SPIKING_INPUTS * TAPS * CHANNELS)
  public long convolutionChannelsFirst() {
    return convolution.add(channelsFirst, planeEvents, ones, SPIKING_INPUTS, planeSums, 0);
  }
}
