package org.backspike.snn.encode;

/** What becomes of spikes that have a sign. */
public enum Polarity {
  /** Negative ones are left out: one channel per signal. */
  ON,
  /** Two channels per signal: all positive ones first, then the negative ones. */
  SPLIT,
  /** One channel per signal with the value 1 or -1; for the float reference only. */
  SIGNED;

  /** Channels for so many signals. */
  int channels(int signals) {
    return this == SPLIT ? Math.multiplyExact(2, signals) : signals;
  }
}
