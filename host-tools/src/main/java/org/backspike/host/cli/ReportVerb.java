package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backspike.host.file.InputError;
import org.backspike.host.report.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backspike report}. */
@Command(
    name = "report",
    description = "Write report.html into run directories, from the files that lie there.",
    footer = {"", "Example: backspike report compared"})
final class ReportVerb extends AbstractVerb {
  @Parameters(arity = "1..*", paramLabel = "DIR", description = "run directories")
  private List<Path> directories = new ArrayList<>();

  @Override
  protected ExitStatus execute() throws IOException {
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new InputError(directory, "", "is not a directory; must be a run directory");
      }
    }
    List<String> written = new ArrayList<>();
    for (Path directory : directories) {
      HtmlReport.write(directory);
      written.add(directory.resolve("report.html").toString());
      say(directory.resolve("report.html").toString());
    }
    answer(Map.of("reports", written));
    return ExitStatus.DONE;
  }
}
