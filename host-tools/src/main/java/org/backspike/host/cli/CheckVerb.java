package org.backspike.host.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.host.check.Difference;
import org.backspike.host.check.ReferenceCase;
import org.backspike.host.check.ReferenceFiles;
import org.backspike.host.file.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike check}. */
@Command(
    name = "check",
    description = {
      "Replay what independent tools computed: states and spikes of every step, bit for bit.",
      "Prints a line per case; exit status 1 if anything differs."
    },
    footer = {
      "",
      "Example: backspike check vectors/lava vectors/cells/odin_lif.csv",
      "Example: backspike check vectors --json --require-all"
    })
final class CheckVerb extends AbstractVerb {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "files or folders of reference vectors; folders are entered")
  private List<Path> paths = List.of();

  @Option(names = "--require-all", description = "exit status 1 also if a case had to be left out")
  private boolean requireAll;

  private final List<Map<String, Object>> failures = new ArrayList<>();
  private final List<Map<String, Object>> skipped = new ArrayList<>();
  private int cases;

  @Override
  protected ExitStatus execute() {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(ReferenceFiles.under(path));
    }
    try (ProgressLine progress = progress("check", "files")) {
      for (int f = 0; f < files.size(); f++) {
        check(files.get(f));
        progress.reached(f + 1L, files.size());
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cases", cases);
    figures.put("failed", failures.size());
    figures.put("failures", failures);
    figures.put("skipped", skipped);
    say(
        cases
            + " cases, "
            + failures.size()
            + (failures.size() == 1 ? " difference, " : " differences, ")
            + skipped.size()
            + " skipped");
    answer(figures);
    boolean good = failures.isEmpty() && !(requireAll && !skipped.isEmpty());
    return good ? ExitStatus.DONE : ExitStatus.ANSWER_IS_NO;
  }

  private void check(Path file) {
    Optional<List<ReferenceCase>> found = ReferenceFiles.cases(file);
    if (found.isEmpty()) {
      skip(file.toString(), "no format that is known");
      return;
    }
    List<ReferenceCase> several = found.get();
    int failed = 0;
    for (ReferenceCase one : several) {
      String name = several.size() == 1 ? file.toString() : file + ": " + one.name();
      Optional<String> obstacle = one.obstacle();
      if (obstacle.isPresent()) {
        skip(name, obstacle.get());
        continue;
      }
      cases++;
      Optional<Difference> difference = replay(file, one);
      if (difference.isPresent()) {
        failed++;
        failures.add(difference.get().entry(name));
        say("DIFFERS " + name + ": " + difference.get().describe());
      }
    }
    if (failed == 0) {
      say("ok " + file + (several.size() == 1 ? "" : ", " + several.size() + " cases"));
    }
  }

  /** A case that asks for what the chip cannot do is wrong input. */
  private static Optional<Difference> replay(Path file, ReferenceCase one) {
    try {
      return one.replay();
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private void skip(String name, String reason) {
    skipped.add(Map.of("case", name, "reason", reason));
    say("skipped " + name + ": " + reason);
  }
}
