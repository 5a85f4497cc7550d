package org.backspike.host.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.backspike.bptt.Workers;
import org.backspike.host.file.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What all verbs share: options, output, progress, an output directory. */
public abstract class AbstractVerb implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private @Nullable CommandSpec spec;

  /** For subclasses. */
  protected AbstractVerb() {}

  /**
   * Does the work.
   *
   * @return how it ended
   * @throws IOException if a result cannot be written
   */
  protected abstract ExitStatus execute() throws IOException;

  @Override
  public final Integer call() throws IOException {
    return execute().code();
  }

  /**
   * The options that every verb has.
   *
   * @return as given
   */
  protected final CommonOptions common() {
    return common;
  }

  /**
   * The seed of everything random.
   *
   * @return as given
   */
  protected final int seed() {
    return common.seed;
  }

  /**
   * Threads for this run.
   *
   * @return to be closed by the caller
   * @throws InputError if the number is out of range
   */
  protected final Workers workers() {
    try {
      return new Workers(common.threadCount());
    } catch (IllegalArgumentException e) {
      throw new InputError("--threads: " + e.getMessage());
    }
  }

  /**
   * Prints a line for a person; nothing with {@code --json}.
   *
   * @param line without line feed
   */
  protected final void say(String line) {
    if (!common.json) {
      out().print(line + "\n");
      out().flush();
    }
  }

  /**
   * Prints the result for a program, with {@code --json} only.
   *
   * @param figures keys with units
   */
  protected final void answer(Map<String, Object> figures) {
    if (common.json) {
      out().print(JSON.writeValueAsString(figures) + "\n");
      out().flush();
    }
  }

  /**
   * Shows how far something is, on standard error.
   *
   * @param what is going on, a few words
   * @param unit what is counted, plural
   * @return a listener
   */
  protected final ProgressLine progress(String what, String unit) {
    return new ProgressLine(what, unit, errors(), common.quiet);
  }

  /**
   * The directory for results.
   *
   * @return a directory that appears under its name only when it is complete
   * @throws InputError if {@code --out} is missing or names something that is in use
   * @throws IOException if it cannot be made
   */
  protected final OutputDirectory output() throws IOException {
    if (common.out == null) {
      throw new InputError("--out DIR is missing; results need a directory");
    }
    return OutputDirectory.open(common.out, common.force);
  }

  /**
   * The directory for results.
   *
   * @param usual where results go without {@code --out}
   * @return a directory that appears under its name only when it is complete
   * @throws InputError if the directory is in use
   * @throws IOException if it cannot be made
   */
  protected final OutputDirectory outputOr(Path usual) throws IOException {
    return OutputDirectory.open(common.out == null ? usual : common.out, common.force);
  }

  /**
   * Values to set in a chip description.
   *
   * @return assignments {@code a.b=c}
   */
  protected final List<String> settings() {
    return common.settings;
  }

  /**
   * Whether results were asked for as files.
   *
   * @return true with {@code --out}
   */
  protected final boolean hasOutput() {
    return common.out != null;
  }

  /**
   * What was done, for {@code manifest.json}.
   *
   * @return command, seed, version, Java
   */
  protected final Map<String, Object> manifest() {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("command", command().commandLine().getParseResult().originalArgs());
    manifest.put("verb", command().name());
    manifest.put("version", Version.number());
    manifest.put("java", Runtime.version().toString());
    manifest.put("kernels", Version.kernels());
    manifest.put("seed", common.seed);
    manifest.put("threads", common.threadCount());
    return manifest;
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("a verb runs through the command line only");
    }
    return spec;
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }

  private PrintWriter errors() {
    return command().commandLine().getErr();
  }
}
