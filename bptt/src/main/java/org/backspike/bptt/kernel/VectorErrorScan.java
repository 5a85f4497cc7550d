package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.backspike.snn.kernel.Coefficients;

/** The same in lanes: a vector of neurons runs over all steps with its state in registers. */
final class VectorErrorScan implements ErrorScan {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();

  @Override
  public void distances(
      float[] membrane,
      int membraneAt,
      float threshold,
      float[] distances,
      int distancesAt,
      int count) {
    int bound = FLOAT.loopBound(count);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector.fromArray(FLOAT, membrane, membraneAt + i)
          .sub(threshold)
          .intoArray(distances, distancesAt + i);
    }
    for (int i = bound; i < count; i++) {
      distances[distancesAt + i] = membrane[membraneAt + i] - threshold;
    }
  }

  @Override
  public void late(Coefficients c, ErrorTask task) {
    int bound = FLOAT.loopBound(task.neurons);
    for (int i = 0; i < bound; i += LANES) {
      late(c, task, i);
    }
    ScalarErrorScan.lateFrom(bound, c, task);
  }

  private static void late(Coefficients c, ErrorTask task, int i) {
    float[] membrane = task.membrane;
    float[] errors = task.errors;
    float[] derivatives = task.derivatives;
    int stride = task.stride;
    int membraneAt = task.membraneAt + i;
    int errorsAt = task.errorsAt + i;
    int derivativesAt = task.derivativesAt + i;
    float fireAbove = c.fireAbove();
    float synapticDecay = c.synapticDecay();
    FloatVector gain = FloatVector.broadcast(FLOAT, c.gain());
    FloatVector resetGain = FloatVector.broadcast(FLOAT, c.lateTotal() * c.gain());
    FloatVector keep = FloatVector.broadcast(FLOAT, c.keep());
    FloatVector resetKeep = FloatVector.broadcast(FLOAT, c.lateState() * c.lateTotal() * c.keep());
    FloatVector carry = FloatVector.fromArray(FLOAT, task.carry, task.stateAt + i);
    FloatVector lambda = FloatVector.fromArray(FLOAT, task.lambda, task.stateAt + i);
    FloatVector sum = FloatVector.fromArray(FLOAT, task.sums, task.sumsAt + i);
    int first = Math.max(1, task.firstStep);
    for (int t = task.endStep - 1; t >= first; t--) {
      int at = t * stride;
      VectorMask<Float> reset =
          FloatVector.fromArray(FLOAT, membrane, membraneAt + at - stride)
              .compare(VectorOperators.GT, fireAbove);
      FloatVector delta =
          FloatVector.fromArray(FLOAT, errors, errorsAt + at)
              .mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt + at))
              .add(carry);
      lambda = delta.mul(gain.blend(resetGain, reset)).add(lambda.mul(synapticDecay));
      carry = delta.mul(keep.blend(resetKeep, reset));
      lambda.intoArray(errors, errorsAt + at);
      sum = sum.add(lambda);
    }
    if (task.firstStep == 0 && task.endStep > 0) {
      FloatVector delta =
          FloatVector.fromArray(FLOAT, errors, errorsAt)
              .mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt))
              .add(carry);
      lambda = delta.mul(gain).add(lambda.mul(synapticDecay));
      carry = delta.mul(keep);
      lambda.intoArray(errors, errorsAt);
      sum = sum.add(lambda);
    }
    carry.intoArray(task.carry, task.stateAt + i);
    lambda.intoArray(task.lambda, task.stateAt + i);
    sum.intoArray(task.sums, task.sumsAt + i);
  }

  @Override
  public void prompt(Coefficients c, ErrorTask task) {
    int bound = FLOAT.loopBound(task.neurons);
    for (int i = 0; i < bound; i += LANES) {
      prompt(c, task, i);
    }
    ScalarErrorScan.promptFrom(bound, c, task);
  }

  private static void prompt(Coefficients c, ErrorTask task, int i) {
    float[] membrane = task.membrane;
    float[] errors = task.errors;
    float[] derivatives = task.derivatives;
    int stride = task.stride;
    int membraneAt = task.membraneAt + i;
    int errorsAt = task.errorsAt + i;
    int derivativesAt = task.derivativesAt + i;
    float fireAbove = c.fireAbove();
    float synapticDecay = c.synapticDecay();
    float gain = c.gain();
    float keep = c.keep();
    FloatVector one = FloatVector.broadcast(FLOAT, 1f);
    FloatVector carry = FloatVector.fromArray(FLOAT, task.carry, task.stateAt + i);
    FloatVector lambda = FloatVector.fromArray(FLOAT, task.lambda, task.stateAt + i);
    FloatVector sum = FloatVector.fromArray(FLOAT, task.sums, task.sumsAt + i);
    for (int t = task.endStep - 1; t >= task.firstStep; t--) {
      int at = t * stride;
      FloatVector u = FloatVector.fromArray(FLOAT, membrane, membraneAt + at);
      VectorMask<Float> fires = u.compare(VectorOperators.GT, fireAbove);
      FloatVector through = u.mul(c.throughFactor()).add(c.throughOffset());
      FloatVector error =
          FloatVector.fromArray(FLOAT, errors, errorsAt + at).add(through.mul(carry));
      FloatVector delta =
          carry
              .mul(one.blend(c.spikeFactor(), fires))
              .add(error.mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt + at)));
      lambda = delta.mul(gain).add(lambda.mul(synapticDecay));
      carry = delta.mul(keep);
      lambda.intoArray(errors, errorsAt + at);
      sum = sum.add(lambda);
    }
    carry.intoArray(task.carry, task.stateAt + i);
    lambda.intoArray(task.lambda, task.stateAt + i);
    sum.intoArray(task.sums, task.sumsAt + i);
  }
}
