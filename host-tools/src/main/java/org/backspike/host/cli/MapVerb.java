package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.onchip.LearningFormat;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.CoreUse;
import org.backspike.chip.image.Slice;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.InputError;
import org.backspike.host.map.Fit;
import org.backspike.host.map.Mapper;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.quantize.Quantizer;
import org.backspike.host.quantize.WeightRange;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.OnChipLearning;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike map}. */
@Command(
    name = "map",
    description = "Place a network on the cores of a chip, or say why it does not fit.",
    footer = {
      "",
      "Exit status 1 if it does not fit. With --out: mapping.json and memory.csv.",
      "Example: backspike map yin-yang-8bit/network.json --learn"
    })
final class MapVerb extends AbstractVerb {
  @Parameters(paramLabel = "NET", description = "a float (.yaml) or integer network (.json)")
  private Path file = Path.of("");

  @Mixin private ChipOption chip = new ChipOption();

  @Option(names = "--learn", description = "plan the memory of on-chip training, too")
  private boolean learn;

  @Override
  protected ExitStatus execute() throws IOException {
    Chip target = ChipFile.read(chip.name, common().settings);
    QuantizedNetwork quantized = network(target);
    Fit fit = fit(target, quantized);
    if (fit instanceof Fit.Refused refused) {
      say(file + " does not fit " + target.name());
      refused.reasons().forEach(reason -> say("  " + reason));
      Map<String, Object> no = new LinkedHashMap<>();
      no.put("fits", false);
      no.put("reasons", refused.reasons());
      answer(no);
      return ExitStatus.ANSWER_IS_NO;
    }
    ChipImage image = new ChipImage(target, quantized.network(), ((Fit.Placed) fit).placement());
    Map<String, Object> figures = describe(image);
    if (hasOutput()) {
      try (OutputDirectory output = output()) {
        RunFiles files = new RunFiles(output.path());
        files.json("mapping.json", figures);
        files.json("manifest.json", manifest());
        files.memory(image, List.of());
        output.complete();
      }
    }
    answer(figures);
    return ExitStatus.DONE;
  }

  private QuantizedNetwork network(Chip target) {
    try {
      return NetworkFiles.isInteger(file)
          ? NetworkFiles.readInteger(file)
          : Quantizer.quantize(NetworkFiles.readFloat(file), target.datapath(), WeightRange.FITTED);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private Fit fit(Chip target, QuantizedNetwork quantized) {
    try {
      if (!learn) {
        return Mapper.place(quantized.network(), target);
      }
      SampleSource none =
          new SampleSource(
              new Dataset(1, 2, new float[0], new int[0]),
              Encoders.named(
                  quantized.presentation().encoder(), quantized.presentation().steps(), seed()),
              quantized.presentation().steps());
      return new OnChipLearning(
              target,
              quantized,
              none,
              TrainingRecipe.TIMED_SPIKES.surrogate(),
              LearningFormat.USUAL,
              OnChipLearning.USUAL_RATE,
              OnChipLearning.USUAL_BATCH)
          .place();
    } catch (IllegalArgumentException e) {
      return new Fit.Refused(List.of(Objects.requireNonNullElse(e.getMessage(), "no placement")));
    }
  }

  private Map<String, Object> describe(ChipImage image) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("fits", true);
    figures.put("chip", image.chip().name());
    List<Object> slices = new ArrayList<>();
    for (Slice slice : image.placement().slices()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("population", image.network().populations().get(slice.population()).name());
      entry.put("first", slice.first());
      entry.put("neurons", slice.neurons());
      entry.put("core", slice.core());
      slices.add(entry);
    }
    figures.put("slices", slices);
    say(
        String.format(
            Locale.ROOT, "%-6s %9s %9s  %s", "core", "neurons", "axons", "memories in use"));
    for (CoreUse use : image.use(List.of())) {
      if (use.neurons() > 0) {
        say(line(image.chip(), use));
      }
    }
    return figures;
  }

  private static String line(Chip chip, CoreUse use) {
    StringBuilder memories = new StringBuilder();
    use.bits()
        .forEach((macro, bits) -> {
          Sram sram = chip.core().memory(macro);
          if (bits > 0) {
            memories.append(
                String.format(
                    Locale.ROOT, "%s %.0f %%  ", macro.key(), 100.0 * bits / sram.bits()));
          }
        });
    return String.format(
        Locale.ROOT,
        "%-6d %4d/%4d %4d/%4d  %s",
        use.core(),
        use.neurons(),
        chip.core().neurons(),
        use.axons(),
        chip.core().axons(),
        memories.toString().trim());
  }
}
