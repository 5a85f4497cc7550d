package org.backspike.snn;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A group of equal neurons. */
public final class Population {
  private final String name;
  private final int size;
  private final Dynamics dynamics;
  private final float[] bias;
  private final Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);

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
    this(name, size, dynamics, bias, Map.of());
  }

  /**
   * A population that learns numbers of its neurons.
   *
   * @param name unique name
   * @param size number of neurons, at least 1
   * @param dynamics what they do; a learned number replaces the one of the dynamics
   * @param bias constant drive per step, shape [size], or empty for none; kept, not copied
   * @param learned values of each, shape [1] for all neurons alike or [size]; kept, not copied
   * @throws IllegalArgumentException if a size is wrong, the name blank, or the dynamics have no
   *     such numbers
   */
  public Population(
      String name, int size, Dynamics dynamics, float[] bias, Map<LearnedNumber, float[]> learned) {
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
    learned.forEach((number, value) -> {
      if ((value.length != 1 && value.length != size) || !(dynamics instanceof Lif lif)) {
        throw new IllegalArgumentException(
            name
                + ": "
                + number
                + " with "
                + value.length
                + " values; must be 1 or one for each of "
                + size
                + " neurons, which must spike");
      }
      if (lif.synapse() == Synapse.ALPHA && number != LearnedNumber.THRESHOLD) {
        throw new IllegalArgumentException(
            name + ": " + number + " of an alpha synapse; it can learn its threshold only");
      }
      this.learned.put(number, value);
    });
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

  /**
   * Numbers of the neurons that are learned.
   *
   * @return live arrays of shape [1] or [size], in the order of the enum
   */
  public Map<LearnedNumber, float[]> learned() {
    return Collections.unmodifiableMap(learned);
  }
}
