package org.backspike.surrogate;

import java.util.Arrays;

/**
 * A surrogate derivative as a chip holds it: a code of few bits, found by comparing the distance of
 * an integer membrane from its threshold with a short table. Code n stands for a derivative of
 * {@code n * 2^-bits} times the peak of the surrogate.
 *
 * <p>The float surrogate is taken at x = (v - vth) / vth. Codes round to nearest; the table says at
 * which distance the code falls by one. Distances are capped at 4 vth, where long tails end.
 */
public final class SurrogateCode {
  /** Distances beyond this many thresholds have code 0. */
  private static final int REACH = 4;

  private final int bits;
  private final int[] distances;

  private SurrogateCode(int bits, int[] distances) {
    this.bits = bits;
    this.distances = distances;
  }

  /**
   * The code of a surrogate.
   *
   * @param surrogate an even derivative that falls with the distance
   * @param bits width of the code, 1 to 8
   * @param vth threshold in state units, at least 1
   * @return the code
   * @throws IllegalArgumentException if a number is out of range or the derivative rises
   */
  public static SurrogateCode of(Surrogate surrogate, int bits, int vth) {
    if (bits < 1 || bits > 8) {
      throw new IllegalArgumentException("surrogate code of " + bits + " bits; must be 1 to 8");
    }
    if (vth < 1 || vth > 1 << 23) {
      throw new IllegalArgumentException("threshold " + vth + "; must be 1 to " + (1 << 23));
    }
    if (!isEven(surrogate)) {
      throw new IllegalArgumentException(
          surrogate.name() + " is not even; a code knows only the distance from the threshold");
    }
    int peak = (1 << bits) - 1;
    double height = surrogate.derivative(0.0);
    int[] distances = new int[peak];
    int end = REACH * vth;
    for (int fall = 0; fall < peak; fall++) {
      // the code is peak - fall as long as the derivative rounds to more than peak - fall - 1
      double least = (peak - fall - 0.5) / peak * height;
      distances[fall] = firstBelow(surrogate, least, vth, end);
    }
    for (int i = 1; i < peak; i++) {
      if (distances[i] < distances[i - 1]) {
        throw new IllegalArgumentException(
            surrogate.name() + " rises with the distance; a code needs one that falls");
      }
    }
    return new SurrogateCode(bits, distances);
  }

  private static boolean isEven(Surrogate surrogate) {
    for (double x = 0x1p-6; x <= REACH; x *= 2) {
      if (surrogate.derivative(x) != surrogate.derivative(-x)) {
        return false;
      }
    }
    return true;
  }

  /** The smallest distance at which the derivative is below a value, by bisection. */
  private static int firstBelow(Surrogate surrogate, double least, int vth, int end) {
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (surrogate.derivative((double) middle / vth) < least) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * Width of a code.
   *
   * @return 1 to 8
   */
  public int bits() {
    return bits;
  }

  /**
   * The table: the code is the peak minus the number of entries that are at most the distance.
   *
   * @return a copy, ascending, 2^bits - 1 entries in state units
   */
  public int[] distances() {
    return distances.clone();
  }

  /**
   * The code of a membrane.
   *
   * @param distance |v - vth| in state units, at least 0
   * @return 0 to 2^bits - 1
   */
  public int code(int distance) {
    int place = Arrays.binarySearch(distances, distance);
    int reached = place < 0 ? -place - 1 : place + 1;
    while (reached < distances.length && distances[reached] == distance) {
      reached++;
    }
    return distances.length - reached;
  }
}
