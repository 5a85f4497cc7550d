package org.backspike.host.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.backspike.chip.network.Broadcast;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.Plane;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.Synapses;
import org.backspike.chip.network.WeightArray;
import tools.jackson.databind.JsonNode;

/**
 * The synapses of one projection of an integer network: a matrix with one row per target neuron, a
 * list of single synapses, a convolution, a pooling, or random synapses from a seed.
 */
final class SynapseReader {
  private static final String WEIGHTS = "weights";
  private static final String SPARSE = "sparse";
  private static final String DELAY = "delay";
  private static final String EVENT = "event";
  private static final List<String> FORMS =
      List.of(WEIGHTS, SPARSE, "conv", "pool", "random", EVENT);

  private final JsonNode node;
  private final String where;
  private final int sources;
  private final int targets;
  private final Path file;
  private final Numbers numbers;

  SynapseReader(JsonNode node, String where, int sources, int targets, Path file) {
    this.node = node;
    this.where = where;
    this.sources = sources;
    this.targets = targets;
    this.file = file;
    this.numbers = new Numbers(file);
  }

  Synapses read() {
    List<String> present = FORMS.stream().filter(node::has).toList();
    if (present.size() != 1) {
      throw new InputError(
          file,
          where,
          present.isEmpty()
              ? "has none of weights, sparse, conv, pool, random; must have one of them"
              : "has " + String.join(" and ", present) + "; must have one of them");
    }
    return switch (present.getFirst()) {
      case WEIGHTS -> matrix();
      case SPARSE -> sparse(node.get(SPARSE), where + "/" + SPARSE);
      case "conv" -> convolution(node.get("conv"), where + "/conv");
      case "pool" -> pooling(node.get("pool"), where + "/pool");
      case "random" -> random(node.get("random"), where + "/random");
      default -> new Broadcast(sources, targets);
    };
  }

  /** A matrix whose synapses have delays of their own becomes a list of them. */
  private Synapses matrix() {
    int count = PopulationSizes.weights(sources, targets, file, where);
    int[] given = numbers.flat(node.get(WEIGHTS), where + "/" + WEIGHTS, targets, sources);
    JsonNode delays = node.path(DELAY);
    if (delays.isMissingNode() || delays.isIntegralNumber()) {
      return new DenseSynapses(
          sources, targets, array(count, i -> given[i % targets * sources + i / targets], WEIGHTS));
    }
    int[] extra = numbers.flat(delays, where + "/" + DELAY, targets, sources);
    int[] source = new int[count];
    int[] target = new int[count];
    for (int i = 0; i < count; i++) {
      source[i] = i % sources;
      target[i] = i / sources;
    }
    return new SparseSynapses(rows(source, target, given, extra, where + "/" + WEIGHTS), targets);
  }

  private Synapses sparse(JsonNode list, String place) {
    int[] source = numbers.list(list.get("source"), place + "/source");
    int[] target = column(list, "target", source.length, place);
    int[] weight = column(list, "weight", source.length, place);
    int[] delay = list.has(DELAY) ? column(list, DELAY, source.length, place) : new int[0];
    if (delay.length > 0 && node.has(DELAY)) {
      throw new InputError(file, where + "/" + DELAY, "delays in two places; must be in one");
    }
    for (int s = 0; s < source.length; s++) {
      requireIndex(source[s], sources, place + "/source/" + s);
      requireIndex(target[s], targets, place + "/target/" + s);
    }
    requireSingle(source, target, delay, place);
    return new SparseSynapses(rows(source, target, weight, delay, place), targets);
  }

  private int[] column(JsonNode list, String name, int count, String place) {
    int[] column = numbers.list(list.get(name), place + "/" + name);
    if (column.length != count) {
      throw new InputError(
          file,
          place + "/" + name,
          column.length + " numbers; must be " + count + ", one per source");
    }
    return column;
  }

  private void requireIndex(int index, int size, String place) {
    if (index < 0 || index >= size) {
      throw new InputError(file, place, "neuron " + index + "; must be 0 to " + (size - 1));
    }
  }

