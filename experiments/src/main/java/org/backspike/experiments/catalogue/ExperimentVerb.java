package org.backspike.experiments.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.bptt.Workers;
import org.backspike.host.cli.AbstractVerb;
import org.backspike.host.cli.ExitStatus;
import org.backspike.host.cli.OutputDirectory;
import org.backspike.host.cli.Verb;
import org.backspike.host.file.ImageDirectory;
import org.backspike.host.file.InputError;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.InterruptedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike experiment}: a named experiment over several seeds. */
@Command(
    name = "experiment",
    description = {
      "Run a named experiment: train one network from several seeds, test each once, and say",
      "mean and spread. Exit status 1 if the mean stays below the target of the experiment."
    },
    footer = {
      "",
      "Writes result.json, seeds.csv, curve.csv, report.html and the network of every seed.",
      "--resume goes on after the last seed that ended.",
      "Example: backspike experiment --list",
      "Example: backspike experiment yin-yang-64 --out yin-yang-64",
      "Example: backspike experiment mnist-best --data mnist --out mnist-best",
      "Example: backspike experiment randman --seeds 1 --epochs 2 --samples 500 --out quick"
    })
public final class ExperimentVerb extends AbstractVerb implements Verb {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "which; see --list")
  private @Nullable String name;

  @Option(names = "--list", description = "list the experiments and do nothing else")
  private boolean list;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "a directory with the four IDX files of MNIST, for experiments on it")
  private @Nullable Path data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "how many trainings, from --seed on; without it as the experiment says")
  private @Nullable Integer seeds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "passes over the data, for a quick look: the target is then not judged")
  private @Nullable Integer epochs;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "only the first N samples, for a quick look: the target is then not judged")
  private @Nullable Integer samples;

  @Option(names = "--resume", description = "go on after the last seed that ended")
  private boolean resume;

  /** The verb. */
  public ExperimentVerb() {}

  @Override
  protected ExitStatus execute() throws IOException {
    if (list) {
      ExperimentList catalogue = new ExperimentList(Experiments.all());
      catalogue.lines().forEach(this::say);
      answer(catalogue.figures());
      return ExitStatus.DONE;
    }
    if (name == null) {
      throw new InputError(
          "no experiment named; known are " + String.join(", ", Experiments.names()));
    }
    Experiment experiment = asAsked(Experiments.named(name));
    int count = seeds == null ? experiment.seeds() : seeds;
    if (count < 1 || count > 1000) {
      throw new InputError("--seeds " + count + "; must be 1 to 1000");
    }
    if (samples != null && samples < 1) {
      throw new InputError("--samples " + samples + "; must be at least 1");
    }
    try (OutputDirectory output = output();
        Workers workers = workers()) {
      Material.Samples material = material(experiment);
      SeedArchive archive = new SeedArchive(output.target());
      if (!resume) {
        archive.clear();
      }
      archive.open();
      say(experiment.name() + ": " + experiment.description());
      say(Findings.header());
      List<SeedOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        SeedOutcome outcome = outcome(experiment, material, seed() + i, archive, workers);
        outcomes.add(outcome);
        say(Findings.line(outcome));
      }
      Findings findings = new Findings(outcomes);
      findings.conclusion().forEach(this::say);
      Verdict verdict = verdict(experiment, findings);
      say(verdict.line());
      archive.copyNetworks(output.path());
      write(experiment, material, findings, verdict, output);
      archive.clear();
      return verdict.status();
    }
  }

  private Experiment asAsked(Experiment experiment) {
    if (epochs == null) {
      return experiment;
    }
    try {
      return experiment.forEpochs(epochs);
    } catch (IllegalArgumentException e) {
      throw new InputError("--epochs " + epochs + "; must be at least 1");
    }
  }

  private Material.Samples material(Experiment experiment) {
    Material.Samples all =
        switch (experiment.material()) {
          case Material.Generated generated -> {
            if (data != null) {
              throw new InputError(
                  "--data " + data + "; " + experiment.name() + " generates its samples");
            }
            yield new Material.Samples(
                "task " + generated.task().name(),
                generated.task().train(),
                generated.task().test());
          }
          case Material.Mnist _ -> {
            if (data == null) {
              throw new InputError(
                  experiment.name() + " needs --data DIR with the four IDX files of MNIST");
            }
            ImageDirectory images = new ImageDirectory(data);
            yield new Material.Samples("MNIST", images.train(), images.test());
          }
        };
    return samples == null ? all : all.first(samples);
  }

  private SeedOutcome outcome(
      Experiment experiment,
      Material.Samples material,
      int seed,
      SeedArchive archive,
      Workers workers)
      throws IOException {
    SeedRun run = new SeedRun(experiment, material, seed);
    String settings = run.settings();
    Optional<SeedOutcome> known = archive.find(seed, settings);
    if (known.isPresent()) {
      return known.get();
    }
    SeedRun.Result result;
    try {
      result =
          run.run(
              workers,
              epoch ->
                  progress(
                      "seed "
                          + seed
                          + ", epoch "
                          + (epoch + 1)
                          + " of "
                          + experiment.recipe().epochs(),
                      "samples"));
    } catch (InterruptedRun e) {
      say("--resume goes on with seed " + seed + "; no other result was kept");
      throw e;
    }
    archive.keep(result, settings);
    return result.outcome();
  }

  private Verdict verdict(Experiment experiment, Findings findings) {
    boolean asDefined =
        epochs == null && samples == null && findings.seeds().size() >= experiment.seeds();
    return asDefined
        ? Verdict.on(findings.accuracy().mean(), experiment.target())
        : new Verdict.NotJudged(experiment.target());
  }

  private void write(
      Experiment experiment,
      Material.Samples material,
      Findings findings,
      Verdict verdict,
      OutputDirectory output)
      throws IOException {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("title", "Experiment " + experiment.name());
    figures.put(
        "subtitle",
        String.format(
            Locale.ROOT,
            "%s; %s, %d epochs, %d seeds",
            experiment.description(),
            experiment.design().shape(),
            experiment.recipe().epochs(),
            findings.seeds().size()));
    figures.put("experiment", experiment.name());
    figures.put("seed", seed());
    figures.put("net", experiment.design().shape());
    figures.put("encoder", experiment.design().presentation().encoder());
    figures.put("steps", experiment.design().presentation().steps());
    figures.put("epochs", experiment.recipe().epochs());
    figures.put("batch", experiment.recipe().batch());
    figures.put("recipe", experiment.recipe().toString());
    figures.put("training_samples", material.train().size());
    figures.put("test_samples", material.test().size());
    figures.putAll(findings.figures());
    figures.put("target_accuracy", experiment.target());
    figures.put("target", verdict.word());
    RunFiles files = new RunFiles(output.path());
    files.json("result.json", figures);
    files.csv("seeds.csv", findings.table());
    files.csv("curve.csv", findings.curve());
    files.json("manifest.json", manifest());
    HtmlReport.write(output.path());
    output.complete();
    answer(figures);
  }
}
