package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.bptt.Workers;
import org.backspike.chip.hardware.Chip;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.ImageDirectory;
import org.backspike.host.file.InputError;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.quantize.Quantizer;
import org.backspike.host.quantize.WeightRange;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.Calibration;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Tasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike quantize}. */
@Command(
    name = "quantize",
    description = "Write a float network in the integers of a chip.",
    footer = {
      "",
      "Writes network.json with one .npy file per projection.",
      "Example: backspike quantize yin-yang/network.yaml --calibrate yin-yang --out yin-yang-8bit"
    })
final class QuantizeVerb extends AbstractVerb {
  private static final int MOST_IMAGES = 2000;

  @Parameters(paramLabel = "NET", description = "a float network (.yaml)")
  private Path file = Path.of("");

  @Mixin private ChipOption chip = new ChipOption();

  @Option(
      names = "--calibrate",
      paramLabel = "TASK|DIR",
      description =
          "choose the units by validation samples of a task, or training images of a directory")
  private @Nullable String calibrate;

  @Override
  protected ExitStatus execute() throws IOException {
    Network network = NetworkFiles.readFloat(file);
    Chip target = ChipFile.read(chip.name, common().settings);
    QuantizedNetwork quantized = quantized(network, target);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("chip", target.name());
    figures.put("datapath", target.datapath().name());
    figures.put("weight_bits", target.datapath().weights().bits());
    for (int p = 0; p < network.projections().size(); p++) {
      String name =
          network.projections().get(p).from() + " -> " + network.projections().get(p).to();
      Map<String, Object> projection = new LinkedHashMap<>();
      projection.put("weight_unit", quantized.weightUnits().get(p));
      projection.put("weight_exp", quantized.network().projections().get(p).exponent());
      figures.put(name, projection);
      say(
          name
              + ": one integer unit is "
              + quantized.weightUnits().get(p)
              + ", exponent "
              + quantized.network().projections().get(p).exponent());
    }
    try (OutputDirectory output = output()) {
      IntegerNetworkFile.write(quantized, output.path(), "network");
      RunFiles files = new RunFiles(output.path());
      files.json("result.json", figures);
      files.json("manifest.json", manifest());
      output.complete();
    }
    answer(figures);
    return ExitStatus.DONE;
  }

  private QuantizedNetwork quantized(Network network, Chip target) {
    try {
      if (calibrate == null) {
        return Quantizer.quantize(network, target.datapath(), WeightRange.FITTED);
      }
      Dataset data =
          Files.isDirectory(Path.of(calibrate))
              ? new ImageDirectory(Path.of(calibrate)).train().first(MOST_IMAGES)
              : Tasks.named(calibrate).validation();
      SampleSource samples = SampleSource.of(data, network, seed());
      try (Workers workers = workers();
          ProgressLine progress = progress("calibration", "samples")) {
        return Calibration.best(network, target, samples, workers, progress);
      }
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }
}
