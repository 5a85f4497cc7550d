package org.backspike.snn.task;

import java.util.List;
import org.backspike.snn.encode.CounterHash;
import org.jspecify.annotations.Nullable;

/**
 * A workload that measures the speed of training: four batches of 64 samples with random labels.
 * Nothing can be learned from them but the labels by heart.
 *
 * <p>Images are strokes on 28 x 28 pixels of which 19 % are not 0, mean 0.128: as dense as the
 * training images of MNIST, which are not ours to ship; {@link #on} takes those of a data set
 * instead.
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
  private final @Nullable Dataset images;

  private BenchTask(
      String name, String shape, String encoder, int steps, float rate, @Nullable Dataset images) {
    this.name = name;
    this.shape = shape;
    this.encoder = encoder;
    this.steps = steps;
    this.rate = rate;
    this.images = images;
  }

  private static BenchTask ofStrokes(String name, String shape, String encoder) {
    return new BenchTask(name, shape, encoder, 25, 0, null);
  }

  private static BenchTask ofRates(String name, String shape, int steps, float rate) {
    return new BenchTask(name, shape, "rate", steps, rate, null);
  }

  /**
   * All workloads.
   *
   * @return a to d
   */
  public static List<BenchTask> all() {
    return List.of(
        ofStrokes("bench-a-rate", "784-128-10", "rate"),
        ofStrokes("bench-a-direct", "784-128-10", "direct"),
        ofStrokes("bench-b", "784-512-10", "rate"),
        ofRates("bench-c", "700-256r-20", 100, 0.015f),
        ofRates("bench-d", "1024-1024-1024-10", 50, 0.1f));
  }

  /**
   * The same on the first images of a data set.
   *
   * @param data at least as many samples as the workload has
   * @return a workload with the same random labels
   * @throws IllegalArgumentException if the workload has no images, or the data are too few or of
   *     another size
   */
  public BenchTask on(Dataset data) {
    if (rate != 0) {
      throw new IllegalArgumentException(name + " has no images, it takes no data");
    }
    if (data.size() < SAMPLES || data.features() != SIDE * SIDE) {
      throw new IllegalArgumentException(
          data.size()
              + " samples of "
              + data.features()
              + " values; must be at least "
              + SAMPLES
              + " of "
              + SIDE * SIDE);
    }
    return new BenchTask(name, shape, encoder, steps, rate, data.first(SAMPLES));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "speed of training, random labels; "
        + (rate == 0 ? "strokes or, with --data, images" : "spikes with probability " + rate);
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
      if (images != null) {
        System.arraycopy(images.features(sample), 0, values, sample * features, features);
      } else if (rate == 0) {
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
