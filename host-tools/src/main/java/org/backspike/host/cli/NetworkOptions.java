package org.backspike.host.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.InputError;
import org.backspike.host.train.NetworkDesign;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.BenchTask;
import org.backspike.snn.task.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network that is trained, and how it is fed. */
final class NetworkOptions {
  private static final int USUAL_IMAGE_STEPS = 16;

  @Option(
      names = "--net",
      paramLabel = "SHAPE|FILE",
      description = {
        "layer sizes such as 784-128-10; 40-100r-2 has a recurrent layer;",
        "1x28x28-16c5-p2-32c3s2-10: images, convolutions, a mean over windows;",
        "or a float network (.yaml) of any graph, whose neurons and readout are kept, and its",
        "weights if it has any and --init is not given"
      })
  private @Nullable String shape;

  @Option(names = "--steps", paramLabel = "T", description = "steps per sample")
  private @Nullable Integer steps;

  @Option(
      names = "--encode",
      paramLabel = "CODING",
      completionCandidates = KnownNames.OfEncoders.class,
      description = "${COMPLETION-CANDIDATES}; other settings as rate:gain=0.5,first=2")
  private @Nullable String encode;

  /** Whether the network comes from a file, with its neurons. */
  boolean isFile() {
    return shape != null && (shape.endsWith(".yaml") || shape.endsWith(".yml"));
  }

  /** Whether the network comes with weights. */
  boolean bringsWeights() {
    return isFile() && FloatNetworkFile.hasArrays(Path.of(Objects.requireNonNull(shape)));
  }

  private Network read(String file) {
    Network network = FloatNetworkFile.readGraph(Path.of(file));
    Presentation usual = network.presentation();
    return new Network(
        network.populations(),
        network.projections(),
        network.readout(),
        presentation(
            encode != null ? encode : usual.encoder(), steps != null ? steps : usual.steps()));
  }

  /**
   * The network, with all weights 0 unless it comes from a file; without a task, samples are
   * images.
   */
  Network network(@Nullable Task task, TrainingRecipe recipe) {
    if (shape == null && task == null) {
      throw new InputError("--net SHAPE is missing; --data needs one, such as 784-128-10");
    }
    String sizes = shape != null ? shape : Objects.requireNonNull(task).shape();
    String coding = encode != null ? encode : task == null ? "direct" : task.encoder();
    int count = steps != null ? steps : task == null ? USUAL_IMAGE_STEPS : task.steps();
    if (isFile()) {
      return read(sizes);
    }
    Network network = new NetworkDesign(sizes, presentation(coding, count)).network(recipe);
    return task instanceof BenchTask ? network.withBiases() : network;
  }

  private static Presentation presentation(String coding, int count) {
    try {
      Presentation presentation = new Presentation(coding, count);
      Encoders.named(coding, count, 0); // refused here and not once samples are read
      return presentation;
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad presentation"));
    }
  }
}
