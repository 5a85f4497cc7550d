package org.backspike.bptt;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.backspike.bptt.batch.Pieces;

/**
 * Runs numbered pieces of work on a fixed number of threads. Work is split by number, never by
 * timing: piece i writes only what belongs to i.
 */
public final class Workers implements AutoCloseable, Pieces {
  private static final ThreadMXBean CLOCKS = ManagementFactory.getThreadMXBean();

  private final ExecutorService threads;
  private final List<Thread> started = new CopyOnWriteArrayList<>();
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
    ThreadFactory factory = Thread.ofPlatform().daemon().name("work-", 0).factory();
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = factory.newThread(work);
              started.add(thread);
              return thread;
            });
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

  /**
   * Processor time that the calling thread and all others that work took so far.
   *
   * @return nanoseconds
   */
  public long cpuNanos() {
    long sum = CLOCKS.getCurrentThreadCpuTime();
    for (Thread each : started) {
      sum += Math.max(0, CLOCKS.getThreadCpuTime(each.threadId()));
    }
    return sum;
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
