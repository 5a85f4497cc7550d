package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.backspike.snn.kernel.Coefficients;

/** The same in lanes, step by step: the vectors of a step do not wait for each other. */
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
    for (int t = task.endStep - 1; t >= task.firstStep; t--) {
      if (t > 0) {
        late(c, task, bound, t * task.stride);
      } else {
        first(c, task, bound);
      }
    }
    ScalarErrorScan.lateFrom(bound, c, task);
  }

  private static void late(Coefficients c, ErrorTask task, int bound, int at) {
    float[] errors = task.errors;
    float[] carries = task.carry;
    float[] lambdas = task.lambda;
    float[] sums = task.sums;
    int before = task.membraneAt + at - task.stride;
    int errorsAt = task.errorsAt + at;
    int derivativesAt = task.derivativesAt + at;
    float fireAbove = c.fireAbove();
    float synapticDecay = c.synapticDecay();
    FloatVector gain = FloatVector.broadcast(FLOAT, c.gain());
    FloatVector resetGain = FloatVector.broadcast(FLOAT, c.lateTotal() * c.gain());
    FloatVector keep = FloatVector.broadcast(FLOAT, c.keep());
    FloatVector resetKeep = FloatVector.broadcast(FLOAT, c.lateState() * c.lateTotal() * c.keep());
    for (int i = 0; i < bound; i += LANES) {
      VectorMask<Float> reset =
          load(task.membrane, before + i).compare(VectorOperators.GT, fireAbove);
      FloatVector delta =
          load(errors, errorsAt + i)
              .mul(load(task.derivatives, derivativesAt + i))
              .add(load(carries, task.stateAt + i));
      FloatVector lambda =
          delta
              .mul(gain.blend(resetGain, reset))
              .add(load(lambdas, task.stateAt + i).mul(synapticDecay));
      delta.mul(keep.blend(resetKeep, reset)).intoArray(carries, task.stateAt + i);
      lambda.intoArray(lambdas, task.stateAt + i);
      lambda.intoArray(errors, errorsAt + i);
      load(sums, task.sumsAt + i).add(lambda).intoArray(sums, task.sumsAt + i);
    }
  }

  /** Step 0, before which nothing was fired. */
  private static void first(Coefficients c, ErrorTask task, int bound) {
    for (int i = 0; i < bound; i += LANES) {
      FloatVector delta =
          load(task.errors, task.errorsAt + i)
              .mul(load(task.derivatives, task.derivativesAt + i))
              .add(load(task.carry, task.stateAt + i));
      FloatVector lambda =
          delta.mul(c.gain()).add(load(task.lambda, task.stateAt + i).mul(c.synapticDecay()));
      delta.mul(c.keep()).intoArray(task.carry, task.stateAt + i);
      lambda.intoArray(task.lambda, task.stateAt + i);
      lambda.intoArray(task.errors, task.errorsAt + i);
      load(task.sums, task.sumsAt + i).add(lambda).intoArray(task.sums, task.sumsAt + i);
    }
  }

  @Override
  public void prompt(Coefficients c, ErrorTask task) {
    int bound = FLOAT.loopBound(task.neurons);
    for (int t = task.endStep - 1; t >= task.firstStep; t--) {
      prompt(c, task, bound, t * task.stride);
    }
    ScalarErrorScan.promptFrom(bound, c, task);
  }

  private static void prompt(Coefficients c, ErrorTask task, int bound, int at) {
    float[] errors = task.errors;
    float[] carries = task.carry;
    float[] lambdas = task.lambda;
    float[] sums = task.sums;
    int membraneAt = task.membraneAt + at;
    int errorsAt = task.errorsAt + at;
    int derivativesAt = task.derivativesAt + at;
    float fireAbove = c.fireAbove();
    float synapticDecay = c.synapticDecay();
    float gain = c.gain();
    float keep = c.keep();
    FloatVector one = FloatVector.broadcast(FLOAT, 1f);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector u = load(task.membrane, membraneAt + i);
      FloatVector carry = load(carries, task.stateAt + i);
      VectorMask<Float> fires = u.compare(VectorOperators.GT, fireAbove);
      FloatVector through = u.mul(c.throughFactor()).add(c.throughOffset());
      FloatVector error = load(errors, errorsAt + i).add(through.mul(carry));
      FloatVector delta =
          carry
              .mul(one.blend(c.spikeFactor(), fires))
              .add(error.mul(load(task.derivatives, derivativesAt + i)));
      FloatVector lambda = delta.mul(gain).add(load(lambdas, task.stateAt + i).mul(synapticDecay));
      delta.mul(keep).intoArray(carries, task.stateAt + i);
      lambda.intoArray(lambdas, task.stateAt + i);
      lambda.intoArray(errors, errorsAt + i);
      load(sums, task.sumsAt + i).add(lambda).intoArray(sums, task.sumsAt + i);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(FLOAT, values, at);
  }
}
