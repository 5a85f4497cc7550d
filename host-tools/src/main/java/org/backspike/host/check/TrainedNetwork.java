package org.backspike.host.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.host.file.DatapathFile;
import org.backspike.host.file.Document;
import org.backspike.host.file.InputError;
import org.backspike.host.file.NumberTable;

/**
 * A trained network in a folder: weights of every layer, input and output spikes of some images
 * shown one after the other, checksums of the states of every step, and predictions of a whole test
 * set.
 */
final class TrainedNetwork {
  private static final String META = "meta.json";
  private static final String FIRST_WEIGHTS = "weights0.csv.gz";

  private final Path folder;
  private final Fields meta;
  private final List<Fields> layers;
  private final int steps;
  private final int stepsPerImage;
  private final int[][][] weights;

  private TrainedNetwork(Path folder) {
    this.folder = folder;
    Path file = folder.resolve(META);
    this.meta =
        new Fields(Document.json(file), file, "")
            .informative("source", "encoder", "reset", "readout", "checksum_def");
    this.layers = meta.objects("layers");
    this.steps = meta.integer("T");
    this.stepsPerImage = meta.integer("steps_per_image");
    this.weights = new int[layers.size()][][];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = NumberTable.matrix(folder.resolve("weights" + k + ".csv.gz"));
      if (weights[k].length != layers.get(k).integer("n")
          || (k > 0 && weights[k][0].length != weights[k - 1].length)) {
        throw new InputError(
            folder.resolve("weights" + k + ".csv.gz"),
            "",
            weights[k].length
                + " rows of "
                + weights[k][0].length
                + "; must be one per neuron of its layer, with one number per neuron before it");
      }
    }
  }

  /** Whether a file belongs to such a folder. */
  static boolean isPart(Path file) {
    Path folder = file.getParent();
    return folder != null
        && Files.exists(folder.resolve(META))
        && Files.exists(folder.resolve(FIRST_WEIGHTS));
  }

  /** The recorded steps, and the predictions where the test set is at hand. */
  static List<ReferenceCase> cases(Path folder) {
    TrainedNetwork trained = new TrainedNetwork(folder);
    List<ReferenceCase> cases = new ArrayList<>();
    cases.add(trained.recordedSteps());
    Path predictions = folder.resolve("predictions_10000.csv");
    if (Files.exists(predictions)) {
      cases.add(
          new TestSetReplay(
              "predictions", trained.answering(), trained.stepsPerImage, predictions, folder));
    }
    trained.meta.end();
    return cases;
  }

  private ReferenceCase recordedSteps() {
    int inputs = weights[0][0].length;
    CaseNetwork network = new CaseNetwork(DatapathFile.read("lava"));
    network.input("in", inputs, events("input.csv.gz", inputs));
    build(network, true);
    List<ChecksumReplay.Checksum> checksums = new ArrayList<>();
    for (int k = 0; k < layers.size(); k++) {
      network.record(
          "layer" + k, Recorded.SPIKES, events("spikes" + k + ".csv.gz", weights[k].length));
      for (String variable : List.of("u", "v")) {
        checksums.add(
            new ChecksumReplay.Checksum(
                "layer" + k, variable, meta.longs(variable + k + "_checksum", steps)));
      }
    }
    meta.row("labels");
    return new ChecksumReplay(network.replay("steps", steps), checksums);
  }

  /** The network as it answers one image at a time, each from rest. */
  private IntegerNetwork answering() {
    CaseNetwork network = new CaseNetwork(DatapathFile.read("lava"));
    network.input("in", weights[0][0].length, new int[0][]);
    build(network, false);
    int depth = layers.size();
    return network.network(
        new IntegerReadout(
            "layer" + (depth - 1), IntegerReadout.Measure.COUNT, depth, depth + stepsPerImage));
  }

  private void build(CaseNetwork network, boolean periodic) {
    Datapath lava = network.datapath();
    String before = "in";
    for (int k = 0; k < layers.size(); k++) {
      Fields layer = layers.get(k);
      Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
      values.put(Parameter.CURRENT_DECAY, layer.scalarOrEach("du"));
      values.put(Parameter.MEMBRANE_DECAY, layer.scalarOrEach("dv"));
      values.put(Parameter.THRESHOLD, layer.scalarOrEach("vth"));
      values.put(Parameter.BIAS, layer.scalarOrEach("bias"));
      String name = "layer" + k;
      network.population(
          name,
          PopulationKind.LIF,
          weights[k].length,
          values,
          periodic ? new PeriodicReset(stepsPerImage, k + 1) : PeriodicReset.NEVER,
          Map.of());
      network.projection(
          before,
          name,
          CaseNetwork.dense(weights[k]),
          Coding.mixed(lava.weights().bits(), layer.integer("weight_exp")),
          Delivery.BINARY);
      before = name;
    }
  }

  private int[][] events(String name, int neurons) {
    Path file = folder.resolve(name);
    int[][] values = new int[steps][neurons];
    int[][] rows = NumberTable.withHeader(file, List.of("t", "neuron"));
    for (int r = 0; r < rows.length; r++) {
      int t = rows[r][0];
      int neuron = rows[r][1];
      if (t < 0 || t >= steps || neuron < 0 || neuron >= neurons) {
        throw new InputError(
            file,
            "row " + (r + 2),
            "step " + t + ", neuron " + neuron + "; must be below " + steps + " and " + neurons);
      }
      values[t][neuron] = 1;
    }
    return values;
  }
}
