package org.backspike.host.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backspike.snn.AveragePooling;
import org.backspike.snn.Connection;
import org.backspike.snn.Convolution;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.ImageShape;
import tools.jackson.databind.JsonNode;

/**
 * The connection of a projection in a float network: {@code weights}, an array [targets][sources];
 * {@code convolution} with an array [channels][source channels][kernel][kernel]; or {@code
 * pooling}, the mean over windows, without an array.
 */
final class ConnectionNode {
  private ConnectionNode() {}

  static Connection read(JsonNode node, int sources, int targets, StoredArrays arrays) {
    if (node.has("pooling")) {
      JsonNode pooling = node.get("pooling");
      return new AveragePooling(shape(pooling.get("shape")), pooling.get("window").asInt());
    }
    if (node.has("convolution")) {
      JsonNode maps = node.get("convolution");
      ImageShape from = shape(maps.get("shape"));
      int channels = maps.get("channels").asInt();
      int kernel = maps.get("kernel").asInt();
      String key = maps.get("weights").asString();
      float[] values = arrays.floats(key, channels, from.channels(), kernel, kernel);
      return new Convolution(
          from,
          channels,
          kernel,
          maps.path("stride").asInt(1),
          maps.path("padding").asInt(0),
          values);
    }
    String key = node.get("weights").asString();
    float[] rows = arrays.floats(key, targets, sources);
    return new DenseWeights(sources, targets, transposed(rows, targets, sources));
  }

  static void describe(
      Connection connection, String key, Map<String, Object> node, Map<String, byte[]> arrays) {
    switch (connection) {
      case DenseWeights dense -> {
        int sources = dense.sources();
        int targets = dense.targets();
        float[] rows = transposed(dense.values(), sources, targets);
        arrays.put(key, Npy.ofFloats(rows, targets, sources));
        node.put("weights", key);
      }
      case Convolution maps -> {
        int kernel = maps.kernel();
        int channels = maps.shape().channels();
        arrays.put(
            key, Npy.ofFloats(maps.values(), channels, maps.from().channels(), kernel, kernel));
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("shape", shape(maps.from()));
        of.put("channels", channels);
        of.put("kernel", kernel);
        of.put("stride", maps.stride());
        of.put("padding", maps.padding());
        of.put("weights", key);
        node.put("convolution", of);
      }
      case AveragePooling pooling -> {
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("shape", shape(pooling.from()));
        of.put("window", pooling.window());
        node.put("pooling", of);
      }
    }
  }

  private static ImageShape shape(JsonNode node) {
    return new ImageShape(node.get(0).asInt(), node.get(1).asInt(), node.get(2).asInt());
  }

  private static List<Integer> shape(ImageShape shape) {
    return List.of(shape.channels(), shape.height(), shape.width());
  }

  static float[] transposed(float[] values, int rows, int columns) {
    float[] result = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        result[c * rows + r] = values[r * columns + c];
      }
    }
    return result;
  }
}
