package org.backspike.chip.technology;

import java.util.EnumMap;
import java.util.Map;
import org.backspike.chip.hardware.Operation;

/**
 * The logic of an operation at 45 nm and 0.9 V. Additions of b bits cost b/32 of a 32-bit one,
 * multiplications 0.0031 pJ per product of bits; comparisons and shifts are fractions of an
 * addition of their width.
 *
 * <p>Sources: Horowitz, ISSCC 2014; the fractions 0.32 and 0.63 from SATA_Sim, Yin et al., TCAD
 * 2022.
 *
 * @param words what is done
 * @param pj energy in pJ
 * @param kind where the number comes from
 */
record Arithmetic(String words, double pj, Kind kind) {
  static final int NODE_NM = 45;
  static final double VOLTAGE = 0.9;

  private static final double ADD_32 = 0.1;
  private static final double MULTIPLY_8 = 0.2;
  private static final double PER_BIT_PRODUCT = 0.0031;
  private static final double COMPARE = 0.32;
  private static final double SHIFT = 0.63;

  /** Where a number comes from. */
  enum Kind {
    /** It stands in the source. */
    PUBLISHED,
    /** It follows from the source by the widths of the operands. */
    BY_WIDTH,
    /** It is a fraction of an addition, taken from another source. */
    RATIO
  }

  /** What every operation with logic of its own does. */
  static final Map<Operation, Arithmetic> ALL = all();

  private static Map<Operation, Arithmetic> all() {
    Map<Operation, Arithmetic> all = new EnumMap<>(Operation.class);
    all.put(Operation.ACCUMULATE, new Arithmetic("32-bit addition", ADD_32, Kind.PUBLISHED));
    all.put(Operation.LEARNING_ADD, new Arithmetic("32-bit addition", ADD_32, Kind.PUBLISHED));
    all.put(
        Operation.PAYLOAD_MULTIPLY,
        new Arithmetic("8 x 8 bit multiplication", MULTIPLY_8, Kind.PUBLISHED));
    all.put(
        Operation.NEURON_UPDATE,
        new Arithmetic(
            "two 24 x 12 bit multiplications, four 24-bit additions and a 24-bit comparison",
            2 * multiply(24, 12) + (4 + COMPARE) * add(24),
            Kind.BY_WIDTH));
    all.put(
        Operation.MULTIPLY_ADD,
        new Arithmetic(
            "8 x 8 bit multiplication and 24-bit addition", MULTIPLY_8 + add(24), Kind.BY_WIDTH));
    all.put(
        Operation.DECAY_MULTIPLY,
        new Arithmetic("8 x 12 bit multiplication", multiply(8, 12), Kind.BY_WIDTH));
    all.put(
        Operation.ROUND,
        new Arithmetic("48-bit addition and shift", (1 + SHIFT) * add(48), Kind.BY_WIDTH));
    all.put(
        Operation.EXPONENT_FIND,
        new Arithmetic("48-bit comparison", COMPARE * add(48), Kind.RATIO));
    return all;
  }

  private static double add(int bits) {
    return ADD_32 * bits / 32;
  }

  private static double multiply(int left, int right) {
    return PER_BIT_PRODUCT * left * right;
  }

  boolean isRatio() {
    return kind == Kind.RATIO;
  }

  boolean isPublished() {
    return kind == Kind.PUBLISHED;
  }
}
