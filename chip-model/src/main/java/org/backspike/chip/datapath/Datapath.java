package org.backspike.chip.datapath;

/**
 * The arithmetic of a core: widths of weights and state, where a weight is aligned, how wide a
 * payload may be.
 *
 * <p>The rule is that of the {@code backspike} datapath: accumulate wide, saturate each register
 * once, order independent. With {@code acc} the exact 32-bit sum of weight times payload per
 * projection, {@code tz} the decay rounded toward zero and {@code sat} the symmetric clip to {@link
 * #stateLimit()}:
 *
 * <pre>
 * x = sat(sum over projections of shl(acc, align + exponent))
 * u = sat(tz(u, 4096 - du) + x)
 * v = sat(tz(v, 4096 - dv) + u + bias)
 * spike if v &gt; vth; then v = 0 or v - vth
 * </pre>
 *
 * @param name the name networks and chips use for it
 * @param provenance where the rule comes from and what proves it, one sentence
 * @param weightBits bits of a stored weight, two's complement; 2 to 8
 * @param align left shift of every weight before its exponent; 0 to 6
 * @param minExponent smallest weight exponent of a projection; -8 to 0
 * @param maxExponent largest weight exponent of a projection; 0 to 7
 * @param payloadBits bits of a graded event; 1 (binary events only) to 8
 * @param stateBits bits of the current and the membrane, sign included; 12 to 24
 * @param maxRefractory longest refractory period in steps; 0 to 63
 */
public record Datapath(
    String name,
    String provenance,
    int weightBits,
    int align,
    int minExponent,
    int maxExponent,
    int payloadBits,
    int stateBits,
    int maxRefractory) {

  /** Decays are fractions of this number: {@code tz(x, k)} keeps {@code k / 4096}. */
  public static final int DECAY_ONE = 4096;

  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException if a field is outside its range
   */
  public Datapath {
    within("weight_bits", weightBits, 2, 8);
    within("align", align, 0, 6);
    within("min_exponent", minExponent, -8, 0);
    within("max_exponent", maxExponent, 0, 7);
    within("payload_bits", payloadBits, 1, 8);
    within("state_bits", stateBits, 12, 24);
    within("max_refractory", maxRefractory, 0, 63);
  }

  /**
   * The largest magnitude of the current and of the membrane.
   *
   * @return 2^(stateBits - 1) - 1; the range is symmetric
   */
  public int stateLimit() {
    return (1 << (stateBits - 1)) - 1;
  }

  /**
   * The largest weight.
   *
   * @return 2^(weightBits - 1) - 1
   */
  public int maxWeight() {
    return (1 << (weightBits - 1)) - 1;
  }

  /**
   * The smallest weight.
   *
   * @return -2^(weightBits - 1)
   */
  public int minWeight() {
    return -(1 << (weightBits - 1));
  }

  /**
   * The largest payload of one event.
   *
   * @return 2^payloadBits - 1
   */
  public int maxPayload() {
    return (1 << payloadBits) - 1;
  }

  private static void within(String field, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          field + " is " + value + "; must be " + low + " to " + high);
    }
  }
}
