package org.backspike.host.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.SpeedReport;
import org.backspike.bptt.SpeedTest;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.chip.hardware.Chip;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.Csv;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.InputError;
import org.backspike.host.file.TrainingCheckpoint;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.InterruptedRun;
import org.backspike.host.run.OnChipLearning;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.BenchTask;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Task;
import org.backspike.surrogate.Surrogates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backspike train}. */
@Command(
    name = "train",
    description = "Train a network by backpropagation through time, in float or on a chip.",
    footer = {
      "",
      "Writes network.yaml and network.npz, result.json, curve.csv, report.html;",
      "with --where chip network.json, energy.csv, cycles.csv and memory.csv instead.",
      "Example: backspike train --task yin-yang --out yin-yang",
      "Example: backspike train --task yin-yang --where chip --epochs 20 --out learned",
      "Example: backspike train --data mnist --net 784-128-10 --epochs 5 --out mnist-net"
    })
final class TrainVerb extends AbstractVerb {
  private static final int USUAL_IMAGE_STEPS = 16;

  /** Who computes the gradients. */
  private enum Where {
    HOST,
    CHIP
  }

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ChipOption chip = new ChipOption();

  @Option(
      names = "--where",
      paramLabel = "WHERE",
      defaultValue = "host",
      description = "host for the float reference, chip for integers on the chip, from scratch")
  private Where where = Where.HOST;

  @Option(
      names = "--net",
      paramLabel = "SHAPE",
      description = "layer sizes such as 784-128-10; 40-100r-2 has a recurrent layer")
  private @Nullable String shape;

  @Option(names = "--steps", paramLabel = "T", description = "steps per sample")
  private @Nullable Integer steps;

  @Option(
      names = "--encode",
      paramLabel = "CODING",
      description = "direct, latency, rate or yin-yang")
  private @Nullable String encode;

  @Option(names = "--epochs", paramLabel = "N", description = "passes over the data")
  private @Nullable Integer epochs;

  @Option(
      names = "--readout",
      paramLabel = "WHAT",
      defaultValue = "mean",
      description = "mean (of the membrane of integrators) or count (of output spikes)")
  private String readout = "mean";

  @Option(
      names = "--surrogate",
      paramLabel = "NAME",
      description = "fast-sigmoid, arctan, triangle, box, sigmoid, erf and others")
  private @Nullable String surrogate;

