package org.backspike.bptt.secondorder;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.exact.ExactRun;
import org.backspike.bptt.exact.Synapses;
import org.backspike.bptt.loss.Answer;
import org.backspike.bptt.loss.Loss;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.ParameterPlaces;
import org.backspike.snn.Population;
import org.backspike.snn.Recorded;
import org.backspike.snn.Relay;
import org.backspike.snn.Reset;
import org.backspike.surrogate.Surrogate;

/**
 * Forward over reverse on the smooth twin: every value of the forward and the backward pass carries
 * its derivative in one direction of the parameters. What the gradient pass gives is the gradient;
 * its derivative is the Hessian times the direction, for about the price of two gradients.
 *
 * <p>Source: Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation 1994,
 * applied to the adjoint in {@link org.backspike.bptt.exact.NeuronAdjoint}.
 */
final class TangentPass {
  private final Network network;
  private final Surrogate surrogate;
  private final Loss loss;
  private final int[] labels;
  private final int steps;
  private final ParameterPlaces places;
  private final List<Synapses> synapses = new ArrayList<>();

  TangentPass(Network network, Surrogate surrogate, Loss loss, int[] labels) {
    this.network = network;
    this.surrogate = surrogate;
    this.loss = loss;
    this.labels = labels;
    this.steps = network.presentation().steps();
    this.places = new ParameterPlaces(network);
    for (int p = 0; p < network.projections().size(); p++) {
      synapses.add(new Synapses(network, p));
    }
  }

  /**
   * The surrogate of an integrator: far below any threshold, where those of neurons need not even
   * have a finite curvature.
   */
  private static final class NeverFires implements Surrogate {
    @Override
    public String name() {
      return "never";
    }

    @Override
    public double derivative(double x) {
      return 0;
    }

    @Override
    public double curvature(double x) {
      return 0;
    }
  }

  /** A value per step and neuron, with its derivative. */
  private static final class Dual {
    private final double[] value;
    private final double[] tangent;

    private Dual(int length) {
      value = new double[length];
      tangent = new double[length];
    }

    static Dual zeros(int length) {
      return new Dual(length);
    }

    double[] value() {
      return value;
    }

    double[] tangent() {
      return tangent;
    }
  }

  /**
   * The Hessian of the mean loss times a direction.
   *
   * @param run of the twin at the parameters
   * @param parameters in the order of {@link ParameterPlaces}
   * @param direction of the same shapes
   * @return of the same shapes
   */
  List<double[]> hessianProduct(ExactRun run, List<double[]> parameters, List<double[]> direction) {
    List<double[]> product = new ArrayList<>();
    parameters.forEach(array -> product.add(new double[array.length]));
    for (int sample = 0; sample < labels.length; sample++) {
      new Sample(run, sample, parameters, direction, product).run();
    }
    return product;
  }

  /** The class whose loss is least: the answer of the twin. */
  int answer(ExactRun run, int sample) {
    double least = Double.POSITIVE_INFINITY;
    int best = 0;
    for (int c = 0; c < network.population(network.readout().population()).size(); c++) {
      double value = loss.evaluate(filled(run, sample), c);
      if (value < least) {
        least = value;
        best = c;
      }
    }
    return best;
  }

  private Answer filled(ExactRun run, int sample) {
    int readout = network.indexOf(network.readout().population());
    Answer answer = new Answer(steps, network.populations().get(readout).size());
    double[] spikes = run.outputs(readout, sample);
    System.arraycopy(spikes, 0, answer.spikes(), 0, spikes.length);
    System.arraycopy(run.membranes(readout, sample), 0, answer.membranes(), 0, spikes.length);
    return answer;
  }

  /** One sample in one direction. */
  private final class Sample {
    private final ExactRun run;
    private final int sample;
    private final List<double[]> parameters;
    private final List<double[]> direction;
    private final List<double[]> product;
    private final List<double[]> outputs = new ArrayList<>();
    private final List<double[]> membranes = new ArrayList<>();
    private final List<double[]> states = new ArrayList<>();
    private final List<Dual> errors = new ArrayList<>();

    Sample(
        ExactRun run,
        int sample,
        List<double[]> parameters,
        List<double[]> direction,
        List<double[]> product) {
      this.run = run;
      this.sample = sample;
      this.parameters = parameters;
      this.direction = direction;
      this.product = product;
      for (Population population : network.populations()) {
        int length = steps * population.size();
        outputs.add(new double[length]);
        membranes.add(new double[length]);
        states.add(new double[length]);
        errors.add(Dual.zeros(length));
      }
    }

