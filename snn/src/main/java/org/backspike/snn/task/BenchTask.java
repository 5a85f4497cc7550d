package org.backspike.snn.task;

import java.util.List;
import org.backspike.snn.encode.CounterHash;

/**
 * A workload that measures the speed of training: four batches of 64 samples with random labels.
 * Nothing can be learned from them but the labels by heart.
 *
 * <p>Images are strokes on 28 x 28 pixels of which 19 % are not 0, mean 0.128: as dense as the
 * training images of MNIST, which are not ours to ship.
 */
public final class BenchTask implements Task {
  /** Samples of a batch. */
  public static final int BATCH = 64;

  private static final int SAMPLES = 4 * BATCH;
  private static final int SIDE = 28;
  private static final int ON = 149;
  private static final int SEED = 5;

  private final String name;
  private final String shape;
  private final String encoder;
  private final int steps;
  private final float rate;

  private BenchTask(String name, String shape, String encoder, int steps, float rate) {
    this.name = name;
    this.shape = shape;
    this.encoder = encoder;
    this.steps = steps;
    this.rate = rate;
  }

  /**
   * All workloads.
   *
   * @return a to d
   */
  public static List<BenchTask> all() {
    return List.of(
        new BenchTask("bench-a-rate", "784-128-10", "rate", 25, 0),
        new BenchTask("bench-a-direct", "784-128-10", "direct", 25, 0),
        new BenchTask("bench-b", "784-512-10", "rate", 25, 0),
        new BenchTask("bench-c", "700-256r-20", "rate", 100, 0.015f),
        new BenchTask("bench-d", "1024-1024-1024-10", "rate", 50, 0.1f));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "speed of training, random labels; "
        + (rate == 0 ? "strokes, density .128" : "spikes with probability " + rate);
  }

  @Override
  public String encoder() {
    return encoder;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public String shape() {
    return shape;
  }

  @Override
  public Dataset train() {
    String[] sizes = shape.split("-", -1);
    int features = Integer.parseInt(sizes[0]);
    int classes = Integer.parseInt(sizes[sizes.length - 1]);
    float[] values = new float[SAMPLES * features];
    int[] labels = new int[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      int key = CounterHash.key(SEED, sample);
      labels[sample] = Math.floorMod(CounterHash.bits(key, -1), classes);
      if (rate == 0) {
        stroke(key, values, sample * features);
      } else {
        java.util.Arrays.fill(values, sample * features, (sample + 1) * features, rate);
      }
    }
    return new Dataset(features, classes, values, labels);
  }

  /** A pen of 2 x 2 pixels on a random walk in the middle of the image. */
  private static void stroke(int key, float[] values, int at) {
    int x = SIDE / 2;
    int y = SIDE / 2;
    int on = 0;
    for (int move = 0; on < ON; move++) {
      int bits = CounterHash.bits(key, move);
      x = Math.clamp(x + (bits & 3) % 3 - 1, 3, SIDE - 5);
      y = Math.clamp(y + (bits >> 2 & 3) % 3 - 1, 3, SIDE - 5);
      for (int corner = 0; corner < 4 && on < ON; corner++) {
        int pixel = at + (y + corner / 2) * SIDE + x + corner % 2;
        if (values[pixel] == 0) {
          // uniform from 0.35 to 1: the mean of all pixels is 0.128
          values[pixel] = 0.35f + 0.65f * CounterHash.uniform(key, SIDE * SIDE + pixel - at);
          on++;
        }
      }
    }
  }

  @Override
  public Dataset validation() {
    return train();
  }

  @Override
  public Dataset test() {
    return train();
  }
}