  @Option(names = "--slope", paramLabel = "X", description = "slope of the surrogate")
  private @Nullable Double slope;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "adam, adamw, rmsprop, momentum, sgd and others")
  private @Nullable String optimizer;

  @Option(names = "--rate", paramLabel = "X", description = "learning rate of the first epoch")
  private @Nullable Double rate;

  @Option(names = "--batch", paramLabel = "N", description = "samples per step")
  private @Nullable Integer batch;

  @Option(
      names = "--resume",
      description = "go on after the last epoch of an interrupted training with the same options")
  private boolean resume;

  @Override
  protected ExitStatus execute() throws IOException {
    Task task = data.task();
    TrainingRecipe recipe = recipe(task);
    Dataset train = data.train();
    Network network = network(task, recipe);
    SampleSource samples = NetworkFiles.source(train, network, seed());
    recipe.initialization().apply(network, seed());
    if (task instanceof BenchTask) {
      return speed(recipe, network, samples);
    }
    return where == Where.CHIP
        ? onChip(recipe, network, samples)
        : onHost(recipe, network, samples);
  }

  private ExitStatus onChip(TrainingRecipe recipe, Network network, SampleSource samples)
      throws IOException {
    if (optimizer != null) {
      throw new InputError("--optimizer " + optimizer + "; a chip learns with momentum only");
    }
    Chip target = ChipFile.read(chip.name, common().settings);
    SampleSource test = NetworkFiles.source(data.test(), network, seed());
    try (OutputDirectory output = output();
        Workers workers = workers();
        ProgressLine progress = progress("training on the chip", "samples")) {
      ChipTraining training =
          ChipTraining.run(
              target,
              network,
              samples,
              test,
              recipe.surrogate(),
              rate != null ? rate : OnChipLearning.USUAL_RATE,
              batch != null ? batch : OnChipLearning.USUAL_BATCH,
              recipe.epochs(),
              seed(),
              workers,
              progress);
      for (EpochReport report : training.epochs()) {
        say(
            String.format(
                Locale.ROOT,
                "epoch %2d  accuracy %.2f %%  %.1f spikes per sample",
                report.epoch() + 1,
                100 * report.accuracy(),
                report.spikesPerSample()));
      }
      say(
          String.format(
              Locale.ROOT,
              "accuracy %.2f %% of %d test samples on %s",
              100 * training.accuracy(),
              test.data().size(),
              target.name()));
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("title", "Learning " + data.name() + " on " + target.name());
      figures.put("seed", seed());
      figures.putAll(training.figures());
      training.write(output.path());
      RunFiles files = new RunFiles(output.path());
      files.json("result.json", figures);
      files.json("manifest.json", manifest());
      HtmlReport.write(output.path());
      output.complete();
      answer(figures);
    }
    return ExitStatus.DONE;
  }

  private ExitStatus onHost(TrainingRecipe recipe, Network network, SampleSource samples)
      throws IOException {
    Dataset train = samples.data();
    Csv curve = new Csv("series", "epoch", "accuracy");
    try (OutputDirectory output = output();
        Workers workers = workers()) {
      long wall = System.nanoTime();
      Duration cpu = cpu();
      TrainingCheckpoint checkpoint =
          new TrainingCheckpoint(
              output.target().resolveSibling("." + output.target().getFileName() + ".checkpoint"),
              settings(recipe, network, train));
      Trainer trainer = new Trainer(network, recipe, samples.encoder(), seed());
      List<EpochReport> epochs = resume ? checkpoint.restore(trainer) : new ArrayList<>();
      int trained = recipe.epochs() - epochs.size();
      run(trainer, recipe, train, workers, epochs, checkpoint);
      double seconds = (System.nanoTime() - wall) / 1e9;
      double cpuSeconds = cpu().minus(cpu).toNanos() / 1e9;
      Evaluation evaluation = Trainer.evaluate(network, samples.encoder(), data.test(), workers);
      Csv log = new Csv("epoch", "loss", "accuracy", "spikes_per_sample");
      for (EpochReport each : epochs) {
        curve.add("float", each.epoch(), each.accuracy());
        log.add(each.epoch(), each.loss(), each.accuracy(), each.spikesPerSample());
      }
      Map<String, Object> figures = figures(recipe, epochs.getLast(), evaluation, network);
      figures.put("train_samples_per_s", (double) trained * train.size() / seconds);
      figures.put("train_samples_per_cpu_s", (double) trained * train.size() / cpuSeconds);
      say(
          String.format(
              Locale.ROOT,
              "accuracy %.2f %% of %d test samples, ties %.2f %%",
              100 * evaluation.accuracy(),
              evaluation.samples(),
              100 * evaluation.tieRate()));
      RunFiles files = new RunFiles(output.path());
      FloatNetworkFile.write(network, metadata(), output.path(), "network");
      files.csv("curve.csv", curve);
      files.csv("training.csv", log);
      files.json("result.json", figures);
      files.json("manifest.json", manifest());
      HtmlReport.write(output.path());
      output.complete();
      checkpoint.remove();
      answer(figures);
    }
    return ExitStatus.DONE;
  }

  /** Everything that the weights of an epoch depend on; more epochs are the same training. */
  private String settings(TrainingRecipe recipe, Network network, Dataset train) {
    return String.join(
        ", ",
        data.name(),
        train.size() + " samples",
        network.presentation().toString(),
        network.populations().stream()
            .map(each -> each.name() + " " + each.size())
            .toList()
            .toString(),
        recipe.forEpochs(1).toString(),
        "seed " + seed());
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void run(
      Trainer trainer,
      TrainingRecipe recipe,
      Dataset train,
      Workers workers,
      List<EpochReport> epochs,
      TrainingCheckpoint checkpoint)
      throws IOException {
    while (trainer.epoch() < recipe.epochs()) {
      EpochReport report;
      try (ProgressLine progress =
          progress("epoch " + (trainer.epoch() + 1) + " of " + recipe.epochs(), "samples")) {
        report = trainer.epoch(train, workers, progress);
      }
      if (Interruption.requested()) {
        say("--resume goes on after epoch " + trainer.epoch() + "; no other result was kept");
        throw new InterruptedRun();
      }
      epochs.add(report);
      checkpoint.write(trainer, epochs);
      say(
          String.format(
              Locale.ROOT,
              "epoch %2d  loss %.4f  accuracy %.2f %%  %.1f spikes per sample",
              report.epoch() + 1,
              report.loss(),
              100 * report.accuracy(),
              report.spikesPerSample()));
    }
  }

  /** A workload that only measures. */
  private ExitStatus speed(TrainingRecipe recipe, Network network, SampleSource samples)
      throws IOException {
    try (OutputDirectory output = output();
        Workers workers = workers();
        ProgressLine progress = progress("measuring", "rounds")) {
      SpeedReport report =
          new SpeedTest(network, recipe, samples.encoder(), samples.data())
              .run(recipe.rate(), Duration.ofSeconds(4), Duration.ofMillis(200), workers, progress);
      if (Interruption.requested()) {
        throw new InterruptedRun();
      }
      say(
          String.format(
              Locale.ROOT,
              "%,.0f samples per CPU-second (10 to 90 %%: %,.0f to %,.0f), %,.0f per second with %d"
                  + " threads, %.1f spikes per sample",
              report.samplesPerCpuSecond(),
              report.slowest(),
              report.fastest(),
              report.samplesPerSecond(),
              report.threads(),
              report.spikesPerSample()));
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("title", "Speed of training on " + data.name());
      figures.put("seed", seed());
      figures.put("surrogate", recipe.surrogate().name());
      figures.put("steps", network.presentation().steps());
      figures.put("train_samples_per_cpu_s", report.samplesPerCpuSecond());
      figures.put("train_samples_per_cpu_s_low", report.slowest());
      figures.put("train_samples_per_cpu_s_high", report.fastest());
      figures.put("train_samples_per_s", report.samplesPerSecond());
      figures.put("spikes_per_sample", report.spikesPerSample());
      figures.put("threads", report.threads());
      RunFiles files = new RunFiles(output.path());
      files.json("result.json", figures);
      files.json("manifest.json", manifest());
      output.complete();
      answer(figures);
    }
    return ExitStatus.DONE;
  }

  private TrainingRecipe recipe(@Nullable Task task) {
    TrainingRecipe recipe =
        task == null
            ? TrainingRecipe.IMAGES
            : task instanceof BenchTask ? TrainingRecipe.SPEED : TrainingRecipe.TIMED_SPIKES;
    try {
      if (surrogate != null || slope != null) {
        String name = Objects.requireNonNullElse(surrogate, recipe.surrogate().name());
        recipe =
            recipe.withSurrogate(
                slope != null ? Surrogates.named(name, slope) : Surrogates.usual(name));
      }
      if (epochs != null) {
        recipe = recipe.forEpochs(epochs);
      }
      if (batch != null) {
        recipe = recipe.withBatch(batch);
      }
      if (optimizer != null || rate != null) {
        recipe =
            recipe.withOptimizer(
                Objects.requireNonNullElse(optimizer, recipe.optimizer()),
                Objects.requireNonNullElse(rate, recipe.rate()));
      }
      return switch (readout) {
        case "mean" -> recipe;
        case "count" -> recipe.countingSpikes();
        default -> throw new InputError("--readout " + readout + "; must be mean or count");
      };
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad option"));
    }
  }

  private Network network(@Nullable Task task, TrainingRecipe recipe) {
    if (shape == null && task == null) {
      throw new InputError("--net SHAPE is missing; --data needs one, such as 784-128-10");
    }
    String sizes = shape != null ? shape : Objects.requireNonNull(task).shape();
    String coding = encode != null ? encode : task == null ? "direct" : task.encoder();
    if (!Encoders.names().contains(coding)) {
      throw new InputError(
          "--encode " + coding + "; must be " + String.join(", ", Encoders.names()));
    }
    int count = steps != null ? steps : task == null ? USUAL_IMAGE_STEPS : task.steps();
    try {
      Network network =
          LayeredShape.parse(sizes)
              .network(
                  recipe.hidden(),
                  recipe.output(),
                  recipe.measure(),
                  recipe.gain(),
                  new Presentation(coding, count));
      return task instanceof BenchTask ? network.withBiases() : network;
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad network"));
    }
  }

  private Map<String, Object> figures(
      TrainingRecipe recipe, EpochReport last, Evaluation evaluation, Network network) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("title", "Training on " + data.name());
    figures.put("accuracy_float", evaluation.accuracy());
    figures.put("tie_rate", evaluation.tieRate());
    figures.put("tie_rule", "lowest index");
    figures.put("loss", last.loss());
    figures.put("epochs", recipe.epochs());
    figures.put("seed", seed());
    figures.put("steps", network.presentation().steps());
    figures.put("encoder", network.presentation().encoder());
    figures.put("surrogate", recipe.surrogate().name());
    figures.put("optimizer", recipe.optimizer());
    Map<String, Object> spikes = new LinkedHashMap<>();
    for (int p = 0; p < network.populations().size(); p++) {
      Population population = network.populations().get(p);
      spikes.put(population.name(), evaluation.spikes().get(p));
    }
    figures.put("spikes", spikes);
    return figures;
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("trained_on", data.name());
    metadata.put("seed", String.valueOf(seed()));
    return metadata;
  }
}
