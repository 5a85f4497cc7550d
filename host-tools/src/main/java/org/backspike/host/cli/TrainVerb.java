package org.backspike.host.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.chip.hardware.Chip;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.InputError;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.OnChipLearning;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.task.BenchTask;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Task;
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
      "Example: backspike train --task yin-yang --net docs/networks/two-inputs.yaml --out graph",
      "Example: backspike train --task yin-yang --where chip --epochs 20 --out learned",
      "Example: backspike train --data mnist --net 784-128-10 --epochs 5 --out mnist-net",
      "Example: backspike train --task cue-accumulation --memory optimal:8 --out cues",
      "Example: backspike train --task xor --optimizer lbfgs --epochs 40 --out xor"
    })
final class TrainVerb extends AbstractVerb {
  /** Who computes the gradients. */
  private enum Where {
    HOST,
    CHIP
  }

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private ChipOption chip = new ChipOption();
  @Mixin private NetworkOptions shape = new NetworkOptions();
  @Mixin private RecipeOptions how = new RecipeOptions();
  @Mixin private ValidationOptions validation = new ValidationOptions();
  @Mixin private MemoryOption memory = new MemoryOption();

  @Option(
      names = "--where",
      paramLabel = "WHERE",
      defaultValue = "host",
      description = "host for the float reference, chip for integers on the chip, from scratch")
  private Where where = Where.HOST;

  @Option(
      names = "--resume",
      description = "go on after the last epoch of an interrupted training with the same options")
  private boolean resume;

  @Override
  protected ExitStatus execute() throws IOException {
    Task task = data.task();
    TrainingRecipe recipe = how.recipe(task);
    Dataset train = data.train();
    Network network = how.learning(shape.network(task, recipe));
    SampleSource samples = SampleSource.of(train, network, seed());
    if (shape.isFile()) {
      how.requireNoNeurons();
    }
    if (!shape.bringsWeights() || how.init != null) {
      recipe.initialization().apply(network, seed());
    }
    if (how.scaled) {
      how.scale(network, samples);
    }
    how.requireLoss(recipe, network);
    if (task instanceof BenchTask) {
      return new SpeedMeasurement(this, data.name()).run(recipe, network, samples);
    }
    if (where == Where.CHIP || how.minimizer().isPresent()) {
      requireUnbounded(recipe);
    }
    if (where == Where.CHIP) {
      return onChip(recipe, network, samples);
    }
    if (how.minimizer().isPresent()) {
      String method = how.minimizer().get();
      return new SecondOrderTraining(this, data, method, recipe, network, samples).run();
    }
    return new HostTraining(
            this, data, validation.validation(), recipe, network, samples, memory.plan())
        .run(resume);
  }

  private static void requireUnbounded(TrainingRecipe recipe) {
    if (!recipe.regularization().equals(Regularization.NONE)) {
      throw new InputError(
          "--penalty, --dropout, --normalize and --shift act in float training of first order;"
              + " leave them out");
    }
  }

  private ExitStatus onChip(TrainingRecipe recipe, Network network, SampleSource samples)
      throws IOException {
    if (how.optimizer != null) {
      throw new InputError("--optimizer " + how.optimizer + "; a chip learns with momentum only");
    }
    if (how.loss != null) {
      throw new InputError(
          "--loss " + how.loss + "; a chip learns the cross-entropy of the mean membrane only");
    }
    if (network.populations().stream().anyMatch(each -> !each.learned().isEmpty())) {
      throw new InputError("--where chip with learned numbers of neurons; a chip learns weights");
    }
    Chip target = ChipFile.read(chip.name, common().settings);
    SampleSource test = SampleSource.of(data.test(), network, seed());
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
              how.rate != null ? how.rate : OnChipLearning.USUAL_RATE,
              how.batch != null ? how.batch : OnChipLearning.USUAL_BATCH,
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
}
