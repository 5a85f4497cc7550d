package org.backspike.snn.task;

import org.backspike.snn.encode.CounterHash;
import org.backspike.snn.encode.TwoBitsEncoder;

/**
 * The exclusive or of two bits that come a delay of 40 steps apart in noise: the first must be kept
 * until the second is there. A linear readout of all spikes gets half of the samples right.
 */
public final class DelayedXor implements Task {
  private static final int SEED = 6;
  private static final int DELAY = 40;

  /** The task. */
  public DelayedXor() {}

  @Override
  public String name() {
    return "delayed-xor";
  }

  @Override
  public String description() {
    return "exclusive or of two bits in noise, 40 steps apart; needs memory";
  }

  @Override
  public String encoder() {
    return "two-bits";
  }

  @Override
  public int steps() {
    return TwoBitsEncoder.FRAME + DELAY;
  }

  @Override
  public String shape() {
    return "20-64r-2";
  }

  @Override
  public Dataset train() {
    return generate(0, 6400);
  }

  @Override
  public Dataset validation() {
    return generate(1, 1000);
  }

  @Override
  public Dataset test() {
    return generate(2, 1000);
  }

  /**
   * A split.
   *
   * @param split which; every one has samples of its own
   * @param size number of samples
   * @return features first bit, second bit, key of the sample
   */
  public static Dataset generate(int split, int size) {
    float[] values = new float[3 * size];
    int[] labels = new int[size];
    int key = CounterHash.key(SEED, split);
    for (int i = 0; i < size; i++) {
      int first = CounterHash.bits(key, 3 * i) >>> 31;
      int second = CounterHash.bits(key, 3 * i + 1) >>> 31;
      values[3 * i] = first;
      values[3 * i + 1] = second;
      values[3 * i + 2] = CounterHash.uniform(key, 3 * i + 2);
      labels[i] = first ^ second;
    }
    return new Dataset(3, 2, values, labels);
  }
}
