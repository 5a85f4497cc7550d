package org.backspike.bptt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.bptt.kernel.AdjointStep;
import org.backspike.bptt.kernel.ErrorRows;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import org.backspike.snn.Reset;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.surrogate.Surrogate;

/**
 * The backward pass over a trace, with the reset detached:
 *
 * <pre>
 * dV(t) = C(t) dV(t+1) + h(V - threshold) dz(t)    C = decay, 0 behind a reset to zero
 * dI(t) = alpha dI(t+1) + gain dV(t)                also the error of the drive
 * dz(t) = sum over projections of W dI(t + latency + delay), plus the loss
 * </pre>
 *
 * Source: Neftci, Mostafa and Zenke, IEEE Signal Processing Magazine 36(6), 2019.
 */
final class Adjoint {
  private final Network network;
  private final Surrogate surrogate;
  private final int steps;
  private final List<Layer> backward = new ArrayList<>();
  private final float[][] driveErrors;
  private final ErrorRows rows = Kernels.errorRows();
  private final AdjointStep step = Kernels.adjointStep();

  /** A projection with the place of its gradient. */
  private record Link(Projection projection, int weights, int from, int to) {}

  /** A population with its arrays. */
  private final class Layer {
    final int index;
    final Population population;
    final boolean readout;
    final List<Link> out = new ArrayList<>();
    final List<Link> into = new ArrayList<>();
    final int biasGradient;
    final float[] keep;
    final float[] derivative;
    final float[] spikeError;
    final float[] membraneError;
    final float[] currentError;
    final float[] sum;

    Layer(Population population, int biasGradient) {
      this.population = population;
      this.index = network.indexOf(population.name());
      this.readout = network.readout().population().equals(population.name());
      this.biasGradient = biasGradient;
      int n = population.size();
      keep = new float[n];
      derivative = new float[n];
      spikeError = new float[n];
      membraneError = new float[n];
      currentError = new float[n];
      sum = new float[n];
      for (int p = 0; p < network.projections().size(); p++) {
        Projection projection = network.projections().get(p);
        Link link =
            new Link(
                projection,
                p,
                network.indexOf(projection.from()),
                network.indexOf(projection.to()));
        if (link.from() == index) {
          out.add(link);
        }
        if (link.to() == index) {
          into.add(link);
        }
      }
    }
  }

  Adjoint(Network network, Surrogate surrogate, int steps) {
    this.network = network;
    this.surrogate = surrogate;
    this.steps = steps;
    int populations = network.populations().size();
    driveErrors = new float[populations][];
    int biasGradient = network.projections().size();
    for (int p = 0; p < populations; p++) {
      Population population = network.populations().get(p);
      boolean input = population.dynamics() instanceof Input;
      driveErrors[p] = new float[input ? 0 : steps * population.size()];
      int ownBias = population.bias().length > 0 ? biasGradient++ : -1;
      if (!input) {
        backward.add(new Layer(population, ownBias));
      }
    }
    List<Population> order = network.inDataOrder();
    backward.sort((a, b) -> order.indexOf(b.population) - order.indexOf(a.population));
  }

  /**
   * Adds the gradient of one sample.
   *
   * @param trace the forward pass
   * @param loss evaluated on that trace
   * @param gradient modified
   */
  void run(Trace trace, CrossEntropy loss, Parameters gradient) {
    for (Layer layer : backward) {
      errors(layer, trace, loss);
      gradients(layer, trace, gradient.arrays());
    }
  }

  private void errors(Layer layer, Trace trace, CrossEntropy loss) {
    Arrays.fill(layer.membraneError, 0);
    Arrays.fill(layer.currentError, 0);
    switch (layer.population.dynamics()) {
      case Lif lif -> spiking(layer, lif, trace, loss);
      case LeakyIntegrator li -> integrating(layer, li, loss);
      case Input _, org.backspike.snn.Relay _ ->
          throw new IllegalStateException("an input has no errors");
    }
  }

