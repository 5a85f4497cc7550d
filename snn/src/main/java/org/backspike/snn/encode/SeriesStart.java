package org.backspike.snn.encode;

/** What the first value of a series is compared with. */
public enum SeriesStart {
  /** 0: a series that begins elsewhere begins with a change. */
  ZERO,
  /** The first value itself: no change in the first step. */
  FIRST;

  /** The value before a series. */
  float before(float first) {
    return this == ZERO ? 0 : first;
  }
}
