package org.backspike.host.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import tools.jackson.databind.JsonNode;

/**
 * The weights of one projection of an integer network: a matrix with one row per target neuron,
 * inline or in an .npy file, or a list of single synapses. What the file says about them beside
 * ({@code num_weight_bits}, {@code sign_mode}) is checked, not applied.
 */
final class IntegerWeights {
  private static final String WEIGHTS = "weights";
  private static final String SPARSE = "sparse";
  private static final String DELAY = "delay";

  private final JsonNode node;
  private final String where;
  private final int sources;
  private final int targets;
  private final Path file;

  IntegerWeights(JsonNode node, String where, int sources, int targets, Path file) {
    this.node = node;
    this.where = where;
    this.sources = sources;
    this.targets = targets;
    this.file = file;
    if (node.has(WEIGHTS) == node.has(SPARSE)) {
      throw new InputError(
          file,
          where,
          (node.has(WEIGHTS) ? "has weights and sparse" : "has neither weights nor sparse")
              + "; must have one of them");
    }
  }

  /**
   * The weights with those of one source side by side.
   *
   * @return shape [sources][targets]
   */
  byte[] preMajor() {
    int count = PopulationSizes.weights(sources, targets, file, where);
    if (node.has(SPARSE)) {
      return sparse(new byte[count]);
    }
    JsonNode weights = node.get(WEIGHTS);
    return weights.isArray() ? inline(weights, count) : fromNpy(weights.get("npy").asString());
  }

  /**
   * Extra steps of all synapses.
   *
   * @return the delay
   */
  int delay() {
    JsonNode delays = node.path(SPARSE).path(DELAY);
    if (delays.isMissingNode()) {
      return node.path(DELAY).asInt(0);
    }
    int delay = delays.get(0).asInt();
    for (JsonNode other : delays) {
      if (node.has(DELAY) || other.asInt() != delay) {
        throw new InputError(
            file, where + "/sparse/delay", "delays differ; must be one per projection");
      }
    }
    return delay;
  }

  private byte[] inline(JsonNode rows, int count) {
    String place = where + "/" + WEIGHTS;
    if (rows.size() != targets) {
      throw new InputError(
          file, place, rows.size() + " rows; must be " + targets + ", one per target neuron");
    }
    for (int r = 0; r < targets; r++) {
      if (rows.get(r).size() != sources) {
        throw new InputError(
            file,
            place + "/" + r,
            rows.get(r).size() + " numbers; must be " + sources + ", one per source neuron");
      }
    }
    byte[] values = new byte[count];
    for (int r = 0; r < targets; r++) {
      for (int c = 0; c < sources; c++) {
        values[c * targets + r] = weight(rows.get(r).get(c).asDouble(), c, r, place);
      }
    }
    return values;
  }

  private byte[] fromNpy(String name) {
    Path npy = FloatNetworkFile.beside(file, name);
    Npy array = Npy.read(npy, (long) sources * targets);
    if (!Arrays.equals(array.shape(), new int[] {targets, sources})) {
      throw new InputError(
          npy,
          "",
          "shape "
              + Arrays.toString(array.shape())
              + "; must be ["
              + targets
              + ", "
              + sources
              + "], one row per target neuron");
    }
    byte[] values = new byte[array.values().length];
    for (int r = 0; r < targets; r++) {
      for (int c = 0; c < sources; c++) {
        values[c * targets + r] =
            weight(array.values()[r * sources + c], c, r, where + "/" + WEIGHTS);
      }
    }
    return values;
  }

  private byte[] sparse(byte[] values) {
    JsonNode list = node.get(SPARSE);
    String place = where + "/" + SPARSE;
    int synapses = list.get("source").size();
    for (String column : new String[] {"target", "weight", DELAY}) {
      if (list.has(column) && list.get(column).size() != synapses) {
        throw new InputError(
            file,
            place + "/" + column,
            list.get(column).size() + " numbers; must be " + synapses + ", one per source");
      }
    }
    BitSet taken = new BitSet(values.length);
    for (int s = 0; s < synapses; s++) {
      int source = index(list, "source", s, sources);
      int target = index(list, "target", s, targets);
      int at = source * targets + target;
      if (taken.get(at)) {
        throw new InputError(
            file,
            place + "/target/" + s,
            "a second synapse from " + source + " to " + target + "; must be one");
      }
      taken.set(at);
      values[at] = weight(list.get("weight").get(s).asDouble(), source, target, place);
    }
    return values;
  }

  private int index(JsonNode list, String column, int synapse, int size) {
    int index = list.get(column).get(synapse).asInt();
    if (index >= size) {
      throw new InputError(
          file,
          where + "/" + SPARSE + "/" + column + "/" + synapse,
          "neuron " + index + "; must be 0 to " + (size - 1));
    }
    return index;
  }

  private byte weight(double value, int source, int target, String place) {
    int bits = node.path("num_weight_bits").asInt(Byte.SIZE);
    int limit = 1 << (bits - 1);
    if (value != Math.rint(value) || value < -limit || value >= limit) {
      throw wrong(value, source, target, place, "an integer of " + bits + " bits");
    }
    String sign = node.path("sign_mode").asString("mixed");
    if (sign.equals("excitatory") && value < 0) {
      throw wrong(value, source, target, place, "at least 0, the projection is excitatory");
    }
    if (sign.equals("inhibitory") && value > 0) {
      throw wrong(value, source, target, place, "at most 0, the projection is inhibitory");
    }
    return (byte) value;
  }

  private InputError wrong(double value, int source, int target, String place, String must) {
    String shown = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    return new InputError(
        file, place, "weight " + shown + " from " + source + " to " + target + "; must be " + must);
  }
}