  private void spiking(Layer layer, Lif lif, Trace trace, CrossEntropy loss) {
    int n = layer.population.size();
    float[] membrane = trace.membrane(layer.index);
    SpikeTrain spikes = trace.spikes(layer.index);
    float decay = (float) lif.membraneDecay();
    Arrays.fill(layer.keep, decay);
    boolean cuts = lif.reset() == Reset.ZERO;
    for (int t = steps - 1; t >= 0; t--) {
      if (layer.readout) {
        System.arraycopy(loss.spikeError(), 0, layer.spikeError, 0, n);
      } else {
        Arrays.fill(layer.spikeError, 0);
      }
      for (Link link : layer.out) {
        int consumed = t + link.projection().lag();
        if (consumed < steps) {
          int targets = link.projection().weights().targets();
          rows.dot(
              link.projection().weights().values(),
              targets,
              driveErrors[link.to()],
              consumed * targets,
              layer.spikeError);
        }
      }
      if (cuts) {
        setKeep(layer, spikes, t, 0);
      }
      for (int i = 0; i < n; i++) {
        layer.derivative[i] = membrane[t * n + i] - (float) lif.threshold();
      }
      surrogate.derive(layer.derivative, 0, n);
      backward(layer, (float) lif.synapticDecay(), (float) lif.gain(), t);
      if (cuts) {
        setKeep(layer, spikes, t, decay);
      }
    }
  }

  private static void setKeep(Layer layer, SpikeTrain spikes, int t, float value) {
    for (int k = spikes.begin(t); k < spikes.begin(t + 1); k++) {
      layer.keep[spikes.indices()[k]] = value;
    }
  }

  private void integrating(Layer layer, LeakyIntegrator li, CrossEntropy loss) {
    Arrays.fill(layer.keep, (float) li.membraneDecay());
    Arrays.fill(layer.derivative, 1);
    Arrays.fill(layer.spikeError, 0);
    if (layer.readout) {
      System.arraycopy(loss.membraneError(), 0, layer.spikeError, 0, layer.spikeError.length);
    }
    for (int t = steps - 1; t >= 0; t--) {
      backward(layer, (float) li.synapticDecay(), (float) li.gain(), t);
    }
  }

  private void backward(Layer layer, float alpha, float gain, int t) {
    step.run(
        layer.keep,
        layer.derivative,
        layer.spikeError,
        alpha,
        gain,
        layer.membraneError,
        layer.currentError,
        driveErrors[layer.index],
        t * layer.population.size());
  }

  private void gradients(Layer layer, Trace trace, List<float[]> gradient) {
    int n = layer.population.size();
    float[] errors = driveErrors[layer.index];
    boolean constant = trace.stimulus() instanceof ConstantCurrent;
    if (constant || layer.biasGradient >= 0) {
      Arrays.fill(layer.sum, 0);
      for (int t = 0; t < steps; t++) {
        rows.add(layer.sum, 0, n, 1, errors, t * n);
      }
    }
    if (layer.biasGradient >= 0) {
      rows.add(gradient.get(layer.biasGradient), 0, n, 1, layer.sum, 0);
    }
    for (Link link : layer.into) {
      float[] into = gradient.get(link.weights());
      boolean fromInput = network.populations().get(link.from()).dynamics() instanceof Input;
      if (fromInput && trace.stimulus() instanceof ConstantCurrent current) {
        float[] values = current.values();
        for (int j = 0; j < values.length; j++) {
          if (values[j] != 0) {
            rows.add(into, j, n, values[j], layer.sum, 0);
          }
        }
      } else {
        SpikeTrain spikes = trace.spikes(link.from());
        int lag = link.projection().lag();
        for (int sent = 0; sent < Math.min(spikes.steps(), steps - lag); sent++) {
          for (int k = spikes.begin(sent); k < spikes.begin(sent + 1); k++) {
            rows.add(into, spikes.indices()[k], n, 1, errors, (sent + lag) * n);
          }
        }
      }
    }
  }
}
