package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes, operation by operation. */
final class VectorAdamUpdate implements AdamUpdate {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final ScalarAdamUpdate TAIL = new ScalarAdamUpdate();

  @Override
  public void update(Numbers n, float[] w, float[] g, float[] m, float[] v, int from, int to) {
    float beta1 = n.beta1();
    float beta2 = n.beta2();
    float rest1 = 1 - beta1;
    float rest2 = 1 - beta2;
    float rate = n.rate();
    float c1 = n.c1();
    float rootC2 = n.rootC2();
    float epsilon = n.epsilon();
    float keep = n.keep();
    int bound = from + FLOAT.loopBound(to - from);
    for (int i = from; i < bound; i += FLOAT.length()) {
      FloatVector gradient = FloatVector.fromArray(FLOAT, g, i);
      FloatVector mean = FloatVector.fromArray(FLOAT, m, i).mul(beta1).add(gradient.mul(rest1));
      FloatVector square =
          FloatVector.fromArray(FLOAT, v, i).mul(beta2).add(gradient.mul(gradient).mul(rest2));
      mean.intoArray(m, i);
      square.intoArray(v, i);
      FloatVector denominator = square.sqrt().div(rootC2).add(epsilon);
      FloatVector step = mean.div(c1).mul(rate).div(denominator);
      FloatVector.fromArray(FLOAT, w, i).mul(keep).sub(step).intoArray(w, i);
    }
    TAIL.update(n, w, g, m, v, bound, to);
  }
}
