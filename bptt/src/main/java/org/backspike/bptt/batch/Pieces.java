package org.backspike.bptt.batch;

import java.util.function.IntConsumer;

/** Runs numbered pieces of work, each once, and waits for all of them. */
public interface Pieces {
  /**
   * How many threads there are.
   *
   * @return at least 1
   */
  int threads();

  /**
   * Does all pieces.
   *
   * @param pieces how many
   * @param work what piece i does; it writes only what belongs to i
   */
  void run(int pieces, IntConsumer work);
}
