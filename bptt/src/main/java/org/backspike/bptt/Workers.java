package org.backspike.bptt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.backspike.bptt.batch.Pieces;

/**
 * Runs numbered pieces of work on a fixed number of threads. Work is split by number, never by
 * timing: piece i writes only what belongs to i.
 */
public final class Workers implements AutoCloseable, Pieces {
  private final ExecutorService threads;
  private final int count;

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
    this.count = count;
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("work-", 0).factory());
  }

  @Override
  public int threads() {
    return count;
  }

  @Override
  public void run(int pieces, IntConsumer work) {
    if (count == 1 || pieces == 1) {
      for (int i = 0; i < pieces; i++) {
        work.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
            work.accept(i);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(count, pieces); i++) {
      others.add(threads.submit(worker));
    }
    worker.run();
    others.forEach(Workers::await);
  }

  private static void await(Future<?> future) {
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

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