    void run() {
      for (Population population : network.inDataOrder()) {
        int p = network.indexOf(population.name());
        switch (population.dynamics()) {
          case Input _ -> {}
          case Relay _ -> relay(p);
          case Lif lif -> neurons(p, lif, surrogate);
          case LeakyIntegrator li -> neurons(p, silent(li), new NeverFires());
        }
      }
      Dual membraneErrors = lossErrors();
      for (Population population : network.inDataOrder().reversed()) {
        int p = network.indexOf(population.name());
        boolean read = population.name().equals(network.readout().population());
        Dual ofMembranes = read ? membraneErrors : Dual.zeros(errors.get(p).value().length);
        switch (population.dynamics()) {
          case Input _ -> {}
          case Relay _ -> {
            add(ofMembranes.value(), errors.get(p).value());
            add(ofMembranes.tangent(), errors.get(p).tangent());
            pass(p, errors.get(p));
          }
          case Lif lif -> pass(p, adjoint(p, lif, surrogate, ofMembranes));
          case LeakyIntegrator li -> pass(p, adjoint(p, silent(li), new NeverFires(), ofMembranes));
        }
      }
    }

    private Lif silent(LeakyIntegrator li) {
      return new Lif(
          li.synapticDecay(), li.membraneDecay(), li.gain(), Double.MAX_VALUE, Reset.NONE);
    }

