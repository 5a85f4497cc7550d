package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.backspike.snn.batch.BatchForward;

/** Forward and backward passes of a batch, divided by samples; every part has arrays of its own. */
final class SamplePasses {
  /** The passes of one part. */
  record Part(BatchForward forward, BatchBackward backward) {}

  /** What is done for a range of samples. */
  interface Work {
    /** Does it for the samples from {@code first}, of which {@code end} is not one. */
    void run(Part part, int first, int end);
  }

  private final int together;
  private final Supplier<Part> factory;
  private final List<Part> parts = new ArrayList<>();
  private int used = 1;

  /**
   * Passes of a batch.
   *
   * @param together samples of a part that are worked on before the next ones
   * @param factory of parts
   */
  SamplePasses(int together, Supplier<Part> factory) {
    this.together = together;
    this.factory = factory;
    parts.add(factory.get());
  }

  /**
   * Divides samples and does all of them.
   *
   * @param count of the samples
   * @param divided into how many parts at most
   */
  void run(int count, int divided, Pieces pieces, Work work) {
    used = Math.min(count, divided);
    while (parts.size() < used) {
      parts.add(factory.get());
    }
    pieces.run(
        used,
        i -> {
          int end = begin(i + 1, count);
          for (int first = begin(i, count); first < end; first += together) {
            work.run(parts.get(i), first, Math.min(end, first + together));
          }
        });
  }

  private int begin(int part, int count) {
    return (int) ((long) count * part / used);
  }

  /** Gives the errors of learned numbers of all samples, in order. */
  void learned(int count, BatchBackward.LearnedErrors receiver) {
    for (int i = 0; i < used; i++) {
      for (int sample = begin(i, count); sample < begin(i + 1, count); sample++) {
        parts.get(i).backward().learned(sample, receiver);
      }
    }
  }

  /** Memory of the backward passes, bytes. */
  long bytes() {
    return parts.stream().mapToLong(each -> each.backward().bytes()).sum();
  }
}
