package org.backspike.host.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C: the process is asked to stop and gets a moment to remove what is half-written. Long work
 * asks {@link #requested}; work that does not ask is cut off after the moment. Either way the
 * process ends with the status of the verb, not with that of a signal.
 */
final class Interruption {
  /** What a user is told. */
  static final String MESSAGE = "interrupted; nothing was kept";

  private static final AtomicBoolean REQUESTED = new AtomicBoolean();
  private static final AtomicInteger STATUS = new AtomicInteger(ExitStatus.FAILED.code());
  private static final CountDownLatch ENDED = new CountDownLatch(1);
  private static final long GRACE_MILLIS = 2_000;

  private Interruption() {}

  static boolean requested() {
    return REQUESTED.get();
  }

  /**
   * Makes the end of the JVM wait until the verb has cleaned up behind itself. Once per process.
   *
   * @param errors where to say that a verb was cut off
   */
  static void watch(PrintWriter errors) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(errors), "interruption"));
  }

  private static void stop(PrintWriter errors) {
    if (ENDED.getCount() == 0) {
      return; // an ordinary exit
    }
    REQUESTED.set(true);
    boolean inTime = false;
    try {
      inTime = ENDED.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!inTime) {
      OutputDirectory.discardAll();
      errors.print("backspike: " + MESSAGE + "\n");
      errors.flush();
    }
    // the JVM would report the signal; the contract knows 0 to 3 only
    Runtime.getRuntime().halt(STATUS.get());
  }

  /**
   * The verb has ended and left nothing behind.
   *
   * @param status how it ended
   */
  static void ended(int status) {
    STATUS.set(status);
    ENDED.countDown();
  }
}
