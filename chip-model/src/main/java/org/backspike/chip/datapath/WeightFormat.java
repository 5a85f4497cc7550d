package org.backspike.chip.datapath;

/**
 * What a synapse memory holds and what a weight becomes on its way to the accumulator.
 *
 * @param bits bits of a stored weight, sign included if the encoding has one; 1 to 16
 * @param encoding how the bits are read
 * @param outOfRange what happens to a weight that they cannot hold
 * @param lsbDrop where a weight goes whose low bits the memory has no room for
 * @param exponentAt where the power of two of a projection acts
 * @param minExponent smallest power of two of a projection; -8 to 0
 * @param maxExponent largest power of two of a projection; 0 to 8
 * @param align left shift of every weight; 0 to 6
 * @param limit largest magnitude of a weight after exponent and shift; 0 for none
 */
public record WeightFormat(
    int bits,
    Encoding encoding,
    OutOfRange outOfRange,
    LsbDrop lsbDrop,
    ExponentAt exponentAt,
    int minExponent,
    int maxExponent,
    int align,
    int limit) {

  /** How the bits of a weight are read. */
  public enum Encoding {
    /** Two's complement. */
    TWOS_COMPLEMENT,
    /** A magnitude and a sign; there is no most negative number. */
    SIGN_BIT,
    /**
     * A magnitude of {@code bits}; the sign is that of the whole projection, or, in mixed ones,
     * takes the place of the lowest bit. See {@link SignMode}.
     */
    SIGN_MODE
  }

  /** What happens to a weight that the memory cannot hold. */
  public enum OutOfRange {
    /** The network is refused. */
    REFUSE,
    /** It is clipped to the nearest that fits. */
    CLIP
  }

  /** Where a weight goes whose low bits are dropped. */
  public enum LsbDrop {
    /** No bit is dropped. */
    NONE,
    /** Toward minus infinity; in inhibitory projections toward zero. */
    FLOOR,
    /** Toward zero. */
    TO_ZERO
  }

  /** Where the power of two of a projection acts. */
  public enum ExponentAt {
    /** On every weight, where negative powers floor. */
    SYNAPSE,
    /**
     * On the sum of the weights that one sending step delivers through one projection, where
     * negative powers floor before the sum is aligned.
     */
    SUM,
    /**
     * Together with the alignment, on the sum of all weights that arrive in a step through one
     * projection, whatever their delays: only what lies below the alignment is floored.
     */
    ALIGNED_SUM
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public WeightFormat {
    Ranges.require("weights.bits", bits, 1, 16);
    Ranges.require("weights.min_exponent", minExponent, -8, 0);
    Ranges.require("weights.max_exponent", maxExponent, 0, 8);
    Ranges.require("weights.align", align, 0, 6);
    Ranges.require("weights.limit", limit, 0, 1 << 24);
    if (lsbDrop != LsbDrop.NONE && encoding != Encoding.SIGN_MODE) {
      throw new IllegalArgumentException(
          "weights.lsb_drop is " + lsbDrop + "; must be NONE where no sign mode takes a bit");
    }
    if (limit != 0 && exponentAt != ExponentAt.SYNAPSE) {
      throw new IllegalArgumentException(
          "weights.limit is " + limit + "; must be 0 where the exponent acts on the sum");
    }
  }

  /**
   * The sign mode of a projection that gives none: that which its weights allow, where the encoding
   * knows modes.
   *
   * @param anyNegative whether one of them is below 0
   * @param anyPositive whether one of them is above 0
   * @return mixed where the encoding knows no modes
   */
  public SignMode detect(boolean anyNegative, boolean anyPositive) {
    if (encoding != Encoding.SIGN_MODE || (anyNegative && anyPositive)) {
      return SignMode.MIXED;
    }
    return anyNegative ? SignMode.INHIBITORY : SignMode.EXCITATORY;
  }

  /**
   * The smallest weight before low bits are dropped. Where weights are clipped, inhibitory ones are
   * symmetric to excitatory ones.
   *
   * @param mode sign mode of the projection
   * @param weightBits bits of a weight of the projection
   * @return the least number that is not out of range
   */
  public int min(SignMode mode, int weightBits) {
    if (mode == SignMode.EXCITATORY) {
      return 0;
    }
    return switch (encoding) {
      case TWOS_COMPLEMENT -> -(1 << (weightBits - 1));
      case SIGN_BIT -> 1 - (1 << (weightBits - 1));
      case SIGN_MODE ->
          mode == SignMode.INHIBITORY && outOfRange == OutOfRange.CLIP
              ? 1 - (1 << bits)
              : -(1 << bits);
    };
  }

  /**
   * The largest weight before low bits are dropped.
   *
   * @param mode sign mode of the projection
   * @param weightBits bits of a weight of the projection
   * @return the greatest number that is not out of range
   */
  public int max(SignMode mode, int weightBits) {
    if (mode == SignMode.INHIBITORY) {
      return 0;
    }
    return encoding == Encoding.SIGN_MODE ? (1 << bits) - 1 : (1 << (weightBits - 1)) - 1;
  }

  /**
   * Low bits of a weight that the memory has no room for.
   *
   * @param mode sign mode of the projection
   * @param weightBits bits of a weight of the projection, 1 to {@link #bits()}
   * @return at least 0
   */
  public int dropped(SignMode mode, int weightBits) {
    return lsbDrop == LsbDrop.NONE ? 0 : bits - weightBits + (mode == SignMode.MIXED ? 1 : 0);
  }

  /**
   * The weight that the memory holds for a given one: clipped, then without its low bits.
   *
   * @param weight as a network gives it, not out of range unless that is clipped
   * @param mode sign mode of the projection
   * @param weightBits bits of a weight of the projection
   * @return the weight, in the units of the given one
   */
  public int stored(int weight, SignMode mode, int weightBits) {
    int held = Math.min(max(mode, weightBits), Math.max(min(mode, weightBits), weight));
    int drop = dropped(mode, weightBits);
    boolean fromBelow = mode == SignMode.INHIBITORY || (lsbDrop == LsbDrop.TO_ZERO && held < 0);
    return fromBelow ? -(-held >> drop << drop) : held >> drop << drop;
  }

  /**
   * A stored weight with the power of two of its projection, where that acts on every weight; in
   * units of 2^{@link #align()}.
   *
   * @param stored as {@link #stored} gave it
   * @param exponent power of two of the projection
   * @return what one event adds
   */
  public int scaled(int stored, int exponent) {
    if (exponentAt != ExponentAt.SYNAPSE) {
      return stored;
    }
    int scaled = exponent >= 0 ? stored << exponent : stored >> -exponent;
    int most = limit >> align;
    return limit == 0 ? scaled : Math.min(most, Math.max(-most, scaled));
  }
}
