package org.backspike.bptt;

import java.util.List;
import org.backspike.bptt.batch.BatchTrainer;
import org.backspike.bptt.loss.Losses;
import org.backspike.snn.Network;
import org.backspike.snn.Projection;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;

/** The float gradient of one sample, for tests of other packages. */
public final class FloatGradient {
  private final Network network;
  private final BatchTrainer trainer;
  private final double loss;

  private FloatGradient(Network network, BatchTrainer trainer, double loss) {
    this.network = network;
    this.trainer = trainer;
    this.loss = loss;
  }

  public static FloatGradient of(
      Network network, Surrogate surrogate, Stimulus stimulus, int label) {
    int steps = network.presentation().steps();
    BatchTrainer trainer =
        new BatchTrainer(network, surrogate, Losses.of(network.readout()), "sgd", 0, steps, 1);
    try (Workers workers = new Workers(1)) {
      double loss = trainer.gradient(List.of(stimulus), new int[] {label}, workers).lossSum();
      return new FloatGradient(network, trainer, loss);
    }
  }

  public double loss() {
    return loss;
  }

  public float[] weights(int projection) {
    Projection of = network.projections().get(projection);
    int sources = of.weights().sources();
    int targets = of.weights().targets();
    float[] padded = trainer.gradients().array(projection);
    float[] weights = new float[sources * targets];
    for (int j = 0; j < sources; j++) {
      System.arraycopy(padded, j * padded.length / sources, weights, j * targets, targets);
    }
    return weights;
  }
}
