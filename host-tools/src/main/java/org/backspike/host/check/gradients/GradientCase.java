package org.backspike.host.check.gradients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backspike.bptt.loss.CountCrossEntropy;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.loss.MembraneCrossEntropy;
import org.backspike.bptt.loss.MembraneSquaredError;
import org.backspike.bptt.loss.RateCrossEntropy;
import org.backspike.bptt.loss.RateSquaredError;
import org.backspike.host.file.Document;
import org.backspike.host.file.InputError;
import org.backspike.surrogate.Arctan;
import org.backspike.surrogate.Boxcar;
import org.backspike.surrogate.Erf;
import org.backspike.surrogate.FastSigmoid;
import org.backspike.surrogate.StraightThrough;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Triangle;
import tools.jackson.databind.JsonNode;

/**
 * A case: two layers, their parameters, and what another library computed for them.
 *
 * @param name its name
 * @param steps T
 * @param batch number of samples
 * @param sizes neurons of input, hidden layer and output
 * @param layers dynamics of hidden layer and output
 * @param surrogate derivative of the spike
 * @param slope what multiplies the distance in a fast sigmoid; 0 for other surrogates
 * @param loss of a sample
 * @param data parameters, inputs and results
 */
record GradientCase(
    String name,
    int steps,
    int batch,
    List<Integer> sizes,
    List<CaseSwitches> layers,
    Surrogate surrogate,
    double slope,
    Loss loss,
    CaseData data) {
  /** Fields that we read, and those that say the same in the words of the library. */
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "lib",
          "neuron",
          "T",
          "batch",
          "layers",
          "loss",
          "reset",
          "beta",
          "alpha",
          "tau",
          "decay_input",
          "v_reset",
          "detach_reset",
          "reset_delay",
          "learn",
          "recurrent",
          "threshold",
          "heaviside",
          "equations",
          "note",
          "seed",
          "margin",
          "check_float32_lib_vs_float64_reimplementation",
          "surrogate",
          "loss_formula",
          "switches",
          "endianness",
          "arrays");

  static GradientCase read(Path folder) {
    Path file = folder.resolve("case.json");
    JsonNode root = Document.json(file);
    CaseKeys.requireKnown(root, KEYS, file, "");
    int steps = root.path("T").asInt();
    List<Integer> sizes = new ArrayList<>();
    root.path("layers").forEach(size -> sizes.add(size.asInt()));
    if (steps < 1 || sizes.size() != 3 || root.path("switches").size() != 2) {
      throw new InputError(file, "", "has another shape; must have T steps and layers of 3 sizes");
    }
    if (!root.path("endianness").asString().equals("little")) {
      throw new InputError(file, "endianness", "must be little");
    }
    List<CaseSwitches> layers = new ArrayList<>();
    for (int layer = 0; layer < 2; layer++) {
      layers.add(CaseSwitches.read(root.path("switches").get(layer), layer, file));
    }
    return new GradientCase(
        root.path("name").asString(),
        steps,
        root.path("batch").asInt(),
        List.copyOf(sizes),
        List.copyOf(layers),
        surrogate(root.path("surrogate"), file),
        root.path("surrogate").path("k").asDouble(0),
        loss(root, steps, file),
        CaseData.read(folder.resolve("data.bin"), root.path("arrays"), file));
  }

  private static Surrogate surrogate(JsonNode node, Path file) {
    String kind = node.path("kind").asString();
    Set<String> numbers =
        switch (kind) {
          case "fast_sigmoid" -> Set.of("k");
          case "boxcar" -> Set.of("half_width", "height");
          case "straight_through" -> Set.of();
          default -> Set.of("a");
        };
    Set<String> known = new java.util.HashSet<>(numbers);
    known.addAll(Set.of("kind", "formula"));
    CaseKeys.requireKnown(node, known, file, "surrogate");
    return switch (kind) {
      case "fast_sigmoid" -> new FastSigmoid(node.path("k").asDouble());
      case "atan" -> new Arctan(node.path("a").asDouble());
      case "triangle" -> new Triangle(node.path("a").asDouble());
      case "erf" -> new Erf(node.path("a").asDouble());
      case "boxcar" ->
          new Boxcar(node.path("half_width").asDouble(), node.path("height").asDouble());
      case "straight_through" -> new StraightThrough();
      default ->
          throw new InputError(
              file,
              "surrogate/kind",
              "is "
                  + kind
                  + "; known are atan, boxcar, erf, fast_sigmoid, straight_through, triangle");
    };
  }

  private static Loss loss(JsonNode root, int steps, Path file) {
    return CaseKeys.choose(
        Map.of(
            "ce_count",
            new CountCrossEntropy(),
            "ce_rate_mean",
            new CountCrossEntropy(1.0 / steps, 0),
            "ce_rate",
            new RateCrossEntropy(0),
            "mse_rate",
            new RateSquaredError(1, 0),
            "mse_mem",
            new MembraneSquaredError(1, 0),
            "mem_ce_sum",
            new MembraneCrossEntropy(1, 0)),
        root,
        "loss",
        file,
        "");
  }

  int[] labels() {
    double[] y = data.get("y", batch);
    int[] labels = new int[batch];
    for (int b = 0; b < batch; b++) {
      labels[b] = (int) y[b];
    }
    return labels;
  }
}
