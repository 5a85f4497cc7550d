package org.backspike.host.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backspike.host.file.InputError;
import tools.jackson.databind.JsonNode;

/**
 * An object of a reference file, read strictly: every field is asked for or knowingly passed over,
 * and one that is neither is an error. So nothing that a reference says is left out in silence.
 */
final class Fields {
  /** Numbers of one array; the largest references have some hundred thousand. */
  private static final long MOST = 1L << 24;

  /** Neurons of a population. */
  static final int MOST_NEURONS = 1 << 16;

  private final JsonNode node;
  private final Path file;
  private final String where;
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<Fields> inner = new ArrayList<>();

  Fields(JsonNode node, Path file, String where) {
    if (!node.isObject()) {
      throw new InputError(
          file, where.isEmpty() ? "/" : where, "is no object; must be keys with values");
    }
    this.node = node;
    this.file = file;
    this.where = where;
  }

  boolean has(String key) {
    return node.has(key) && !node.get(key).isNull();
  }

  JsonNode get(String key) {
    seen.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      throw wrong(key, "is missing; must be there");
    }
    return value;
  }

  Fields object(String key) {
    Fields fields = new Fields(get(key), file, where + "/" + key);
    inner.add(fields);
    return fields;
  }

  /** The objects of an array. */
  List<Fields> objects(String key) {
    JsonNode array = get(key);
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Fields fields = new Fields(array.get(i), file, where + "/" + key + "/" + i);
      inner.add(fields);
      objects.add(fields);
    }
    return objects;
  }

  /** Passes over what only informs. */
  Fields informative(String... keys) {
    seen.addAll(List.of(keys));
    return this;
  }

  String text(String key) {
    JsonNode value = get(key);
    if (!value.isString()) {
      throw wrong(key, "is no text; must be");
    }
    return value.asString();
  }

  int integer(String key) {
    return integer(get(key), key);
  }

  int integer(String key, int missing) {
    return has(key) ? integer(key) : absent(key, missing);
  }

  private int absent(String key, int missing) {
    seen.add(key);
    return missing;
  }

  boolean flag(String key) {
    JsonNode value = get(key);
    if (!value.isBoolean()) {
      throw wrong(key, "is " + value + "; must be true or false");
    }
    return value.asBoolean();
  }

  double decimal(String key) {
    return decimal(get(key), key);
  }

  double[] decimals(String key) {
    JsonNode array = get(key);
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = decimal(array.get(i), key + "/" + i);
    }
    return values;
  }

  private double decimal(JsonNode value, String key) {
    if (!value.isNumber()) {
      throw wrong(key, "is no number; must be");
    }
    return value.asDouble();
  }

  /** A number of neurons. */
  int size(String key) {
    int size = integer(key);
    if (size < 1 || size > MOST_NEURONS) {
      throw wrong(key, "is " + size + "; must be 1 to " + MOST_NEURONS);
    }
    return size;
  }

  /** A row of so many numbers. */
  int[] row(String key, int count) {
    int[] row = row(key);
    if (row.length != count) {
      throw wrong(key, "has " + row.length + " numbers; must be " + count);
    }
    return row;
  }

  /** A number, or an array of one or one each; missing: one number. */
  int[] oneOrEach(String key, int missing) {
    if (!has(key)) {
      return new int[] {absent(key, missing)};
    }
    return get(key).isArray() ? row(key) : new int[] {integer(key)};
  }

  /** A number, or an array with one each; it must be there. */
  int[] scalarOrEach(String key) {
    return get(key).isArray() ? row(key) : new int[] {integer(key)};
  }

  int[] row(String key) {
    return row(get(key), key);
  }

  /** Numbers of 64 bits, as many as are asked for. */
  List<Long> longs(String key, int count) {
    JsonNode array = get(key);
    if (array.size() != count) {
      throw wrong(key, array.size() + " numbers; must be " + count);
    }
    List<Long> values = new ArrayList<>();
    for (JsonNode value : array) {
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        throw wrong(key, "is " + value + "; must be an integer of 64 bits");
      }
      values.add(value.asLong());
    }
    return values;
  }

  /** Rows of numbers; all of one length. */
  int[][] matrix(String key) {
    return matrix(get(key), key);
  }

  /** Rows of numbers inside a value of this object. */
  int[][] matrix(JsonNode rows, String key) {
    int[][] matrix = new int[rows.size()][];
    for (int r = 0; r < matrix.length; r++) {
      matrix[r] = row(rows.get(r), key + "/" + r);
      if (matrix[r].length != matrix[0].length) {
        throw wrong(key + "/" + r, matrix[r].length + " numbers; must be " + matrix[0].length);
      }
    }
    return matrix;
  }

  private int[] row(JsonNode array, String key) {
    if (!array.isArray() || array.size() > MOST) {
      throw wrong(key, "is no array of at most " + MOST + " numbers; must be");
    }
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = integer(array.get(i), key + "/" + i);
    }
    return values;
  }

  private int integer(JsonNode value, String key) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(key, "is " + value + "; must be an integer of 32 bits");
    }
    return value.asInt();
  }

  InputError wrong(String key, String problem) {
    return new InputError(file, where + "/" + key, problem);
  }

  /** Ends the reading of this object and of those inside. */
  void end() {
    for (String key : node.propertyNames()) {
      if (!seen.contains(key)) {
        throw wrong(key, "is not known to the replay; must be one of " + String.join(", ", seen));
      }
    }
    inner.forEach(Fields::end);
  }
}
