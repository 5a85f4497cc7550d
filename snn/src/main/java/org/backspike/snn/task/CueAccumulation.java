package org.backspike.snn.task;

import org.backspike.snn.encode.CounterHash;
import org.backspike.snn.encode.CueEncoder;

/**
 * Were there more cues to the right than to the left? Asked after a delay. Shortened from seven
 * cues in 2250 steps to three in 600; the delay, the rates and the bias of a trial are those of the
 * source. Counts of all spikes tell the answer, the steps of the recall alone do not.
 *
 * <p>Source: Bellec et al. 2020; code IGITUGraz/eligibility_propagation.
 */
public final class CueAccumulation implements Task {
  private static final int SEED = 7;
  private static final int CUES = 3;
  private static final float BIAS = 0.3f;

  /** The task. */
  public CueAccumulation() {}

  @Override
  public String name() {
    return "cue-accumulation";
  }

  @Override
  public String description() {
    return "more cues left or right, three of them, asked after a delay (Bellec 2020, shortened)";
  }

  @Override
  public String encoder() {
    return "cues";
  }

  @Override
  public int steps() {
    return CueEncoder.PERIOD * CUES + CueEncoder.RECALL;
  }

  @Override
  public String shape() {
    return "40-100-2";
  }

  @Override
  public Dataset train() {
    return generate(0, 1600);
  }

  @Override
  public Dataset validation() {
    return generate(1, 500);
  }

  @Override
  public Dataset test() {
    return generate(2, 500);
  }

  /**
   * A split. A trial prefers one side with probability 0.7.
   *
   * @param split which; every one has samples of its own
   * @param size number of samples
   * @return features the cues, 1 for right, then the key of the sample; label 1 for right
   */
  public static Dataset generate(int split, int size) {
    int features = CUES + 1;
    float[] values = new float[features * size];
    int[] labels = new int[size];
    int key = CounterHash.key(SEED, split);
    for (int i = 0; i < size; i++) {
      int ofSample = CounterHash.key(key, i);
      float right = CounterHash.bits(ofSample, CUES) < 0 ? BIAS : 1 - BIAS;
      int count = 0;
      for (int cue = 0; cue < CUES; cue++) {
        int side = CounterHash.uniform(ofSample, cue) < right ? 1 : 0;
        values[features * i + cue] = side;
        count += side;
      }
      values[features * i + CUES] = CounterHash.uniform(ofSample, CUES + 1);
      labels[i] = 2 * count > CUES ? 1 : 0;
    }
    return new Dataset(features, 2, values, labels);
  }
}
