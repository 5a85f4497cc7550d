package org.backspike.host.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C: the process is asked to stop and gets a moment to remove what is half-written. Installed
 * once per process.
 */
final class Interruption {
  private static final AtomicBoolean REQUESTED = new AtomicBoolean();
  private static final AtomicBoolean ENDED = new AtomicBoolean();
  private static final CountDownLatch CLEANED = new CountDownLatch(1);
  private static final long GRACE_SECONDS = 5;

  private Interruption() {}

  static boolean requested() {
    return REQUESTED.get();
  }

  /** Makes the end of the JVM wait until the verb has cleaned up behind itself. */
  static void watch() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!ENDED.get()) {
                    REQUESTED.set(true);
                    await();
                  }
                },
                "interruption"));
  }

  private static void await() {
    try {
      if (!CLEANED.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        OutputDirectory.discardAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The verb has ended and left nothing behind. */
  static void ended() {
    ENDED.set(true);
    CLEANED.countDown();
  }
}
