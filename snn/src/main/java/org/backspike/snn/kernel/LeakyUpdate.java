package org.backspike.snn.kernel;

/**
 * One step of a population of leaky neurons: {@code I = alpha I + A}, {@code V = beta Y + gain I},
 * rounded after every operation, so that all forms round alike.
 */
public interface LeakyUpdate {

  /**
   * Constants of a population.
   *
   * @param alpha kept part of the current
   * @param beta kept part of the membrane
   * @param gain factor on the current
   * @param threshold a spike needs V above it
   * @param remainder factor of (V - threshold) after a spike: 0 resets to zero, 1 subtracts
   */
  record Constants(float alpha, float beta, float gain, float threshold, float remainder) {}

  /**
   * Updates spiking neurons.
   *
   * @param c constants
   * @param drive A, shape [neurons]; not modified
   * @param current I, shape [neurons]; modified
   * @param carried Y, shape [neurons]; modified
   * @param membrane receives V before the reset
   * @param offset first entry of {@code membrane}
   * @param fired receives the indices of neurons that fired, ascending
   * @return how many fired
   */
  int fire(
      Constants c,
      float[] drive,
      float[] current,
      float[] carried,
      float[] membrane,
      int offset,
      int[] fired);

  /**
   * Updates integrators.
   *
   * @param c constants; the threshold is not used
   * @param drive A, shape [neurons]; not modified
   * @param current I, shape [neurons]; modified
   * @param carried Y, shape [neurons]; modified
   * @param membrane receives V
   * @param offset first entry of {@code membrane}
   */
  void integrate(
      Constants c, float[] drive, float[] current, float[] carried, float[] membrane, int offset);
}
