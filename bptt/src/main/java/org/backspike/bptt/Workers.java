package org.backspike.bptt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Runs numbered pieces of work on a fixed number of threads. Work is split by number, never by
 * timing: piece i writes only what belongs to i.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  /**
   * Starts the threads.
   *
   * @param count at least 1
   * @throws IllegalArgumentException if it is below 1 or above 256
   */
  public Workers(int count) {
    if (count < 1 || count > 256) {
      throw new IllegalArgumentException(count + " threads; must be 1 to 256");
    }
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("work-", 0).factory());
  }

  /**
   * Does all pieces and waits for them.
   *
   * @param pieces how many
   * @param work what piece i does
   */
  public void run(int pieces, IntConsumer work) {
    List<Future<?>> pending = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      int piece = i;
      pending.add(threads.submit(() -> work.accept(piece)));
    }
    for (Future<?> future : pending) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for workers", e);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
