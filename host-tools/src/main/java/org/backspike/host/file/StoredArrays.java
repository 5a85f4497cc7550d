package org.backspike.host.file;

import java.nio.file.Path;
import java.util.Map;

/** The arrays that a float network names: those of a file, or zeros where it has none. */
sealed interface StoredArrays {
  /**
   * An array.
   *
   * @param key its name
   * @param shape what it must have
   * @return its elements, row by row
   * @throws InputError if it is not there or has another shape
   */
  float[] floats(String key, int... shape);

  /** Those of an .npz file. */
  record OfFile(Path file, Map<String, Npy> arrays) implements StoredArrays {
    static OfFile read(Path file) {
      return new OfFile(file, Npz.read(file));
    }

    @Override
    public float[] floats(String key, int... shape) {
      Npy found = arrays.get(key);
      if (found == null) {
        throw new InputError(file, key, "is not there; the file has " + arrays.keySet());
      }
      return found.floats(file, key, shape);
    }
  }

  /** Those of a graph whose weights are still to be drawn. */
  record Zeros(Path network) implements StoredArrays {
    @Override
    public float[] floats(String key, int... shape) {
      long elements = 1;
      for (int size : shape) {
        elements = Math.multiplyExact(elements, size);
      }
      if (elements > PopulationSizes.MOST_WEIGHTS) {
        throw new InputError(
            network, key, "has " + elements + " elements; at most " + PopulationSizes.MOST_WEIGHTS);
      }
      return new float[(int) elements];
    }
  }
}
