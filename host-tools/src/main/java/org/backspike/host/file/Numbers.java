package org.backspike.host.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Integers in a network file: one number, an array of them, an array of arrays, an .npy file beside
 * it, or numbers drawn at random from a seed.
 */
final class Numbers {
  private static final String NPY = "npy";
  private static final String UNIFORM = "uniform";

  private final Path file;

  Numbers(Path file) {
    this.file = file;
  }

  /**
   * One number for all, or one each.
   *
   * @param node what the file has
   * @param where its place
   * @param count how many are needed
   * @return shape [1] or [count]
   */
  int[] oneOrEach(JsonNode node, String where, int count) {
    if (node.isIntegralNumber()) {
      return new int[] {integer(node, where)};
    }
    if (node.has(UNIFORM)) {
      return uniform(node, where, count);
    }
    return flat(node, where, count);
  }

  /**
   * Numbers in a given shape, row after row.
   *
   * @param node nested arrays, or the name of an .npy file
   * @param where its place
   * @param shape sizes, outermost first
   * @return all numbers in C order
   */
  int[] flat(JsonNode node, String where, int... shape) {
    long count = 1;
    for (int size : shape) {
      count *= size;
    }
    if (count > PopulationSizes.MOST_WEIGHTS) {
      throw new InputError(
          file, where, count + " numbers; at most " + PopulationSizes.MOST_WEIGHTS);
    }
    if (node.has(NPY)) {
      return fromNpy(node.get(NPY).asString(), where, shape);
    }
    if (node.has(UNIFORM)) {
      return uniform(node, where, (int) count);
    }
    int[] values = new int[(int) count];
    int filled = fill(node, where, shape, 0, values, 0);
    if (filled != count) {
      throw new IllegalStateException(filled + " of " + count + " numbers read");
    }
    return values;
  }

  /** An array of as many numbers as there are. */
  int[] list(JsonNode node, String where) {
    if (node.has(NPY)) {
      Path npy = FloatNetworkFile.beside(file, node.get(NPY).asString());
      Npy array = Npy.read(npy, PopulationSizes.MOST_WEIGHTS);
      return integers(array, npy, array.values().length);
    }
    return flat(node, where, node.size());
  }

  private int fill(JsonNode node, String where, int[] shape, int depth, int[] values, int next) {
    if (!node.isArray() || node.size() != shape[depth]) {
      throw new InputError(
          file,
          where,
          (node.isArray() ? node.size() + " elements" : "is no array")
              + "; must be "
              + shape[depth]
              + ", for an array of shape "
              + Arrays.toString(shape));
    }
    int at = next;
    for (int i = 0; i < shape[depth]; i++) {
      String place = where + "/" + i;
      if (depth + 1 < shape.length) {
        at = fill(node.get(i), place, shape, depth + 1, values, at);
      } else {
        values[at++] = integer(node.get(i), place);
      }
    }
    return at;
  }

  private int integer(JsonNode node, String where) {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw new InputError(file, where, "is " + node + "; must be an integer of 32 bits");
    }
    return node.asInt();
  }

  private int[] fromNpy(String name, String where, int[] shape) {
    Path npy = FloatNetworkFile.beside(file, name);
    long count = 1;
    for (int size : shape) {
      count *= size;
    }
    Npy array = Npy.read(npy, count);
    if (!Arrays.equals(array.shape(), shape)) {
      throw new InputError(
          npy,
          "",
          "shape "
              + Arrays.toString(array.shape())
              + "; must be "
              + Arrays.toString(shape)
              + ", for "
              + where);
    }
    return integers(array, npy, (int) count);
  }

  private static int[] integers(Npy array, Path npy, int count) {
    double[] values = array.values();
    int[] integers = new int[count];
    for (int i = 0; i < count; i++) {
      integers[i] = (int) values[i];
      if (integers[i] != values[i]) {
        throw new InputError(
            npy, "element " + i, "is " + values[i] + "; must be an integer of 32 bits");
      }
    }
    return integers;
  }

  private int[] uniform(JsonNode node, String where, int count) {
    int[] range = flat(node.get(UNIFORM), where + "/" + UNIFORM, 2);
    if (range[0] > range[1]) {
      throw new InputError(
          file, where + "/" + UNIFORM, range[0] + " to " + range[1] + "; must ascend");
    }
    LongUnaryOperator random = new SplitMix(node.path("seed").asLong(0))::below;
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (int) (range[0] + random.applyAsLong((long) range[1] - range[0] + 1));
    }
    return values;
  }
}
