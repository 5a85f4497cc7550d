package org.backspike.host.trace;

import java.nio.file.Path;
import java.util.Locale;
import org.backspike.chip.trace.Tracks;

/** The kinds of files that show a timeline. */
public enum TraceKind {
  /** Value change dump, for viewers of waves. */
  VCD("trace.vcd") {
    @Override
    TraceFormat open(Path file, Tracks tracks) {
      return new VcdTrace(file, tracks);
    }
  },
  /** Perfetto, for viewers of slices. */
  PERFETTO("trace.perfetto-trace") {
    @Override
    TraceFormat open(Path file, Tracks tracks) {
      return new PerfettoTrace(file, tracks);
    }
  };

  private final String fileName;

  TraceKind(String fileName) {
    this.fileName = fileName;
  }

  /** Begins a file. */
  abstract TraceFormat open(Path file, Tracks tracks);

  /**
   * The name of its file in a directory of results.
   *
   * @return a name without directories
   */
  public String fileName() {
    return fileName;
  }

  /**
   * The name that users write.
   *
   * @return lower case
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
