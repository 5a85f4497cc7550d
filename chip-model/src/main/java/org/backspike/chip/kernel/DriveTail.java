package org.backspike.chip.kernel;

/** What a vector kernel leaves to its scalar twin: the neurons beyond the last full vector. */
interface DriveTail {
  /** As {@link DriveSums#drain}, for the neurons from {@code first} on. */
  int drainFrom(int first, DriveSums.Term[] terms, int[] drive);
}
