package org.backspike.chip.technology;

/** How far off a value may be: its ends as multiples of the value. */
enum Band {
  /** Circuit simulation or an analytical model, when the source gives none. */
  PRE_SILICON(0.75, 1.25),
  /** Planar transistors against fins: the nodes between 32 and 20 nm are the least certain. */
  SCALED(0.6, 1.7),
  /** An analogy, or a set of constants that others contradict by as much. */
  DOUBTFUL(0.5, 2),
  /** Clock and control of one core taken for that of another. */
  CLOCK(0.33, 3),
  /** Reads: an organisation for the least read energy, and caches of the same size. */
  SRAM_READ(0.5, 3),
  /** Writes: an organisation for the least read energy writes dearly. */
  SRAM_WRITE(0.7, 3),
  /** Reads of a memory that is assumed to scale like logic. */
  SHRUNK_READ(0.5, 5),
  /** Writes of a memory that is assumed to scale like logic. */
  SHRUNK_WRITE(0.7, 5);

  private final double low;
  private final double high;

  Band(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** Lower end as a fraction of the value, at most 1. */
  double low() {
    return low;
  }

  /** Upper end as a multiple of the value, at least 1. */
  double high() {
    return high;
  }
}
