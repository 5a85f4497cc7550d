package org.backspike.host.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.chip.network.Broadcast;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.Plane;
import org.backspike.chip.network.Plasticity;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.WeightArray;

/** Writes a projection of an integer network, its arrays in .npy files beside it. */
final class ProjectionWriter {
  private final IntegerProjection projection;
  private final Path directory;
  private final String name;

  private ProjectionWriter(IntegerProjection projection, Path directory, String name) {
    this.projection = projection;
    this.directory = directory;
    this.name = name;
  }

  /**
   * Describes a projection and writes its arrays.
   *
   * @param projection what is written
   * @param unit float weight of the integer 1
   * @param directory where arrays go
   * @param name of the arrays, without ending
   */
  static Map<String, Object> describe(
      IntegerProjection projection, double unit, Path directory, String name) throws IOException {
    return new ProjectionWriter(projection, directory, name).describe(unit);
  }

  private Map<String, Object> describe(double unit) throws IOException {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("from", projection.from());
    node.put("to", projection.to());
    switch (projection.synapses()) {
      case DenseSynapses dense -> node.put("weights", npy("", rowsPerTarget(dense)));
      case SparseSynapses sparse -> node.put("sparse", sparse(sparse.rows()));
      case Convolution convolution -> node.put("conv", convolution(convolution));
      case Broadcast _ -> node.put("event", lower(projection.delivery().event()));
    }
    Delivery delivery = projection.delivery();
    if (!(projection.synapses() instanceof Broadcast)) {
      node.put("num_weight_bits", projection.coding().bits());
      node.put("sign_mode", lower(projection.coding().mode()));
      node.put("weight_exp", projection.exponent());
      node.put("num_message_bits", delivery.messageBits());
    }
    boolean ownDelays =
        projection.synapses() instanceof SparseSynapses sparse && sparse.rows().delays().length > 0;
    if (!ownDelays) {
      node.put("delay", delivery.delay());
    }
    node.put("latency", delivery.latency());
    node.put("current", delivery.port());
    projection.plasticity().ifPresent(rule -> node.put("learning", learning(rule)));
    node.put("weight_unit", unit);
    return node;
  }

  private Map<String, Object> npy(String suffix, byte[] file) throws IOException {
    String fileName = name + suffix + ".npy";
    AtomicFile.write(directory.resolve(fileName), file);
    return Map.of("npy", fileName);
  }

  private static byte[] rowsPerTarget(DenseSynapses dense) {
    int[] rows = new int[dense.weights().length()];
    for (int i = 0; i < rows.length; i++) {
      int row = i / dense.sources();
      int column = i % dense.sources();
      rows[i] = dense.weights().get(column * dense.targets() + row);
    }
    return Npy.ofInts(rows, dense.targets(), dense.sources());
  }

  private Map<String, Object> sparse(SparseRows rows) throws IOException {
    int[] sources = new int[rows.synapses()];
    for (int source = 0; source < rows.sources(); source++) {
      for (int s = rows.starts()[source]; s < rows.starts()[source + 1]; s++) {
        sources[s] = source;
      }
    }
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("source", npy("-source", Npy.ofInts(sources, sources.length)));
    node.put("target", npy("-target", Npy.ofInts(rows.targets(), sources.length)));
    node.put("weight", npy("-weight", Npy.ofInts(ints(rows.weights()), sources.length)));
    if (rows.delays().length > 0) {
      node.put("delay", npy("-delay", Npy.ofBytes(rows.delays(), sources.length)));
    }
    return node;
  }

  private Map<String, Object> convolution(Convolution convolution) throws IOException {
    Plane plane = convolution.plane();
    List<Integer> shape =
        List.of(
            convolution.outputChannels(),
            plane.kernel().x(),
            plane.kernel().y(),
            plane.channels() / convolution.groups());
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("input_shape", List.of(plane.width(), plane.height(), plane.channels()));
    node.put("kernel_shape", shape);
    node.put(
        "kernel",
        npy(
            "",
            Npy.ofInts(ints(convolution.weights()), shape.stream().mapToInt(i -> i).toArray())));
    node.put("stride", pair(plane.stride()));
    node.put("padding", pair(plane.padding()));
    node.put("dilation", pair(plane.dilation()));
    node.put("groups", convolution.groups());
    node.put("mode", lower(convolution.mode()));
    node.put("layout", lower(plane.layout()));
    return node;
  }

  private static List<Integer> pair(Plane.Pair pair) {
    return List.of(pair.x(), pair.y());
  }

  private static int[] ints(WeightArray weights) {
    int[] values = new int[weights.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.get(i);
    }
    return values;
  }

  private static Map<String, Object> learning(Plasticity rule) {
    List<Object> products = new ArrayList<>();
    for (Plasticity.Product product : rule.products()) {
      List<Object> factors = new ArrayList<>();
      for (Plasticity.Term term : product.factors()) {
        factors.add(Map.of("state_var", lower(term.factor()), "const", term.constant()));
      }
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("dependency", lower(product.dependency()));
      node.put("s_mantissa", product.mantissa());
      node.put("s_exp", product.exponent());
      node.put("factors", factors);
      products.add(node);
    }
    double[][] streams = rule.random().all();
    Map<String, Object> random = new LinkedHashMap<>();
    random.put("x_decay", streams[0]);
    random.put("y_decay", streams[1]);
    random.put("synvar", streams[2]);
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("rule", "stdp");
    node.put("t_epoch", rule.epoch());
    node.put("x1_impulse", rule.pre().impulse());
    node.put("x1_decay", rule.pre().decay());
    node.put("y1_impulse", rule.post().impulse());
    node.put("y1_decay", rule.post().decay());
    node.put("products", products);
    node.put("random_streams", random);
    return node;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
