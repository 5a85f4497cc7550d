package org.backspike.snn.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import org.backspike.snn.Reset;
import org.backspike.snn.kernel.Kernels;
import org.backspike.snn.kernel.LeakyUpdate;
import org.backspike.snn.kernel.LeakyUpdate.Constants;
import org.backspike.snn.kernel.SpikeRows;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * The float reference: runs a network population by population, each over all steps, event by
 * event.
 *
 * <p>A simulator reads the weights of its network at every run and keeps none; it belongs to one
 * thread.
 */
public final class Simulator {
  private final Network network;
  private final int steps;
  private final List<Layer> layers = new ArrayList<>();
  private final SpikeRows rows = Kernels.spikeRows();
  private final LeakyUpdate update = Kernels.leakyUpdate();

  /** A population with its arrays. */
  private final class Layer {
    final int index;
    final Population population;
    final Constants constants;
    final boolean spiking;
    final List<Projection> into;
    final float[] base;
    final float[] drive;
    final float[] current;
    final float[] carried;
    final int[] fired;

    Layer(Population population) {
      this.index = network.indexOf(population.name());
      this.population = population;
      this.into = network.into(population.name());
      this.spiking = population.dynamics() instanceof Lif;
      this.constants = constants(population);
      int n = population.size();
      base = new float[n];
      drive = new float[n];
      current = new float[n];
      carried = new float[n];
      fired = new int[n];
    }
  }

  /**
   * A simulator.
   *
   * @param network what is run
   * @param steps for how long, at least 1
   */
  public Simulator(Network network, int steps) {
    this.network = network;
    this.steps = steps;
    for (Population population : network.inDataOrder()) {
      if (!(population.dynamics() instanceof Input)) {
        layers.add(new Layer(population));
      }
    }
  }

  private static Constants constants(Population population) {
    return switch (population.dynamics()) {
      case Lif lif ->
          new Constants(
              (float) lif.synapticDecay(),
              (float) lif.membraneDecay(),
              (float) lif.gain(),
              (float) lif.threshold(),
              lif.reset() == Reset.SUBTRACT ? 1f : 0f);
      case LeakyIntegrator li ->
          new Constants(
              (float) li.synapticDecay(), (float) li.membraneDecay(), (float) li.gain(), 0f, 0f);
      case Input _, org.backspike.snn.Relay _ ->
          throw new IllegalStateException("an input has no state");
    };
  }

  /**
   * A trace of the right size.
   *
   * @return an empty trace
   */
  public Trace newTrace() {
    return new Trace(network, steps);
  }

  /**
   * Runs one sample from rest.
   *
   * @param stimulus what is fed into the input population
   * @param trace filled
   * @throws IllegalArgumentException if the stimulus has another number of channels
   */
  public void run(Stimulus stimulus, Trace trace) {
    if (stimulus.channels() != network.input().size()) {
      throw new IllegalArgumentException(
          "a stimulus of "
              + stimulus.channels()
              + " channels for an input of "
              + network.input().size());
    }
    trace.begin(stimulus);
    for (Layer layer : layers) {
      run(layer, trace);
    }
    score(trace);
  }

  private void run(Layer layer, Trace trace) {
    int n = layer.population.size();
    Arrays.fill(layer.current, 0);
    Arrays.fill(layer.carried, 0);
    hoist(layer, trace);
    float[] membrane = trace.membrane(layer.index);
    SpikeTrain own = trace.spikes(layer.index);
    for (int t = 0; t < steps; t++) {
      System.arraycopy(layer.base, 0, layer.drive, 0, n);
      for (Projection projection : layer.into) {
        int sent = t - projection.lag();
        SpikeTrain source = trace.spikes(network.indexOf(projection.from()));
        if (sent >= 0 && sent < source.steps()) {
          rows.add(
              projection.weights().values(),
              n,
              source.indices(),
              source.begin(sent),
              source.begin(sent + 1),
              layer.drive);
        }
      }
      if (layer.spiking) {
        int count =
            update.fire(
                layer.constants,
                layer.drive,
                layer.current,
                layer.carried,
                membrane,
                t * n,
                layer.fired);
        own.addStep(layer.fired, count);
      } else {
        update.integrate(
            layer.constants, layer.drive, layer.current, layer.carried, membrane, t * n);
      }
    }
  }

  /** The part of the drive that is the same at every step: biases and constant input currents. */
  private void hoist(Layer layer, Trace trace) {
    float[] bias = layer.population.bias();
    if (bias.length == 0) {
      Arrays.fill(layer.base, 0);
    } else {
      System.arraycopy(bias, 0, layer.base, 0, bias.length);
    }
    if (trace.stimulus() instanceof ConstantCurrent constant) {
      float[] values = constant.values();
      for (Projection projection : layer.into) {
        if (network.population(projection.from()).dynamics() instanceof Input) {
          requireSameStep(projection);
          for (int j = 0; j < values.length; j++) {
            if (values[j] != 0) {
              rows.addScaled(
                  projection.weights().values(), j * layer.base.length, values[j], layer.base);
            }
          }
        }
      }
    }
  }

  /** A constant current has no step to be late by. */
  private static void requireSameStep(Projection projection) {
    if (projection.lag() != 0) {
      throw new IllegalArgumentException(
          projection.from()
              + " -> "
              + projection.to()
              + ": a constant current over "
              + projection.lag()
              + " steps of latency and delay; must be 0");
    }
  }

  private void score(Trace trace) {
    int readout = network.indexOf(network.readout().population());
    float[] scores = trace.scores();
    int n = scores.length;
    float[] membrane = trace.membrane(readout);
    float gain = (float) network.readout().gain();
    switch (network.readout().measure()) {
      case COUNT -> {
        Arrays.fill(scores, 0);
        SpikeTrain spikes = trace.spikes(readout);
        for (int k = 0; k < spikes.size(); k++) {
          scores[spikes.indices()[k]] += gain;
        }
      }
      case MEAN_V -> {
        Arrays.fill(scores, 0);
        for (int t = 0; t < steps; t++) {
          for (int i = 0; i < n; i++) {
            scores[i] += membrane[t * n + i];
          }
        }
        for (int i = 0; i < n; i++) {
          scores[i] *= gain / steps;
        }
      }
      case MAX_V -> {
        for (int i = 0; i < n; i++) {
          float largest = membrane[i];
          for (int t = 1; t < steps; t++) {
            largest = Math.max(largest, membrane[t * n + i]);
          }
          scores[i] = gain * largest;
        }
      }
      case LAST_V -> {
        for (int i = 0; i < n; i++) {
          scores[i] = gain * membrane[(steps - 1) * n + i];
        }
      }
    }
  }
}
