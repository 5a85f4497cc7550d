package org.backspike.bptt;

import org.backspike.snn.Network;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;

/** The float gradient of one sample, for tests of other packages. */
public final class FloatGradient {
  private final double loss;
  private final Parameters gradient;

  private FloatGradient(double loss, Parameters gradient) {
    this.loss = loss;
    this.gradient = gradient;
  }

  public static FloatGradient of(
      Network network, Surrogate surrogate, Stimulus stimulus, int label) {
    int steps = network.presentation().steps();
    Simulator simulator = new Simulator(network, steps);
    Trace trace = simulator.newTrace();
    simulator.run(stimulus, trace);
    CrossEntropy loss = new CrossEntropy(network.readout(), trace.scores().length, steps);
    double value = loss.evaluate(trace, label);
    Parameters gradient = Parameters.of(network).zeros();
    new Adjoint(network, surrogate, steps).run(trace, loss, gradient);
    return new FloatGradient(value, gradient);
  }

  public double loss() {
    return loss;
  }

  public float[] weights(int projection) {
    return gradient.arrays().get(projection);
  }
}
