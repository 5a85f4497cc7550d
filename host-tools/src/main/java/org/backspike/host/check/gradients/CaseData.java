package org.backspike.host.check.gradients;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.backspike.host.file.InputError;
import org.backspike.host.file.InputFile;
import tools.jackson.databind.JsonNode;

/** The arrays of a case, each in C order. */
final class CaseData {
  private static final int MOST_BYTES = 64 << 20;
  private static final Set<String> KEYS = Set.of("name", "dtype", "shape", "offset");

  private final Path file;
  private final Map<String, double[]> arrays = new LinkedHashMap<>();
  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  private CaseData(Path file) {
    this.file = file;
  }

  static CaseData read(Path file, JsonNode descriptions, Path describedIn) {
    CaseData data = new CaseData(file);
    ByteBuffer bytes =
        ByteBuffer.wrap(InputFile.bytes(file, MOST_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    for (JsonNode description : descriptions) {
      CaseKeys.requireKnown(description, KEYS, describedIn, "arrays");
      data.add(description, bytes, describedIn);
    }
    return data;
  }

  private void add(JsonNode description, ByteBuffer bytes, Path describedIn) {
    String name = description.path("name").asString();
    int[] shape = new int[description.path("shape").size()];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = description.path("shape").get(i).asInt();
      size *= shape[i];
    }
    int offset = description.path("offset").asInt();
    int width =
        switch (description.path("dtype").asString()) {
          case "float32" -> Float.BYTES;
          case "float64" -> Double.BYTES;
          default ->
              throw new InputError(
                  describedIn, "arrays/" + name, "has another dtype; must be float32 or float64");
        };
    if (offset < 0 || size < 0 || offset + size * width > bytes.limit()) {
      throw new InputError(
          file, name, "needs " + (offset + size * width) + " bytes; there are " + bytes.limit());
    }
    double[] values = new double[(int) size];
    for (int i = 0; i < values.length; i++) {
      int at = offset + i * width;
      values[i] = width == Float.BYTES ? bytes.getFloat(at) : bytes.getDouble(at);
    }
    arrays.put(name, values);
    shapes.put(name, shape);
  }

  boolean has(String name) {
    return arrays.containsKey(name);
  }

  Set<String> names() {
    return arrays.keySet();
  }

  /** An array that must be there. */
  double[] get(String name) {
    double[] found = arrays.get(name);
    if (found == null) {
      throw new InputError(file, name, "is missing; the case has " + arrays.keySet());
    }
    return found;
  }

  /** An array that must be there with a size. */
  double[] get(String name, int size) {
    double[] found = get(name);
    if (found.length != size) {
      throw new InputError(file, name, "has " + found.length + " values; must be " + size);
    }
    return found;
  }
}
