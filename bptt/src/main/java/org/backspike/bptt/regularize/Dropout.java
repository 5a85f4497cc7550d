package org.backspike.bptt.regularize;

import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.optimize.UpdateRule;
import org.backspike.snn.batch.MaskStage;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.encode.CounterHash;

/**
 * A hidden neuron gets no current in a sample, bias included, with a probability p, and 1 / (1 - p)
 * of its current otherwise, what it gets from its own population included: one mask for all steps.
 * The mask is a hash of seed, step of the optimizer, place in the batch, population and neuron.
 */
public final class Dropout implements TrainingStage, MaskStage {
  private static final int PURPOSE = 3;

  private final double probability;
  private final int key;
  private final Wiring wiring;
  private final int steps;
  private final int[] populations;
  private int keyOfStep;

  /**
   * Dropout of all hidden populations.
   *
   * @param probability 0 to below 1
   * @param seed of the masks
   * @param wiring of the network
   * @param steps steps per sample
   */
  public Dropout(double probability, int seed, Wiring wiring, int steps) {
    this.probability = probability;
    this.key = CounterHash.key(seed, PURPOSE);
    this.wiring = wiring;
    this.steps = steps;
    this.populations = HiddenPopulations.of(wiring);
    begin(0);
  }

  @Override
  public void begin(long step) {
    keyOfStep = CounterHash.key(key, (int) step, (int) (step >>> 32));
  }

  @Override
  public boolean needsWholeBatch() {
    return false;
  }

  @Override
  public boolean appliesTo(int population) {
    return Arrays.binarySearch(populations, population) >= 0;
  }

  @Override
  public void forward(int population, int first, int end, float[] drives) {
    for (int sample = first; sample < end; sample++) {
      float[] mask = mask(population, sample);
      for (int t = 0; t < steps; t++) {
        multiply(drives, (sample * steps + t) * mask.length, mask);
      }
    }
  }

  @Override
  public void backward(int population, int first, int end, float[] errors, float[] sums) {
    forward(population, first, end, errors);
    for (int sample = first; sample < end; sample++) {
      float[] mask = mask(population, sample);
      multiply(sums, sample * mask.length, mask);
    }
  }

  private static void multiply(float[] values, int at, float[] mask) {
    for (int i = 0; i < mask.length; i++) {
      values[at + i] *= mask[i];
    }
  }

  /**
   * {@inheritDoc}
   *
   * @return 0 or 1 / (1 - p), shape [stride]
   */
  @Override
  public float[] mask(int population, int sample) {
    float[] mask = new float[wiring.stride(population)];
    int keyOfSample = CounterHash.key(keyOfStep, sample, population);
    for (int i = 0; i < mask.length; i++) {
      boolean dropped = CounterHash.uniform(keyOfSample, i) < probability;
      mask[i] = dropped ? 0 : (float) (1 / (1 - probability));
    }
    return mask;
  }

  @Override
  public void update(UpdateRule rule, double rate, long step) {}

  @Override
  public List<float[]> state() {
    return List.of();
  }
}
