package org.backspike.host.run;

/** Long work was stopped from outside; nothing of it is kept. */
public final class InterruptedRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An interruption. */
  public InterruptedRun() {
    super("interrupted");
  }
}
