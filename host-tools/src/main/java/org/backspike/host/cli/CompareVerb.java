package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.Workers;
import org.backspike.chip.hardware.Chip;
import org.backspike.host.compare.SideBySide;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.InputError;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.quantize.Quantizer;
import org.backspike.host.quantize.WeightRange;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike compare}. */
@Command(
    name = "compare",
    description = "The float reference and the chip side by side, over test samples.",
    footer = {
      "",
      "Writes result.json, spikes of one sample, energy.csv, cycles.csv, report.html.",
      "Example: backspike compare yin-yang/network.yaml --task yin-yang --out compared"
    })
final class CompareVerb extends AbstractVerb {
  @Parameters(paramLabel = "NET", description = "a float network (.yaml)")
  private Path file = Path.of("");

  @Option(
      names = "--integer",
      paramLabel = "FILE",
      description = "the same network in integers (.json); quantized here if not given")
  private @Nullable Path integer;

  @Option(
      names = "--timed",
      paramLabel = "N",
      defaultValue = "100",
      description = "samples that are timed and priced (default ${DEFAULT-VALUE})")
  private int timed = 100;

  @Mixin private ChipOption chip = new ChipOption();
  @Mixin private DataOptions data = new DataOptions();

  @Override
  protected ExitStatus execute() throws IOException {
    if (timed < 1) {
      throw new InputError("--timed " + timed + "; must be at least 1");
    }
    Network network = NetworkFiles.readFloat(file);
    Chip target = ChipFile.read(chip.name, common().settings);
    if (network.inputs().size() != 1) {
      throw new InputError(
          file,
          "/populations",
          network.inputs().size() + " inputs; can be compared with a chip with one");
    }
    QuantizedNetwork quantized = integer(network, target);
    SampleSource samples = SampleSource.of(data.test(), network, seed());
    SampleSource.of(samples.data(), quantized, seed());
    try (OutputDirectory output = output();
        Workers workers = workers();
        ProgressLine progress = progress("compare", "samples")) {
      SideBySide both =
          SideBySide.of(network, quantized, target, samples, timed, workers, progress);
      Map<String, Object> figures = both.figures();
      figures.put("title", "Float reference and " + target.name() + " on " + data.name());
      figures.put("seed", seed());
      both.write(output.path(), figures, manifest());
      HtmlReport.write(output.path());
      output.complete();
      say(
          String.format(
              Locale.ROOT,
              "float %.2f %%, chip %.2f %% of %d samples; answers agree on %.2f %%",
              100 * both.referenceAccuracy(),
              100 * both.all().accuracy(),
              samples.data().size(),
              100 * both.agreement()));
      both.lines().forEach(this::say);
      answer(figures);
    } catch (SideBySide.NoPlace e) {
      throw new DoesNotFit(file + " does not fit " + target.name() + ": " + e.getMessage());
    }
    return ExitStatus.DONE;
  }

  private QuantizedNetwork integer(Network network, Chip target) {
    try {
      return integer != null
          ? NetworkFiles.readInteger(integer)
          : Quantizer.quantize(network, target.datapath(), WeightRange.FITTED);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }
}
