package org.backspike.snn;

/** A group of equal neurons. */
public final class Population {
  private final String name;
  private final int size;
  private final Dynamics dynamics;
  private final float[] bias;

  /**
   * A population.
   *
   * @param name unique name
   * @param size number of neurons, at least 1
   * @param dynamics what they do
   * @param bias constant drive per step, shape [size], or empty for none; kept, not copied
   * @throws IllegalArgumentException if a size is wrong or the name blank
   */
  public Population(String name, int size, Dynamics dynamics, float[] bias) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a population needs a name");
    }
    if (size < 1) {
      throw new IllegalArgumentException(name + ": " + size + " neurons; must be at least 1");
    }
    if (bias.length != 0 && (bias.length != size || dynamics instanceof Input)) {
      throw new IllegalArgumentException(
          name
              + ": "
              + bias.length
              + " biases; must be none or one for each of "
              + size
              + " neurons, and none for an input");
    }
    this.name = name;
    this.size = size;
    this.dynamics = dynamics;
    this.bias = bias;
  }

  /**
   * A population without bias.
   *
   * @param name unique name
   * @param size number of neurons, at least 1
   * @param dynamics what they do
   * @return the population
   */
  public static Population of(String name, int size, Dynamics dynamics) {
    return new Population(name, size, dynamics, new float[0]);
  }

  /**
   * Its name.
   *
   * @return unique in a network
   */
  public String name() {
    return name;
  }

  /**
   * Number of neurons.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  /**
   * What its neurons do.
   *
   * @return the dynamics
   */
  public Dynamics dynamics() {
    return dynamics;
  }

  /**
   * Constant drive per step.
   *
   * @return the live array, shape [size] or empty
   */
  public float[] bias() {
    return bias;
  }
}
