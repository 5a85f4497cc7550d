package org.backspike.host.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.backspike.host.file.InputError;
import org.backspike.host.file.Spelling;
import org.backspike.host.trace.TraceFiles;
import org.backspike.host.trace.TraceKind;
import org.backspike.host.trace.TraceWindow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of the time line of a run is kept. */
final class TraceOption {
  @Option(
      names = "--trace",
      paramLabel = "KIND",
      split = ",",
      description = {
        "write when everything happened: vcd (trace.vcd, for GTKWave, Surfer),",
        "perfetto (trace.perfetto-trace, for ui.perfetto.dev) or both,",
        "separated by a comma; needs --mode timed and --out"
      })
  private List<String> kinds = List.of();

  @Option(
      names = "--trace-window",
      paramLabel = "FROM:TO",
      description = "cycles that the traces show (default: all)")
  private @Nullable String window;

  /**
   * Refuses wishes that cannot be met, before anything runs.
   *
   * @param isTimed whether the clock is modelled
   * @param hasOutput whether there is a directory for results
   * @throws InputError if a kind is unknown, the window is none, or something is missing for it
   */
  void require(boolean isTimed, boolean hasOutput) {
    if (!isWanted()) {
      if (window != null) {
        throw new InputError("--trace-window needs --trace vcd, perfetto or both");
      }
      return;
    }
    chosen();
    chosenWindow();
    if (!isTimed) {
      throw new InputError("--trace needs --mode timed; without a clock there is no time to show");
    }
    if (!hasOutput) {
      throw new InputError("--trace needs --out DIR for its files");
    }
  }

  /** Whether there are to be traces. */
  boolean isWanted() {
    return !kinds.isEmpty();
  }

  /**
   * The files that are wished.
   *
   * @param directory where they go
   */
  TraceFiles files(Path directory) {
    return new TraceFiles(directory, chosen(), chosenWindow());
  }

  private Set<TraceKind> chosen() {
    Set<TraceKind> chosen = EnumSet.noneOf(TraceKind.class);
    kinds.forEach(name -> chosen.add(kind(name)));
    return chosen;
  }

  private TraceWindow chosenWindow() {
    if (window == null) {
      return TraceWindow.ALL;
    }
    try {
      return TraceWindow.parse(window);
    } catch (InputError e) {
      throw new InputError("--trace-window: " + e.getMessage());
    }
  }

  private static TraceKind kind(String name) {
    List<String> names = Arrays.stream(TraceKind.values()).map(TraceKind::key).toList();
    return Arrays.stream(TraceKind.values())
        .filter(kind -> kind.key().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputError(
                "--trace: no kind "
                    + name
                    + Spelling.nearest(name.toLowerCase(Locale.ROOT), names)
                        .map(likely -> "; did you mean " + likely + "?")
                        .orElse("; there are " + String.join(", ", names))));
  }
}
