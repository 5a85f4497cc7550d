package org.backspike.chip.kernel;

import org.backspike.chip.arith.FixedPoint;

/** The specification. */
final class ScalarDriveSums implements DriveSums {
  @Override
  public int drain(int[] sums, int offset, int shift, int limit, int[] drive) {
    return drainFrom(0, sums, offset, shift, limit, drive);
  }

  static int drainFrom(int first, int[] sums, int offset, int shift, int limit, int[] drive) {
    int saturated = 0;
    for (int i = first; i < drive.length; i++) {
      long wide = FixedPoint.shift(sums[offset + i], shift);
      long clipped = FixedPoint.saturate(wide, limit);
      saturated += wide == clipped ? 0 : 1;
      drive[i] = (int) clipped;
      sums[offset + i] = 0;
    }
    return saturated;
  }
}
