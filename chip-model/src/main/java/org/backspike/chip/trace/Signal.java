package org.backspike.chip.trace;

/**
 * A track with the value of a wire, a bus or a register: REQ and ACK, the state and the counter of
 * a controller. It is unknown until its first change.
 */
public final class Signal extends Track {
  /** Bits of the widest signal. */
  public static final int WIDEST = 64;

  private final int width;

  Signal(int index, Scope scope, String name, int width) {
    super(index, scope, name);
    if (width < 1 || width > WIDEST) {
      throw new IllegalArgumentException(
          name + " is " + width + " bits wide; a signal has 1 to " + WIDEST);
    }
    this.width = width;
  }

  /**
   * Its width.
   *
   * @return bits, 1 to {@link #WIDEST}
   */
  public int width() {
    return width;
  }

  /**
   * What of a value the signal carries.
   *
   * @param value any number
   * @return its lowest bits, the rest 0
   */
  public long bitsOf(long value) {
    return value & (-1L >>> (WIDEST - width));
  }
}
