package org.backspike.snn.batch;

/**
 * What stands between the sum of what arrives at a population and its neurons in a training. At a
 * population that projects onto itself it changes what arrives from others, and what comes back is
 * added behind it, unless it is a {@link MaskStage}.
 */
public interface DriveStage {
  /**
   * Whether a population has it.
   *
   * @param population its index
   * @return true if its drives are changed
   */
  boolean appliesTo(int population);

  /**
   * Changes drives in place.
   *
   * @param population its index
   * @param first first sample
   * @param end end of the samples
   * @param drives shape [samples][steps][stride of the population], bias included
   */
  void forward(int population, int first, int end, float[] drives);
}
