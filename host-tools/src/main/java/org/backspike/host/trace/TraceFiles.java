package org.backspike.host.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backspike.chip.trace.Timeline;
import org.backspike.chip.trace.Tracing;
import org.backspike.chip.trace.Tracks;
import org.backspike.host.file.InputError;
import org.jspecify.annotations.Nullable;

/**
 * The files of one timeline in a directory, {@code trace.vcd} and {@code trace.perfetto-trace}.
 * They grow under temporary names while the model runs and get their own with {@link #complete};
 * {@link #close} without it leaves nothing behind.
 */
public final class TraceFiles implements Tracing, AutoCloseable {
  /** A file that has passed this size ends at the next barrier and says so. */
  public static final long MOST_BYTES = 1L << 30;

  private final Path directory;
  private final Set<TraceKind> kinds;
  private final TraceWindow window;
  private final long mostBytes;
  private final List<TraceFormat> formats = new ArrayList<>();
  private @Nullable OrderedTimeline timeline;

  /**
   * Files to come.
   *
   * @param directory where they go; it must exist
   * @param kinds which files
   * @param window the times that they show
   */
  public TraceFiles(Path directory, Set<TraceKind> kinds, TraceWindow window) {
    this(directory, kinds, window, MOST_BYTES);
  }

  TraceFiles(Path directory, Set<TraceKind> kinds, TraceWindow window, long mostBytes) {
    this.directory = directory;
    this.kinds = Set.copyOf(kinds);
    this.window = window;
    this.mostBytes = mostBytes;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if there was a timeline before; these files show one
   */
  @Override
  public Timeline begin(Tracks tracks) {
    if (timeline != null) {
      throw new IllegalStateException(directory + " has the trace of another timeline already");
    }
    for (TraceKind kind : TraceKind.values()) {
      if (kinds.contains(kind)) {
        formats.add(kind.open(directory.resolve(kind.fileName()), tracks));
      }
    }
    timeline = new OrderedTimeline(tracks, window, formats, mostBytes);
    return timeline;
  }

  /**
   * Ends the files where the window or the run ends and gives them their names.
   *
   * @throws InputError if the run ended before the window began
   * @throws IOException if a file cannot be written
   */
  public void complete() throws IOException {
    if (timeline != null && !timeline.end()) {
      throw new InputError(
          "a window of " + window + "; the run ended at " + timeline.settled() + ", before it");
    }
    for (TraceFormat format : formats) {
      format.complete();
    }
  }

  @Override
  public void close() throws IOException {
    for (TraceFormat format : formats) {
      format.close();
    }
  }
}
