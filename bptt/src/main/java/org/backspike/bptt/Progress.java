package org.backspike.bptt;

/** Listens to long work and may stop it. */
public interface Progress {
  /** Listens to nothing. */
  Progress SILENT = (done, total) -> true;

  /**
   * Called now and then.
   *
   * @param done samples so far
   * @param total samples in all
   * @return false to stop
   */
  boolean reached(long done, long total);
}
