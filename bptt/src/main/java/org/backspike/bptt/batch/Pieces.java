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
   * Into how many parts work is divided: two per thread, so that the last one to finish is not
   * waited for long.
   *
   * @return 1 for one thread
   */
  default int parts() {
    return parts(threads());
  }

  /**
   * The same for a number of threads.
   *
   * @param threads at least 1
   * @return 1 for one thread
   */
  static int parts(int threads) {
    return threads == 1 ? 1 : 2 * threads;
  }

  /**
   * Does all pieces.
   *
   * @param pieces how many
   * @param work what piece i does; it writes only what belongs to i
   */
  void run(int pieces, IntConsumer work);
}
