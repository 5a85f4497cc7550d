package org.backspike.host.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every verb has. */
public final class CommonOptions {
  @Option(
      names = "--json",
      description = "print one JSON object on standard output and nothing else there")
  boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "write results into this directory; it must be empty or not exist")
  @Nullable Path out;

  @Option(names = "--force", description = "replace what is in --out")
  boolean force;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "seed of everything random (default ${DEFAULT-VALUE})")
  int seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "threads; 0 for one per processor; results do not depend on it")
  int threads;

  @Option(
      names = "--set",
      paramLabel = "A.B=C",
      description = "set a value in the chip description; may be repeated")
  List<String> settings = new ArrayList<>();

  @Option(names = "--quiet", description = "no progress on standard error")
  boolean quiet;

  @Option(names = "--debug", description = "show where an error comes from")
  boolean debug;

  @Option(names = "--help", usageHelp = true, description = "this help")
  boolean help;

  /** Options with their defaults. */
  public CommonOptions() {}

  int threadCount() {
    return threads == 0 ? Math.min(256, Runtime.getRuntime().availableProcessors()) : threads;
  }
}
