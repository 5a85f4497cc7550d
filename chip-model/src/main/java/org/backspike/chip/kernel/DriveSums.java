package org.backspike.chip.kernel;

/** The drive of neurons that one row block drives: its sums, shifted and saturated once. */
public interface DriveSums {
  /**
   * {@code drive[i] = saturate(shift(sums[offset + i], shift))}, then the sums are cleared.
   *
   * @param sums exact sums; cleared
   * @param offset where the sums begin
   * @param shift left if positive, right (floor) if negative; -8 to 13
   * @param limit largest magnitude of a drive, at most 2^23 - 1
   * @param drive receives the drive, shape [neurons]; its length is the number of neurons
   * @return how many saturated
   */
  int drain(int[] sums, int offset, int shift, int limit, int[] drive);
}
