package org.backspike.chip.kernel;

/** Turns the sums of the projections into a neuron's input, by the rule of its class. */
public interface DriveSums {
  /**
   * Moves sums into drives: {@code drive[i] = OVF(sum over p of (sums_p[i] >> right_p) << left_p)};
   * right shifts floor each projection by itself, one exact sum of 64 bits, one overflow. The sums
   * are set to 0.
   *
   * @param terms the projections
   * @param drive receives the input, shape [neurons]
   * @return how many sums the register could not hold
   */
  int drain(Term[] terms, int[] drive);

  /** The sums of one projection. */
  final class Term {
    final int[] sums;
    final int right;
    final int left;

    /** Where the sums of this step begin. */
    int offset;

    /**
     * A projection.
     *
     * @param sums its sums, a ring of one row of [neurons] per step of delay
     * @param right bits that are floored away
     * @param left shift that follows
     */
    public Term(int[] sums, int right, int left) {
      this.sums = sums;
      this.right = right;
      this.left = left;
    }

    /**
     * Chooses the row of a step.
     *
     * @param at where the sums of this step begin
     */
    public void from(int at) {
      offset = at;
    }
  }
}
