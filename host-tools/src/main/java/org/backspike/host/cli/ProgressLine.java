package org.backspike.host.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.backspike.bptt.Progress;

/**
 * One line on standard error with count, rate and remaining time, rewritten in place on a terminal
 * and repeated every ten seconds elsewhere. It also carries an interruption: {@link #reached} is
 * false once the process was asked to stop.
 */
public final class ProgressLine implements Progress, AutoCloseable {
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long FILE_NANOS = 10_000_000_000L;

  private final String what;
  private final String unit;
  private final PrintWriter errors;
  private final boolean quiet;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long last = start;
  private boolean written;

  ProgressLine(String what, String unit, PrintWriter errors, boolean quiet) {
    this.what = what;
    this.unit = unit;
    this.errors = errors;
    this.quiet = quiet;
    this.terminal = isTerminal();
  }

  @SuppressWarnings("SystemConsoleNull") // it may be null where another console is configured
  private static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  @Override
  public synchronized boolean reached(long done, long total) {
    long now = System.nanoTime();
    if (!quiet && done > 0 && now - last >= (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
      last = now;
      double seconds = (now - start) / 1e9;
      double rate = done / seconds;
      String line =
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d %s, %,.0f per s, %.0f s left",
              what,
              done,
              total,
              unit,
              rate,
              (total - done) / rate);
      errors.print(terminal ? "\r\u001b[K" + line : line + "\n");
      errors.flush();
      written = true;
    }
    return !Interruption.requested();
  }

  @Override
  public synchronized void close() {
    if (written && terminal) {
      errors.print("\r\u001b[K");
      errors.flush();
    }
  }
}
