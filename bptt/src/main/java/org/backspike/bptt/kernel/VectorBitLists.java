package org.backspike.bptt.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same without a branch that depends on the bits: as many steps as there are lanes are
 * compressed at once and written behind the list; those that belong to it are counted.
 */
final class VectorBitLists implements BitLists {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final int LANES = INT.length();
  private static final int LOW = (1 << LANES) - 1;
  private static final IntVector LANE = IntVector.zero(INT).addIndex(1);

  @Override
  public void list(
      int samples,
      int[][] bits,
      int[] bitsAt,
      int bitsStride,
      int sent,
      int steps,
      int first,
      int end,
      int[] begin,
      int[] lists) {
    int last = (sent - 1) & -32;
    int counted = -1 >>> (last + 32 - sent);
    int count = 0;
    for (int row = first; row < end; row++) {
      begin[row - first] = count;
      for (int b = samples - 1; b >= 0; b--) {
        int[] words = bits[b];
        int at = bitsAt[b] + row;
        for (int word = 0; word < last; word += 32) {
          count = list(words[at + (word >> 5) * bitsStride], b * steps + word, lists, count);
        }
        count =
            list(words[at + (last >> 5) * bitsStride] & counted, b * steps + last, lists, count);
      }
    }
    begin[end - first] = count;
  }

  /** Lists the bits of a word; gives the end of the list. */
  private static int list(int word, int step, int[] lists, int begin) {
    int end = begin;
    for (int lane = 0; lane < 32; lane += LANES) {
      int some = word >>> lane & LOW;
      LANE.add(step + lane).compress(VectorMask.fromLong(INT, some)).intoArray(lists, end);
      end += Integer.bitCount(some);
    }
    return end;
  }
}
