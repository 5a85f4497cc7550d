package org.backspike.snn.encode;

/** What a value below the threshold of a latency code does. */
public enum BelowThreshold {
  /** It fires as late as the threshold does. */
  LATEST,
  /** It never fires. */
  SILENT
}
