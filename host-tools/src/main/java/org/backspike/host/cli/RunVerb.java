package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.Workers;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.host.file.InputError;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.report.Figures;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RecordingFiles;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.ChipInputs;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.Cost;
import org.backspike.host.run.Recording;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.task.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike run}. */
@Command(
    name = "run",
    description = {
      "Run a network on a chip.",
      "Its input is a task or a data set, spikes from a file, noise, or nothing."
    },
    footer = {
      "",
      "Example: backspike run yin-yang-8bit/network.json --task yin-yang",
      "Example: backspike run mnist-8bit/network.json --data mnist --samples 100 --mode timed",
      "Example: backspike run net.json --input spikes.csv --record spikes,u,v --out run"
    })
final class RunVerb extends AbstractVerb {
  @Parameters(paramLabel = "NET", description = "an integer network (.json)")
  private Path file = Path.of("");

  @Mixin private RunChipOption chip = new RunChipOption();
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private RecordOption record = new RecordOption();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "functional",
      description = "functional, or timed for cycles and energy; the bits are the same")
  private ChipRun.Mode mode = ChipRun.Mode.FUNCTIONAL;

  @Option(
      names = "--reference",
      description = "run a float network (.yaml) on the float reference instead")
  private boolean reference;

  @Override
  protected ExitStatus execute() throws IOException {
    return reference ? onReference() : onChip();
  }

  private ExitStatus onReference() throws IOException {
    Network network = NetworkFiles.readFloat(file);
    Dataset test = input.data.test();
    SampleSource samples = NetworkFiles.source(test, network, seed());
    try (Workers workers = workers()) {
      Evaluation evaluation = Trainer.evaluate(network, samples.encoder(), test, workers);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("samples", evaluation.samples());
      figures.put("accuracy_float", evaluation.accuracy());
      figures.put("tie_rate", evaluation.tieRate());
      figures.put("tie_rule", "lowest index");
      say(
          String.format(
              Locale.ROOT,
              "accuracy %.2f %% of %d samples on the float reference",
              100 * evaluation.accuracy(),
              evaluation.samples()));
      if (hasOutput()) {
        try (OutputDirectory output = output()) {
          RunFiles files = new RunFiles(output.path());
          files.json("result.json", figures);
          files.json("manifest.json", manifest());
          HtmlReport.write(output.path());
          output.complete();
        }
      }
      answer(figures);
    }
    return ExitStatus.DONE;
  }

  private ExitStatus onChip() throws IOException {
    Cost cost = Cost.ofLoading();
    QuantizedNetwork quantized = NetworkFiles.readInteger(file);
    Chip target = chip.target(quantized.network(), file, settings());
    ChipImage image = chip.place(quantized.network(), file, target);
    if (mode == ChipRun.Mode.TIMED) {
      RunChipOption.requireClock(image);
    }
    ChipInputs inputs = input.of(quantized, seed());
    int steps = input.steps(quantized);
    Recording.Wish wish = record.wish(image, (long) inputs.samples() * steps);
    if (!wish.isEmpty() && !hasOutput()) {
      throw new InputError("--record needs --out DIR for what it records");
    }
    ChipRun run = ChipRun.loaded(image, inputs, steps, mode, wish);
    cost.loaded(image);
    try (Workers workers = workers();
        ProgressLine progress = progress("run", inputs.samples() == 1 ? "steps" : "samples")) {
      run.execute(workers, progress);
      Map<String, Object> figures = Figures.inference(run, target);
      figures.put("steps", steps);
      figures.putAll(cost.ofRunning(run.synapticEvents(), (long) steps * inputs.samples()));
      say(file.getFileName() + " on " + target.name() + ", " + run.samples() + " samples");
      Figures.lines(figures).forEach(this::say);
      if (mode == ChipRun.Mode.TIMED) {
        say("  energy boundary: " + Figures.BOUNDARY);
        say("  unpriced, counted: " + figures.get("energy_unpriced_counts"));
      }
      write(image, run, figures);
      answer(figures);
    }
    return ExitStatus.DONE;
  }

  private void write(ChipImage image, ChipRun run, Map<String, Object> figures) throws IOException {
    if (!hasOutput()) {
      return;
    }
    try (OutputDirectory output = output()) {
      RunFiles files = new RunFiles(output.path());
      figures.put("title", "A run on " + image.chip().name());
      files.json("result.json", figures);
      files.json("manifest.json", manifest());
      files.energy(Ledger.of(run.counts(), image.chip()));
      files.cycles(run.stages());
      files.memory(image, List.of());
      RecordingFiles.write(output.path(), run.recordings(), record.names());
      HtmlReport.write(output.path());
      output.complete();
    }
  }
}
