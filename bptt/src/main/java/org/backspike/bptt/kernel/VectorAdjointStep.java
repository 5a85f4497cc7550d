package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes, without fused multiply-adds. */
final class VectorAdjointStep implements AdjointStep {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;

  @Override
  public void run(
      float[] keep,
      float[] derivative,
      float[] spikeError,
      float alpha,
      float gain,
      float[] membraneError,
      float[] currentError,
      float[] driveError,
      int offset) {
    int bound = FLOAT.loopBound(keep.length);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector carried = load(keep, i).mul(load(membraneError, i));
      FloatVector dv = carried.add(load(derivative, i).mul(load(spikeError, i)));
      FloatVector di = load(currentError, i).mul(alpha).add(dv.mul(gain));
      dv.intoArray(membraneError, i);
      di.intoArray(currentError, i);
      di.intoArray(driveError, offset + i);
    }
    ScalarAdjointStep.runFrom(
        bound,
        keep,
        derivative,
        spikeError,
        alpha,
        gain,
        membraneError,
        currentError,
        driveError,
        offset);
  }

  private static FloatVector load(float[] values, int i) {
    return FloatVector.fromArray(FLOAT, values, i);
  }
}