  private void requireSingle(int[] source, int[] target, int[] delay, String place) {
    Set<List<Integer>> seen = new TreeSet<>((a, b) -> Arrays.compare(ints(a), ints(b)));
    for (int s = 0; s < source.length; s++) {
      if (!seen.add(List.of(source[s], target[s], delay.length == 0 ? 0 : delay[s]))) {
        throw new InputError(
            file,
            place + "/target/" + s,
            "a second synapse from " + source[s] + " to " + target[s] + "; must be one");
      }
    }
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Sorts synapses by source, keeping their order within one. */
  private SparseRows rows(int[] source, int[] target, int[] weight, int[] delay, String place) {
    int[] starts = new int[sources + 1];
    for (int s : source) {
      starts[s + 1]++;
    }
    for (int s = 0; s < sources; s++) {
      starts[s + 1] += starts[s];
    }
    int[] next = Arrays.copyOf(starts, sources);
    int[] order = new int[source.length];
    for (int s = 0; s < source.length; s++) {
      order[next[source[s]]++] = s;
    }
    int[] targetsInOrder = new int[source.length];
    byte[] delays = new byte[delay.length];
    for (int s = 0; s < order.length; s++) {
      targetsInOrder[s] = target[order[s]];
      if (delay.length > 0) {
        int steps = delay[order[s]];
        if (steps < 0 || steps > 62) {
          throw new InputError(
              file, place + "/delay/" + order[s], "is " + steps + "; must be 0 to 62");
        }
        delays[s] = (byte) steps;
      }
    }
    return new SparseRows(
        starts, targetsInOrder, array(order.length, s -> weight[order[s]], SPARSE), delays);
  }

  private Synapses convolution(JsonNode conv, String place) {
    int[] input = numbers.flat(conv.get("input_shape"), place + "/input_shape", 3);
    int[] shape = numbers.flat(conv.get("kernel_shape"), place + "/kernel_shape", 4);
    for (int size : shape) {
      requireIndex(size - 1, 1 << 16, place + "/kernel_shape");
    }
    int[] kernel = numbers.flat(conv.get("kernel"), place + "/kernel", shape);
    Plane plane = plane(conv, place, input, new Plane.Pair(shape[1], shape[2]));
    return new Convolution(
        plane,
        shape[0],
        conv.path("groups").asInt(1),
        Convolution.Mode.valueOf(
            conv.path("mode").asString("correlation").toUpperCase(Locale.ROOT)),
        array(kernel.length, i -> kernel[i], "conv/kernel"));
  }

  private Synapses pooling(JsonNode pool, String place) {
    int[] input = numbers.flat(pool.get("input_shape"), place + "/input_shape", 3);
    Plane plane = plane(pool, place, input, pair(pool, "kernel", 1, place));
    return Convolution.pooling(plane, pool.path("weight").asInt(1));
  }

  private Plane plane(JsonNode conv, String place, int[] input, Plane.Pair kernel) {
    return new Plane(
        input[0],
        input[1],
        input[2],
        kernel,
        pair(conv, "stride", 1, place),
        pair(conv, "padding", 0, place),
        pair(conv, "dilation", 1, place),
        Plane.Layout.valueOf(conv.path("layout").asString("whc").toUpperCase(Locale.ROOT)));
  }

  private Plane.Pair pair(JsonNode conv, String key, int missing, String place) {
    if (!conv.has(key)) {
      return new Plane.Pair(missing, missing);
    }
    int[] both = numbers.oneOrEach(conv.get(key), place + "/" + key, 2);
    return new Plane.Pair(both[0], both[both.length - 1]);
  }

  /** Targets and weights uniform, in the order of sources; every so many synapses are negative. */
  private Synapses random(JsonNode recipe, String place) {
    int fanOut = recipe.get("fan_out").asInt();
    int count = PopulationSizes.weights(sources, fanOut, file, place);
    int[] range = numbers.flat(recipe.get("weight"), place + "/weight", 2);
    int negative = recipe.path("negative_every").asInt(0);
    if (range[0] > range[1] || range[0] < Byte.MIN_VALUE || range[1] > Byte.MAX_VALUE) {
      throw new InputError(
          file, place + "/weight", range[0] + " to " + range[1] + "; must ascend, -128 to 127");
    }
    SplitMix random = new SplitMix(recipe.get("seed").asLong());
    int[] starts = new int[sources + 1];
    int[] target = new int[count];
    byte[] weight = new byte[count];
    for (int s = 0; s < count; s++) {
      target[s] = (int) random.below(targets);
      int w = (int) (range[0] + random.below((long) range[1] - range[0] + 1));
      weight[s] = (byte) (negative > 0 && s % negative == negative - 1 ? -w : w);
    }
    for (int source = 0; source <= sources; source++) {
      starts[source] = source * fanOut;
    }
    return new SparseSynapses(
        new SparseRows(starts, target, WeightArray.of(weight), new byte[0]), targets);
  }

  private WeightArray array(int count, IntUnaryOperator weight, String key) {
    try {
      return WeightArray.of(count, weight);
    } catch (IllegalArgumentException e) {
      throw new InputError(
          file, where + "/" + key, e.getMessage() == null ? "is wrong" : e.getMessage());
    }
  }
}
