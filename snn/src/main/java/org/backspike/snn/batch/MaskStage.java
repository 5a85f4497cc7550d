package org.backspike.snn.batch;

/**
 * A stage that multiplies everything that arrives at a neuron by one number, the same in all steps
 * of a sample. It does not mix neurons or steps, and so it acts on recurrent drives too.
 */
public interface MaskStage extends DriveStage {
  /**
   * The factors of a sample.
   *
   * @param population its index
   * @param sample place in the batch
   * @return shape [stride of the population]
   */
  float[] mask(int population, int sample);
}
