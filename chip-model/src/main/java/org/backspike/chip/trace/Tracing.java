package org.backspike.chip.trace;

/** Where timelines go. A model of time is given one and begins its timeline when it is built. */
@FunctionalInterface
public interface Tracing {
  /** Keeps nothing. */
  Tracing OFF = tracks -> Timeline.OFF;

  /**
   * Begins the timeline of a chip at time 0.
   *
   * @param tracks everything that will be reported on; complete
   * @return what to report to
   */
  Timeline begin(Tracks tracks);
}
