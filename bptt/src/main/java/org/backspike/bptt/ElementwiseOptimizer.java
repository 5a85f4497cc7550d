package org.backspike.bptt;

import java.util.ArrayList;
import java.util.List;

/** An optimizer that treats every parameter alike and keeps a fixed number of moments of each. */
abstract sealed class ElementwiseOptimizer implements Optimizer permits Sgd, Momentum, Adam {
  private final List<double[]> moments = new ArrayList<>();
  private final int momentsPerArray;
  private long steps;

  ElementwiseOptimizer(Parameters parameters, int momentsPerArray) {
    this.momentsPerArray = momentsPerArray;
    for (float[] array : parameters.arrays()) {
      for (int m = 0; m < momentsPerArray; m++) {
        moments.add(new double[array.length]);
      }
    }
  }

  @Override
  public final void step(Parameters parameters, Parameters gradient, double rate) {
    steps++;
    for (int p = 0; p < parameters.arrays().size(); p++) {
      update(
          parameters.arrays().get(p),
          gradient.arrays().get(p),
          rate,
          moments.subList(p * momentsPerArray, (p + 1) * momentsPerArray));
    }
  }

  abstract void update(float[] w, float[] g, double rate, List<double[]> moment);

  @Override
  public final List<double[]> moments() {
    return moments;
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final void resumeAt(long stepsMade) {
    steps = stepsMade;
  }
}
