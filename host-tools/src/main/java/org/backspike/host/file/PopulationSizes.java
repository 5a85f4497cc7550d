package org.backspike.host.file;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sizes that a network file declares, bounded before anything is made of them. */
final class PopulationSizes {
  /** Neurons and channels of one network. */
  private static final long MOST_NEURONS = 1L << 24;

  /** Weights of one projection. */
  static final long MOST_WEIGHTS = 1L << 27;

  private PopulationSizes() {}

  /**
   * Checks the sum of the sizes: each may be in range and all together still fill the memory.
   *
   * @param populations objects with a size
   * @param file what messages name
   */
  static void check(JsonNode populations, Path file) {
    long neurons = 0;
    for (JsonNode population : populations) {
      neurons += population.get("size").asLong();
    }
    if (neurons > MOST_NEURONS) {
      throw new InputError(
          file, "/populations", neurons + " neurons in all; at most " + MOST_NEURONS);
    }
  }

  /**
   * The size of a population that a projection names.
   *
   * @param name the population
   * @param sizes by name
   * @param file what messages name
   * @param where place of the projection
   */
  static int of(String name, Map<String, Integer> sizes, Path file, String where) {
    Integer size = sizes.get(name);
    if (size == null) {
      throw new InputError(
          file,
          where,
          "no population " + name + "; there are " + String.join(", ", sizes.keySet()));
    }
    return size;
  }

  /**
   * The number of weights between two populations.
   *
   * @return at most 2^27
   */
  static int weights(int sources, int targets, Path file, String where) {
    long weights = (long) sources * targets;
    if (weights > MOST_WEIGHTS) {
      throw new InputError(
          file,
          where,
          sources + " x " + targets + " weights; at most " + MOST_WEIGHTS + " in one projection");
    }
    return (int) weights;
  }
}
