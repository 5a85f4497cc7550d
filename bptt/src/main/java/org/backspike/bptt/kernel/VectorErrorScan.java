package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.backspike.snn.kernel.Coefficients;

/**
 * The same in lanes. After a late reset four vectors go back over some steps with their state in
 * registers; otherwise step by step. The vectors of a step do not wait for each other.
 */
final class VectorErrorScan implements ErrorScan {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();

  /** Floats of the rows of steps that are walked at once: they stay in the first-level cache. */
  private static final int CACHED = 4 << 10;

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
    int together = Math.max(1, CACHED / task.stride);
    for (int end = task.endStep; end > task.firstStep; end -= together) {
      int begin = Math.max(task.firstStep, end - together);
      int i = 0;
      for (; i + 4 * LANES <= bound; i += 4 * LANES) {
        lateFour(c, task, i, begin, end);
      }
      for (; i < bound; i += LANES) {
        lateOne(c, task, i, begin, end);
      }
    }
    ScalarErrorScan.lateFrom(bound, c, task);
  }

  private static void lateFour(Coefficients c, ErrorTask task, int at, int begin, int end) {
    float[] errors = task.errors;
    float[] membrane = task.membrane;
    float[] derivatives = task.derivatives;
    float fireAbove = c.fireAbove();
    float synapticDecay = c.synapticDecay();
    FloatVector gain = FloatVector.broadcast(FLOAT, c.gain());
    FloatVector resetGain = FloatVector.broadcast(FLOAT, c.lateTotal() * c.gain());
    FloatVector keep = FloatVector.broadcast(FLOAT, c.keep());
    FloatVector resetKeep = FloatVector.broadcast(FLOAT, c.lateState() * c.lateTotal() * c.keep());
    int stateAt = task.stateAt + at;
    int sumsAt = task.sumsAt + at;
    FloatVector carry0 = FloatVector.fromArray(FLOAT, task.carry, stateAt);
    FloatVector lambda0 = FloatVector.fromArray(FLOAT, task.lambda, stateAt);
    FloatVector sum0 = FloatVector.fromArray(FLOAT, task.sums, sumsAt);
    FloatVector carry1 = FloatVector.fromArray(FLOAT, task.carry, stateAt + LANES);
    FloatVector lambda1 = FloatVector.fromArray(FLOAT, task.lambda, stateAt + LANES);
    FloatVector sum1 = FloatVector.fromArray(FLOAT, task.sums, sumsAt + LANES);
    FloatVector carry2 = FloatVector.fromArray(FLOAT, task.carry, stateAt + 2 * LANES);
    FloatVector lambda2 = FloatVector.fromArray(FLOAT, task.lambda, stateAt + 2 * LANES);
    FloatVector sum2 = FloatVector.fromArray(FLOAT, task.sums, sumsAt + 2 * LANES);
    FloatVector carry3 = FloatVector.fromArray(FLOAT, task.carry, stateAt + 3 * LANES);
    FloatVector lambda3 = FloatVector.fromArray(FLOAT, task.lambda, stateAt + 3 * LANES);
    FloatVector sum3 = FloatVector.fromArray(FLOAT, task.sums, sumsAt + 3 * LANES);
    for (int t = end - 1; t >= begin; t--) {
      int row = t * task.stride + at;
      // before step 0 nothing was fired
      int before = task.membraneAt + (t > 0 ? row - task.stride : row);
      float resetAbove = t > 0 ? fireAbove : Float.POSITIVE_INFINITY;
      int errorsAt = task.errorsAt + row;
      int derivativesAt = task.derivativesAt + row;
      VectorMask<Float> reset0 =
          FloatVector.fromArray(FLOAT, membrane, before).compare(VectorOperators.GT, resetAbove);
      FloatVector delta0 =
          FloatVector.fromArray(FLOAT, errors, errorsAt)
              .mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt))
              .add(carry0);
      lambda0 = delta0.mul(gain.blend(resetGain, reset0)).add(lambda0.mul(synapticDecay));
      carry0 = delta0.mul(keep.blend(resetKeep, reset0));
      lambda0.intoArray(errors, errorsAt);
      sum0 = sum0.add(lambda0);
      VectorMask<Float> reset1 =
          FloatVector.fromArray(FLOAT, membrane, before + LANES)
              .compare(VectorOperators.GT, resetAbove);
      FloatVector delta1 =
          FloatVector.fromArray(FLOAT, errors, errorsAt + LANES)
              .mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt + LANES))
              .add(carry1);
      lambda1 = delta1.mul(gain.blend(resetGain, reset1)).add(lambda1.mul(synapticDecay));
      carry1 = delta1.mul(keep.blend(resetKeep, reset1));
      lambda1.intoArray(errors, errorsAt + LANES);
      sum1 = sum1.add(lambda1);
      VectorMask<Float> reset2 =
          FloatVector.fromArray(FLOAT, membrane, before + 2 * LANES)
              .compare(VectorOperators.GT, resetAbove);
      FloatVector delta2 =
          FloatVector.fromArray(FLOAT, errors, errorsAt + 2 * LANES)
              .mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt + 2 * LANES))
              .add(carry2);
      lambda2 = delta2.mul(gain.blend(resetGain, reset2)).add(lambda2.mul(synapticDecay));
      carry2 = delta2.mul(keep.blend(resetKeep, reset2));
      lambda2.intoArray(errors, errorsAt + 2 * LANES);
      sum2 = sum2.add(lambda2);
      VectorMask<Float> reset3 =
          FloatVector.fromArray(FLOAT, membrane, before + 3 * LANES)
              .compare(VectorOperators.GT, resetAbove);
      FloatVector delta3 =
          FloatVector.fromArray(FLOAT, errors, errorsAt + 3 * LANES)
              .mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt + 3 * LANES))
              .add(carry3);
      lambda3 = delta3.mul(gain.blend(resetGain, reset3)).add(lambda3.mul(synapticDecay));
      carry3 = delta3.mul(keep.blend(resetKeep, reset3));
      lambda3.intoArray(errors, errorsAt + 3 * LANES);
      sum3 = sum3.add(lambda3);
    }
    carry0.intoArray(task.carry, stateAt);
    lambda0.intoArray(task.lambda, stateAt);
    sum0.intoArray(task.sums, sumsAt);
    carry1.intoArray(task.carry, stateAt + LANES);
    lambda1.intoArray(task.lambda, stateAt + LANES);
    sum1.intoArray(task.sums, sumsAt + LANES);
    carry2.intoArray(task.carry, stateAt + 2 * LANES);
    lambda2.intoArray(task.lambda, stateAt + 2 * LANES);
    sum2.intoArray(task.sums, sumsAt + 2 * LANES);
    carry3.intoArray(task.carry, stateAt + 3 * LANES);
    lambda3.intoArray(task.lambda, stateAt + 3 * LANES);
    sum3.intoArray(task.sums, sumsAt + 3 * LANES);
  }

  private static void lateOne(Coefficients c, ErrorTask task, int at, int begin, int end) {
    float[] errors = task.errors;
    float[] membrane = task.membrane;
    float[] derivatives = task.derivatives;
    float fireAbove = c.fireAbove();
    float synapticDecay = c.synapticDecay();
    FloatVector gain = FloatVector.broadcast(FLOAT, c.gain());
    FloatVector resetGain = FloatVector.broadcast(FLOAT, c.lateTotal() * c.gain());
    FloatVector keep = FloatVector.broadcast(FLOAT, c.keep());
    FloatVector resetKeep = FloatVector.broadcast(FLOAT, c.lateState() * c.lateTotal() * c.keep());
    int stateAt = task.stateAt + at;
    int sumsAt = task.sumsAt + at;
    FloatVector carry0 = FloatVector.fromArray(FLOAT, task.carry, stateAt);
    FloatVector lambda0 = FloatVector.fromArray(FLOAT, task.lambda, stateAt);
    FloatVector sum0 = FloatVector.fromArray(FLOAT, task.sums, sumsAt);
    for (int t = end - 1; t >= begin; t--) {
      int row = t * task.stride + at;
      // before step 0 nothing was fired
      int before = task.membraneAt + (t > 0 ? row - task.stride : row);
      float resetAbove = t > 0 ? fireAbove : Float.POSITIVE_INFINITY;
      int errorsAt = task.errorsAt + row;
      int derivativesAt = task.derivativesAt + row;
      VectorMask<Float> reset0 =
          FloatVector.fromArray(FLOAT, membrane, before).compare(VectorOperators.GT, resetAbove);
      FloatVector delta0 =
          FloatVector.fromArray(FLOAT, errors, errorsAt)
              .mul(FloatVector.fromArray(FLOAT, derivatives, derivativesAt))
              .add(carry0);
      lambda0 = delta0.mul(gain.blend(resetGain, reset0)).add(lambda0.mul(synapticDecay));
      carry0 = delta0.mul(keep.blend(resetKeep, reset0));
      lambda0.intoArray(errors, errorsAt);
      sum0 = sum0.add(lambda0);
    }
    carry0.intoArray(task.carry, stateAt);
    lambda0.intoArray(task.lambda, stateAt);
    sum0.intoArray(task.sums, sumsAt);
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
      FloatVector u = FloatVector.fromArray(FLOAT, task.membrane, membraneAt + i);
      FloatVector carry = FloatVector.fromArray(FLOAT, carries, task.stateAt + i);
      VectorMask<Float> fires = u.compare(VectorOperators.GT, fireAbove);
      FloatVector through = u.mul(c.throughFactor()).add(c.throughOffset());
      FloatVector error =
          FloatVector.fromArray(FLOAT, errors, errorsAt + i).add(through.mul(carry));
      FloatVector delta =
          carry
              .mul(one.blend(c.spikeFactor(), fires))
              .add(error.mul(FloatVector.fromArray(FLOAT, task.derivatives, derivativesAt + i)));
      FloatVector lambda =
          delta
              .mul(gain)
              .add(FloatVector.fromArray(FLOAT, lambdas, task.stateAt + i).mul(synapticDecay));
      delta.mul(keep).intoArray(carries, task.stateAt + i);
      lambda.intoArray(lambdas, task.stateAt + i);
      lambda.intoArray(errors, errorsAt + i);
      FloatVector.fromArray(FLOAT, sums, task.sumsAt + i)
          .add(lambda)
          .intoArray(sums, task.sumsAt + i);
    }
  }
}
