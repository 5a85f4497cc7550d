package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backspike.chip.hardware.Chip;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.InputError;
import org.backspike.host.report.Figures;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.report.StoredRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike report}. */
@Command(
    name = "report",
    description = {
      "Write report.html into run directories, from the files that lie there;",
      "with --price write the run anew with other prices, without running it."
    },
    footer = {
      "",
      "Example: backspike report compared",
      "Example: backspike report run --price generic-22nm --out run-22nm"
    })
final class ReportVerb extends AbstractVerb {
  @Parameters(arity = "1..*", paramLabel = "DIR", description = "run directories")
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--price",
      paramLabel = "CHIP",
      description = "a preset or a chip file whose prices the counts of the run are multiplied by")
  private @Nullable String price;

  @Override
  protected ExitStatus execute() throws IOException {
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new InputError(directory, "", "is not a directory; must be a run directory");
      }
    }
    return price == null ? write() : reprice(ChipFile.read(price, settings()));
  }

  private ExitStatus write() throws IOException {
    List<String> written = new ArrayList<>();
    for (Path directory : directories) {
      HtmlReport.write(directory);
      written.add(directory.resolve("report.html").toString());
      say(directory.resolve("report.html").toString());
    }
    answer(Map.of("reports", written));
    return ExitStatus.DONE;
  }

  private ExitStatus reprice(Chip prices) throws IOException {
    if (directories.size() > 1) {
      throw new InputError("--price: " + directories.size() + " runs; must be one");
    }
    StoredRun run = StoredRun.read(directories.getFirst());
    try (OutputDirectory output = output()) {
      Map<String, Object> figures = run.reprice(prices, output.path());
      new RunFiles(output.path()).json("manifest.json", manifest());
      HtmlReport.write(output.path());
      output.complete();
      say(directories.getFirst() + " with the prices of " + prices.name());
      Figures.lines(figures).forEach(this::say);
      answer(figures);
    }
    return ExitStatus.DONE;
  }
}
