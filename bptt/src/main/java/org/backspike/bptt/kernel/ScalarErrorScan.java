package org.backspike.bptt.kernel;

import org.backspike.snn.kernel.Coefficients;

/** The specification. */
final class ScalarErrorScan implements ErrorScan {
  @Override
  public void late(Coefficients c, ErrorTask task) {
    lateFrom(0, c, task);
  }

  @Override
  public void prompt(Coefficients c, ErrorTask task) {
    promptFrom(0, c, task);
  }

  @Override
  public void distances(
      float[] membrane,
      int membraneAt,
      float threshold,
      float[] distances,
      int distancesAt,
      int count) {
    for (int i = 0; i < count; i++) {
      distances[distancesAt + i] = membrane[membraneAt + i] - threshold;
    }
  }

  static void lateFrom(int first, Coefficients c, ErrorTask task) {
    // 0 where a late reset to zero cuts the past off, in either scope
    float cut = c.lateState() * c.lateTotal();
    for (int i = first; i < task.neurons; i++) {
      float carry = task.carry[task.stateAt + i];
      float lambda = task.lambda[task.stateAt + i];
      float sum = task.sums[task.sumsAt + i];
      for (int t = task.endStep - 1; t >= task.firstStep; t--) {
        int at = t * task.stride + i;
        boolean reset = t > 0 && task.membrane[task.membraneAt + at - task.stride] > c.fireAbove();
        float delta =
            carry + task.errors[task.errorsAt + at] * task.derivatives[task.derivativesAt + at];
        lambda = (reset ? c.lateTotal() : 1) * c.gain() * delta + c.synapticDecay() * lambda;
        carry = (reset ? cut : 1) * c.keep() * delta;
        task.errors[task.errorsAt + at] = lambda;
        sum += lambda;
      }
      task.carry[task.stateAt + i] = carry;
      task.lambda[task.stateAt + i] = lambda;
      task.sums[task.sumsAt + i] = sum;
    }
  }

  static void promptFrom(int first, Coefficients c, ErrorTask task) {
    for (int i = first; i < task.neurons; i++) {
      float carry = task.carry[task.stateAt + i];
      float lambda = task.lambda[task.stateAt + i];
      float sum = task.sums[task.sumsAt + i];
      for (int t = task.endStep - 1; t >= task.firstStep; t--) {
        int at = t * task.stride + i;
        float u = task.membrane[task.membraneAt + at];
        float through = c.throughFactor() * u + c.throughOffset();
        float error = task.errors[task.errorsAt + at] + through * carry;
        float delta =
            (u > c.fireAbove() ? c.spikeFactor() : 1) * carry
                + error * task.derivatives[task.derivativesAt + at];
        lambda = c.gain() * delta + c.synapticDecay() * lambda;
        carry = c.keep() * delta;
        task.errors[task.errorsAt + at] = lambda;
        sum += lambda;
      }
      task.carry[task.stateAt + i] = carry;
      task.lambda[task.stateAt + i] = lambda;
      task.sums[task.sumsAt + i] = sum;
    }
  }
}
