package org.backspike.snn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes, operation by operation, without fused multiply-adds. */
final class VectorLeakyUpdate implements LeakyUpdate {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;

  @Override
  public int fire(
      Constants c,
      float[] drive,
      float[] current,
      float[] carried,
      float[] membrane,
      int offset,
      int[] fired) {
    int bound = FLOAT.loopBound(drive.length);
    int count = 0;
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector j = load(current, i).mul(c.alpha()).add(load(drive, i));
      FloatVector v = load(carried, i).mul(c.beta()).add(j.mul(c.gain()));
      j.intoArray(current, i);
      v.intoArray(membrane, offset + i);
      VectorMask<Float> fires = v.compare(VectorOperators.GT, c.threshold());
      v.blend(v.sub(c.threshold()).mul(c.remainder()), fires).intoArray(carried, i);
      for (long bits = fires.toLong(); bits != 0; bits &= bits - 1) {
        fired[count++] = i + Long.numberOfTrailingZeros(bits);
      }
    }
    return ScalarLeakyUpdate.fireFrom(
        bound, count, c, drive, current, carried, membrane, offset, fired);
  }

  @Override
  public void integrate(
      Constants c, float[] drive, float[] current, float[] carried, float[] membrane, int offset) {
    int bound = FLOAT.loopBound(drive.length);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector j = load(current, i).mul(c.alpha()).add(load(drive, i));
      FloatVector v = load(carried, i).mul(c.beta()).add(j.mul(c.gain()));
      j.intoArray(current, i);
      v.intoArray(carried, i);
      v.intoArray(membrane, offset + i);
    }
    ScalarLeakyUpdate.integrateFrom(bound, c, drive, current, carried, membrane, offset);
  }

  private static FloatVector load(float[] values, int i) {
    return FloatVector.fromArray(FLOAT, values, i);
  }
}
