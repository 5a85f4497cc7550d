package org.backspike.chip.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same in 32-bit lanes. No product needs more: with a = |x| below 2^24 and k up to 4096, {@code
 * (a * k) >> 12 == (a >> 12) * k + ((a & 4095) * k >> 12)}.
 */
final class VectorNeuronUpdate implements NeuronUpdate {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;

  @Override
  public long fire(NeuronArrays a) {
    int bound = INT.loopBound(a.membrane.length);
    int fired = 0;
    long saturated = 0;
    for (int i = 0; i < bound; i += INT.length()) {
      IntVector wideU = decayed(a.current, a.keepCurrent, i).add(load(a.drive, i));
      IntVector u = clip(wideU, a.limit);
      IntVector wideV = decayed(a.membrane, a.keepMembrane, i).add(u).add(load(a.bias, i));
      IntVector v = clip(wideV, a.limit);
      saturated += differing(u, wideU) + differing(v, wideV);
      u.intoArray(a.current, i);

      IntVector left = load(a.refractory, i);
      v = v.blend(0, left.compare(VectorOperators.GT, 0));
      v.intoArray(a.beforeReset, i);
      IntVector threshold = load(a.threshold, i);
      VectorMask<Integer> fires = v.compare(VectorOperators.GT, threshold);
      left = left.blend(load(a.period, i), fires);
      left.sub(1).max(0).intoArray(a.refractory, i);
      v.blend(v.sub(threshold).mul(a.remainder), fires).intoArray(a.membrane, i);
      for (long bits = fires.toLong(); bits != 0; bits &= bits - 1) {
        a.fired[fired++] = i + Long.numberOfTrailingZeros(bits);
      }
    }
    long tail = ScalarNeuronUpdate.fireFrom(bound, fired, a);
    return (saturated << 32) + fired + tail;
  }

  @Override
  public long integrate(NeuronArrays a) {
    int bound = INT.loopBound(a.membrane.length);
    long saturated = 0;
    for (int i = 0; i < bound; i += INT.length()) {
      IntVector wideU = decayed(a.current, a.keepCurrent, i).add(load(a.drive, i));
      IntVector u = clip(wideU, a.limit);
      IntVector wideV = decayed(a.membrane, a.keepMembrane, i).add(u).add(load(a.bias, i));
      IntVector v = clip(wideV, a.limit);
      saturated += differing(u, wideU) + differing(v, wideV);
      u.intoArray(a.current, i);
      v.intoArray(a.beforeReset, i);
      v.intoArray(a.membrane, i);
    }
    return (saturated << 32) + ScalarNeuronUpdate.integrateFrom(bound, a);
  }

  private static IntVector load(int[] values, int i) {
    return IntVector.fromArray(INT, values, i);
  }

  private static IntVector decayed(int[] state, int[] keep, int i) {
    IntVector x = load(state, i);
    IntVector k = load(keep, i);
    IntVector magnitude = x.abs();
    IntVector low = magnitude.and(4095).mul(k).lanewise(VectorOperators.ASHR, 12);
    IntVector kept = magnitude.lanewise(VectorOperators.ASHR, 12).mul(k).add(low);
    IntVector sign = x.lanewise(VectorOperators.ASHR, 31); // 0 or -1: XOR and subtract negate
    return kept.lanewise(VectorOperators.XOR, sign).sub(sign);
  }

  private static IntVector clip(IntVector x, int limit) {
    return x.min(limit).max(-limit);
  }

  private static int differing(IntVector a, IntVector b) {
    VectorMask<Integer> mask = a.compare(VectorOperators.NE, b);
    return mask.anyTrue() ? mask.trueCount() : 0;
  }
}
