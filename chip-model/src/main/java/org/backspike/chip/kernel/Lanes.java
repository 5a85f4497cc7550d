package org.backspike.chip.kernel;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Decay.Operator;
import org.backspike.chip.datapath.Decay.Rounding;
import org.backspike.chip.datapath.Firing;
import org.backspike.chip.datapath.Firing.Compare;
import org.backspike.chip.datapath.Firing.Negative;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Reset;

/**
 * The operations of {@link org.backspike.chip.arith.FixedPoint} and of {@link Register} on 32-bit
 * lanes. Rules are constants where these are inlined, so that their branches cost nothing.
 */
final class Lanes {
  /** As many lanes as the machine prefers. */
  static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Byte> BYTE =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(INT.vectorBitSize() / 4));
  private static final VectorSpecies<Short> SHORT =
      VectorSpecies.of(short.class, VectorShape.forBitSize(INT.vectorBitSize() / 2));

  private Lanes() {}

  static IntVector load(int[] values, int at) {
    return IntVector.fromArray(INT, values, at);
  }

  static IntVector load(byte[] values, int at) {
    return (IntVector) ByteVector.fromArray(BYTE, values, at).castShape(INT, 0);
  }

  static IntVector load(short[] values, int at) {
    return (IntVector) ShortVector.fromArray(SHORT, values, at).castShape(INT, 0);
  }

  /**
   * What a register holds of a result that 32 bits hold, or of which only the low 32 bits count.
   */
  static IntVector fit(Register register, IntVector x) {
    if (register.overflow() == Overflow.WRAP) {
      return wrap(x, register.bits());
    }
    if (register.overflow() == Overflow.WRAP1) {
      return wrapOnce(x, 1 << (register.bits() - 1));
    }
    return register.saturates() ? x.min((int) register.max()).max((int) register.min()) : x;
  }

  /** Two's complement of the low bits. */
  static IntVector wrap(IntVector x, int bits) {
    int unused = Integer.SIZE - bits;
    return x.lanewise(LSHL, unused).lanewise(ASHR, unused);
  }

  private static IntVector wrapOnce(IntVector x, int m) {
    IntVector y = x.sub(2 * m, x.compare(VectorOperators.GT, m));
    return y.add(2 * m, y.compare(VectorOperators.LE, -m));
  }

  /** A state after its decay; the rounding is not random. */
  static IntVector faded(Decay decay, IntVector x, int[] operands, int at) {
    if (decay.operator() == Operator.MULSHIFT) {
      IntVector k = load(operands, at);
      return decay.rounding() == Rounding.TO_ZERO
          ? towardZero(x, k, decay.fractionBits())
          : floored(x, k, decay.fractionBits());
    }
    if (decay.operator() == Operator.BITSHIFT) {
      return x.sub(atLeastOne(x, load(operands, at)));
    }
    if (decay.operator() == Operator.SUBTRACT) {
      IntVector step = load(operands, at);
      return x.sub(step).max(0).add(x.add(step).min(0));
    }
    return decay.operator() == Operator.NONE ? x : x.sub(x);
  }

  /**
   * A product with a fraction that is not negative. A floor becomes a truncation by adding 2^f - 1
   * to what a negative x loses.
   */
  private static IntVector towardZero(IntVector x, IntVector k, int fractionBits) {
    int mask = (1 << fractionBits) - 1;
    IntVector upward = x.lanewise(ASHR, Integer.SIZE - 1).and(mask);
    IntVector low = x.and(mask).mul(k).add(upward).lanewise(ASHR, fractionBits);
    return x.lanewise(ASHR, fractionBits).mul(k).add(low);
  }

  /**
   * No product needs more than 32 bits: {@code x * k >> f} is {@code (x >> f) * k + ((x & 2^f - 1)
   * * k >> f)}.
   */
  private static IntVector floored(IntVector x, IntVector k, int fractionBits) {
    IntVector low = x.and((1 << fractionBits) - 1).mul(k).lanewise(ASHR, fractionBits);
    return x.lanewise(ASHR, fractionBits).mul(k).add(low);
  }

  /** A product with a fraction of either sign, truncated toward zero. */
  static IntVector truncated(int fractionBits, IntVector k, IntVector x) {
    IntVector magnitude = floored(x.abs(), k.abs(), fractionBits);
    IntVector sign = k.lanewise(XOR, x).lanewise(ASHR, Integer.SIZE - 1);
    return magnitude.lanewise(XOR, sign).sub(sign); // 0 or -1: this negates
  }

  /**
   * Input shifted left, for a state that clips below 2^24: what the shift would carry beyond 32
   * bits is cut before it.
   */
  static IntVector shifted(int left, int[] input, int at) {
    int far = 1 << (29 - left);
    return load(input, at).min(far).max(-far).lanewise(LSHL, left);
  }

  private static IntVector atLeastOne(IntVector x, IntVector bits) {
    IntVector shifted = x.lanewise(ASHR, bits);
    IntVector sign =
        x.lanewise(ASHR, Integer.SIZE - 1).or(x.neg().lanewise(LSHR, Integer.SIZE - 1));
    return shifted.blend(sign, shifted.eq(0));
  }

  /** Which lanes reach their threshold. */
  static VectorMask<Integer> reaches(Firing firing, IntVector v, IntVector threshold) {
    VectorMask<Integer> reached =
        firing.compare() == Compare.GREATER
            ? v.compare(VectorOperators.GT, threshold)
            : v.compare(VectorOperators.GE, threshold);
    return firing.negative() == Negative.NEVER_FIRES
        ? reached.and(v.compare(VectorOperators.GE, 0))
        : reached;
  }

  /** Membranes after a spike of each lane. */
  static IntVector afterSpike(Firing firing, IntVector v, IntVector threshold) {
    return firing.reset() == Reset.ZERO
        ? IntVector.zero(INT)
        : fit(firing.remainder(), v.sub(threshold));
  }

  /** How many lanes differ. */
  static int differing(IntVector a, IntVector b) {
    return a.compare(VectorOperators.NE, b).trueCount();
  }

  /**
   * Appends what fired to the lists of a slice. Whole vectors are written, so that no branch
   * depends on who fired; {@link SliceArrays} has room for them.
   *
   * @return how many have fired then
   */
  static int list(
      IntVector payload, VectorMask<Integer> fires, int first, int count, SliceArrays a) {
    payload.compress(fires).intoArray(a.payload, count);
    IntVector.broadcast(INT, first).addIndex(1).compress(fires).intoArray(a.fired, count);
    return count + fires.trueCount();
  }

  /** The same where each sends 1. */
  static int listOnes(VectorMask<Integer> fires, int first, int count, SliceArrays a) {
    IntVector.broadcast(INT, 1).intoArray(a.payload, count);
    IntVector.broadcast(INT, first).addIndex(1).compress(fires).intoArray(a.fired, count);
    return count + fires.trueCount();
  }
}