    private static void add(double[] values, double[] sums) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[i];
      }
    }

    private void relay(int p) {
      int n = network.populations().get(p).size();
      for (int t = 0; t < steps; t++) {
        System.arraycopy(drive(p, t), 0, outputs.get(p), t * n, n);
      }
      System.arraycopy(outputs.get(p), 0, membranes.get(p), 0, steps * n);
    }

    /** The derivative of the drive in a step. */
    private double[] drive(int p, int t) {
      double[] drive = new double[network.populations().get(p).size()];
      if (places.bias(p) != ParameterPlaces.NONE) {
        System.arraycopy(direction.get(places.bias(p)), 0, drive, 0, drive.length);
      }
      for (Synapses each : synapses) {
        if (each.to == p && t >= each.lag) {
          int sent = t - each.lag;
          each.forward(parameters.get(each.projection), outputs.get(each.from), sent, drive);
          each.forward(direction.get(each.projection), run.outputs(each.from, sample), sent, drive);
        }
      }
      return drive;
    }

    private void neurons(int p, Lif lif, Surrogate spike) {
      int n = network.populations().get(p).size();
      double[] current = new double[n];
      double[] carried = new double[n];
      boolean after = lif.convention().recorded() == Recorded.AFTER_RESET;
      for (int t = 0; t < steps; t++) {
        double[] drive = drive(p, t);
        for (int i = 0; i < n; i++) {
          double u = run.histories(p, sample)[i].u(t);
          double s = run.histories(p, sample)[i].s(t);
          current[i] = lif.synapticDecay() * current[i] + drive[i];
          double ofU = lif.membraneDecay() * carried[i] + lif.gain() * current[i];
          double ofS = spike.derivative(u - lif.threshold()) * ofU;
          carried[i] =
              switch (lif.reset()) {
                case NONE -> ofU;
                case SUBTRACT -> ofU - lif.threshold() * ofS;
                case ZERO -> (1 - s) * ofU + (lif.convention().resetValue() - u) * ofS;
              };
          states.get(p)[t * n + i] = ofU;
          outputs.get(p)[t * n + i] = ofS;
          membranes.get(p)[t * n + i] = after ? carried[i] : ofU;
        }
      }
    }

    /**
     * Errors of the readout, those of its spikes put in place. How they change with the answer is a
     * difference of fourth order: the answer is short, and losses know only their gradient.
     */
    private Dual lossErrors() {
      int readout = network.indexOf(network.readout().population());
      Answer answer = filled(run, sample);
      loss.evaluate(answer, labels[sample]);
      double scale = 1.0 / labels.length;
      Dual spikeErrors = errors.get(readout);
      Dual membraneErrors = Dual.zeros(spikeErrors.value().length);
      for (int i = 0; i < spikeErrors.value().length; i++) {
        spikeErrors.value()[i] = scale * answer.spikeErrors()[i];
        membraneErrors.value()[i] = scale * answer.membraneErrors()[i];
      }
      double largest = 1e-300;
      for (int i = 0; i < spikeErrors.value().length; i++) {
        largest = Math.max(largest, Math.abs(outputs.get(readout)[i]));
        largest = Math.max(largest, Math.abs(membranes.get(readout)[i]));
      }
      double h = 1e-3 / largest;
      int[] at = {-2, -1, 1, 2};
      int[] weight = {1, -8, 8, -1};
      for (int k = 0; k < 4; k++) {
        Answer moved = filled(run, sample);
        for (int i = 0; i < moved.spikes().length; i++) {
          moved.spikes()[i] += at[k] * h * outputs.get(readout)[i];
          moved.membranes()[i] += at[k] * h * membranes.get(readout)[i];
        }
        loss.evaluate(moved, labels[sample]);
        double factor = scale * weight[k] / (12 * h);
        for (int i = 0; i < moved.spikes().length; i++) {
          spikeErrors.tangent()[i] += factor * moved.spikeErrors()[i];
          membraneErrors.tangent()[i] += factor * moved.membraneErrors()[i];
        }
      }
      return membraneErrors;
    }

    /** Errors of the drive. */
    private Dual adjoint(int p, Lif lif, Surrogate spike, Dual ofMembranes) {
      int n = network.populations().get(p).size();
      Dual drive = Dual.zeros(steps * n);
      Dual carry = Dual.zeros(n);
      Dual lambda = Dual.zeros(n);
      Dual spikes = errors.get(p);
      boolean after = lif.convention().recorded() == Recorded.AFTER_RESET;
      for (int t = steps - 1; t >= 0; t--) {
        for (Synapses each : synapses) {
          if (each.from == p && each.to == p && t + each.lag < steps) {
            back(each, drive, t + each.lag, spikes, t);
          }
        }
        for (int i = 0; i < n; i++) {
          int at = t * n + i;
          double u = run.histories(p, sample)[i].u(t);
          double s = run.histories(p, sample)[i].s(t);
          double ofU = states.get(p)[at];
          double ofS = outputs.get(p)[at];
          double h = spike.derivative(u - lif.threshold());
          double ofH = spike.curvature(u - lif.threshold()) * ofU;
          double a = 0;
          double ofA = 0;
          double c = 1;
          double ofC = 0;
          if (lif.reset() == Reset.SUBTRACT) {
            a = -lif.threshold();
          } else if (lif.reset() == Reset.ZERO) {
            a = lif.convention().resetValue() - u;
            ofA = -ofU;
            c = 1 - s;
            ofC = -ofS;
          }
          double gamma = carry.value()[i] + (after ? ofMembranes.value()[at] : 0);
          double ofGamma = carry.tangent()[i] + (after ? ofMembranes.tangent()[at] : 0);
          double error = spikes.value()[at] + a * gamma;
          double ofError = spikes.tangent()[at] + ofA * gamma + a * ofGamma;
          double delta = c * gamma + error * h + (after ? 0 : ofMembranes.value()[at]);
          double ofDelta =
              ofC * gamma
                  + c * ofGamma
                  + ofError * h
                  + error * ofH
                  + (after ? 0 : ofMembranes.tangent()[at]);
          lambda.value()[i] = lif.gain() * delta + lif.synapticDecay() * lambda.value()[i];
          lambda.tangent()[i] = lif.gain() * ofDelta + lif.synapticDecay() * lambda.tangent()[i];
          carry.value()[i] = lif.membraneDecay() * delta;
          carry.tangent()[i] = lif.membraneDecay() * ofDelta;
          drive.value()[at] = lambda.value()[i];
          drive.tangent()[at] = lambda.tangent()[i];
        }
      }
      return drive;
    }

    private void back(Synapses each, Dual drive, int step, Dual source, int sent) {
      double[] weights = parameters.get(each.projection);
      each.backward(weights, drive.value(), step, source.value(), sent);
      each.backward(weights, drive.tangent(), step, source.tangent(), sent);
      each.backward(direction.get(each.projection), drive.value(), step, source.tangent(), sent);
    }

    /** The derivative of the gradients of what drives a population, and errors of its sources. */
    private void pass(int p, Dual drive) {
      if (places.bias(p) != ParameterPlaces.NONE) {
        double[] bias = product.get(places.bias(p));
        for (int at = 0; at < drive.tangent().length; at++) {
          bias[at % bias.length] += drive.tangent()[at];
        }
      }
      for (Synapses each : synapses) {
        if (each.to == p) {
          double[] sums = product.get(each.projection);
          each.gradient(outputs.get(each.from), drive.value(), steps, sums);
          each.gradient(run.outputs(each.from, sample), drive.tangent(), steps, sums);
          for (int step = each.lag; step < steps && each.from != p; step++) {
            back(each, drive, step, errors.get(each.from), step - each.lag);
          }
        }
      }
    }
  }
}
