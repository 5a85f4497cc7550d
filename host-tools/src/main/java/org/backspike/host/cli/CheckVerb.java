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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike check}. */
@Command(
    name = "check",
    description = {
      "Replay what independent tools computed: states and spikes of every step, bit for bit;",
      "of chips with a clock, every cycle.",
      "Prints a line per case; exit status 1 if anything differs."
    },
    footer = {
      "",
      "Example: backspike check vectors/lava vectors/cells/odin_lif.csv",
      "Example: backspike check vectors --json --require-all",
      "Example: backspike check vectors/rtl --repeat 20"
    })
final class CheckVerb extends AbstractVerb {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "files or folders of reference vectors; folders are entered")
  private List<Path> paths = List.of();

  @Option(names = "--require-all", description = "exit status 1 also if a case had to be left out")
  private boolean requireAll;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "replay cases with a clock N times and tell cycles per CPU second, once warm")
  private int repeat = 1;

  private final List<Map<String, Object>> failures = new ArrayList<>();
  private final List<Map<String, Object>> skipped = new ArrayList<>();
  private int cases;

  @Override
  protected ExitStatus execute() {
    Repetitions repetitions = new Repetitions(repeat);
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(ReferenceFiles.under(path));
    }
    try (ProgressLine progress = progress("check", "files")) {
      for (int f = 0; f < files.size(); f++) {
        check(files.get(f), repetitions);
        progress.reached(f + 1L, files.size());
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("cases", cases);
    figures.put("failed", failures.size());
    figures.put("failures", failures);
    figures.put("skipped", skipped);
    figures.putAll(repetitions.figures());
    repetitions.lines().forEach(this::say);
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

  private void check(Path file, Repetitions repetitions) {
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
      Optional<Difference> difference = repetitions.replay(file, one);
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

  private void skip(String name, String reason) {
    skipped.add(Map.of("case", name, "reason", reason));
    say("skipped " + name + ": " + reason);
  }
}
