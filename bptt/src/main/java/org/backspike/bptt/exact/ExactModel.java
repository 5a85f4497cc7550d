package org.backspike.bptt.exact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.backspike.bptt.loss.Answer;
import org.backspike.bptt.loss.Loss;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.ParameterPlaces;
import org.backspike.snn.Population;
import org.backspike.snn.Recorded;
import org.backspike.snn.Relay;
import org.backspike.snn.Reset;
import org.backspike.snn.neuron.NeuronForward;
import org.backspike.snn.neuron.NeuronHistory;
import org.backspike.surrogate.Surrogate;
import org.jspecify.annotations.Nullable;

/** A network in double precision with parameters of its own. */
public final class ExactModel {
  private final Network network;
  private final Surrogate surrogate;
  private final int steps;
  private final ParameterPlaces places;
  private final List<double[]> parameters = new ArrayList<>();
  private final List<Synapses> synapses = new ArrayList<>();

  /**
   * A model at the parameters of a network.
   *
   * @param network not modified
   * @param surrogate derivative of the spike, and its primitive in the smooth twin
   * @param steps steps per sample, at least 1
   */
  public ExactModel(Network network, Surrogate surrogate, int steps) {
    this.network = network;
    this.surrogate = surrogate;
    this.steps = steps;
    this.places = new ParameterPlaces(network);
    for (float[] array : places.arrays()) {
      double[] copy = new double[array.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = array[i];
      }
      parameters.add(copy);
    }
    for (int p = 0; p < network.projections().size(); p++) {
      synapses.add(new Synapses(network, p));
    }
  }

  /**
   * The parameters at which it is evaluated.
   *
   * @return live arrays in the order of {@link ParameterPlaces}
   */
  public List<double[]> parameters() {
    return parameters;
  }

  /**
   * Runs on spikes.
   *
   * @param inputs a value per sample, step and channel, shape [samples][steps][channels]
   * @return what happened
   */
  public ExactRun run(double[][] inputs) {
    return run(inputs, null, null);
  }

  /**
   * Runs the smooth twin, in which the primitive of the surrogate stands for the step function.
   *
   * @param inputs a value per sample, step and channel
   * @param frozen an earlier run of the twin from which everything is taken that is not
   *     differentiated; null for its own
   * @return what happened
   */
  public ExactRun smooth(double[][] inputs, @Nullable ExactRun frozen) {
    return run(inputs, surrogate::primitive, frozen);
  }

  private ExactRun run(
      double[][] inputs, @Nullable DoubleUnaryOperator smooth, @Nullable ExactRun frozen) {
    ExactRun run = new ExactRun(network.populations().size(), inputs.length);
    for (Population population : network.inDataOrder()) {
      int p = network.indexOf(population.name());
      for (int sample = 0; sample < inputs.length; sample++) {
        switch (population.dynamics()) {
          case Input input ->
              run.setOutputs(p, sample, channels(inputs[sample], input, population.size()));
          case Relay _ -> relay(run, p, sample);
          case Lif lif -> spiking(run, p, sample, lif, smooth, frozen);
          case LeakyIntegrator li -> spiking(run, p, sample, silent(li), smooth, frozen);
        }
      }
    }
    return run;
  }

  /** The channels of one input, shape [steps][neurons]. */
  private double[] channels(double[] inputs, Input input, int neurons) {
    int all = network.channels();
    double[] own = new double[steps * neurons];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(inputs, t * all + input.firstChannel(), own, t * neurons, neurons);
    }
    return own;
  }

  /** Errors of all channels; those of a channel that several inputs get are added. */
  private double[] inputErrors(double[][] outputErrors) {
    int all = network.channels();
    double[] errors = new double[steps * all];
    for (Population population : network.inputs()) {
      if (population.dynamics() instanceof Input input) {
        double[] own = outputErrors[network.indexOf(population.name())];
        int neurons = population.size();
        for (int at = 0; at < own.length; at++) {
          errors[at / neurons * all + input.firstChannel() + at % neurons] += own[at];
        }
      }
    }
    return errors;
  }

  /** An integrator is a neuron that is never reset and whose spikes nobody reads. */
  private static Lif silent(LeakyIntegrator li) {
    return new Lif(li.synapticDecay(), li.membraneDecay(), li.gain(), Double.MAX_VALUE, Reset.NONE);
  }

  private void relay(ExactRun run, int p, int sample) {
    int n = network.populations().get(p).size();
    double[] values = new double[steps * n];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(drive(run, p, sample, t), 0, values, t * n, n);
    }
    run.setOutputs(p, sample, values);
    run.setMembranes(p, sample, values);
  }

  private void spiking(
      ExactRun run,
      int p,
      int sample,
      Lif lif,
      @Nullable DoubleUnaryOperator smooth,
      @Nullable ExactRun frozen) {
    int n = network.populations().get(p).size();
    NeuronForward[] neurons = NeuronForward.all(lif, learned(p), n, smooth);
    NeuronHistory[] histories = new NeuronHistory[n];
    for (int i = 0; i < n; i++) {
      histories[i] = new NeuronHistory(lif.synapse(), steps);
    }
    double[] spikes = new double[steps * n];
    double[] membranes = new double[steps * n];
    run.setOutputs(p, sample, spikes);
    run.setMembranes(p, sample, membranes);
    run.setHistories(p, sample, histories);
    boolean after = lif.convention().recorded() == Recorded.AFTER_RESET;
    for (int t = 0; t < steps; t++) {
      double[] drive = drive(run, p, sample, t);
      for (int i = 0; i < n; i++) {
        neurons[i].step(
            histories[i], t, drive[i], frozen == null ? null : frozen.histories(p, sample)[i]);
        spikes[t * n + i] = histories[i].s(t);
        membranes[t * n + i] = after ? histories[i].v(t) : histories[i].u(t);
      }
    }
  }

  private double[] drive(ExactRun run, int p, int sample, int t) {
    double[] drive = new double[network.populations().get(p).size()];
    if (places.bias(p) != ParameterPlaces.NONE) {
      System.arraycopy(parameters.get(places.bias(p)), 0, drive, 0, drive.length);
    }
    for (Synapses each : synapses) {
      if (each.to == p && t >= each.lag) {
        each.forward(
            parameters.get(each.projection), run.outputs(each.from, sample), t - each.lag, drive);
      }
    }
    return drive;
  }

  private Map<LearnedNumber, double[]> learned(int p) {
    Map<LearnedNumber, double[]> learned = new EnumMap<>(LearnedNumber.class);
    places.learned(p).forEach((number, place) -> learned.put(number, parameters.get(place)));
    return learned;
  }

  /**
   * The loss of a run.
   *
   * @param run of this model at its present parameters
   * @param loss what is minimized
   * @param labels shape [samples]
   * @return mean over the samples
   */
  public double loss(ExactRun run, Loss loss, int[] labels) {
    double sum = 0;
    for (int sample = 0; sample < labels.length; sample++) {
      sum += loss.evaluate(answer(run, sample), labels[sample]);
    }
    return sum / labels.length;
  }

  private Answer answer(ExactRun run, int sample) {
    int readout = network.indexOf(network.readout().population());
    Answer answer = new Answer(steps, network.populations().get(readout).size());
    double[] spikes = run.outputs(readout, sample);
    System.arraycopy(spikes, 0, answer.spikes(), 0, spikes.length);
    System.arraycopy(run.membranes(readout, sample), 0, answer.membranes(), 0, spikes.length);
    return answer;
  }

  /**
   * The gradient at a run.
   *
   * @param run of this model at its present parameters
   * @param loss what is minimized
   * @param labels shape [samples]
   * @return loss, gradient and errors of the input
   */
  public ExactGradient gradient(ExactRun run, Loss loss, int[] labels) {
    List<double[]> gradient = new ArrayList<>();
    parameters.forEach(array -> gradient.add(new double[array.length]));
    double[][] inputErrors = new double[labels.length][];
    double sum = 0;
    for (int sample = 0; sample < labels.length; sample++) {
      Answer answer = answer(run, sample);
      sum += loss.evaluate(answer, labels[sample]);
      inputErrors[sample] = backward(run, sample, answer, 1.0 / labels.length, gradient);
    }
    return new ExactGradient(sum / labels.length, gradient, inputErrors);
  }

  /** The backward pass of a sample; gives the errors of the input. */
  private double[] backward(
      ExactRun run, int sample, Answer answer, double scale, List<double[]> gradient) {
    double[][] outputErrors = new double[network.populations().size()][];
    for (int p = 0; p < outputErrors.length; p++) {
      outputErrors[p] = new double[steps * network.populations().get(p).size()];
    }
    for (Population population : network.inDataOrder().reversed()) {
      int p = network.indexOf(population.name());
      if (population.dynamics() instanceof Input) {
        continue;
      }
      double[] membraneErrors = new double[outputErrors[p].length];
      if (population.name().equals(network.readout().population())) {
        addScaled(answer.spikeErrors(), scale, outputErrors[p]);
        addScaled(answer.membraneErrors(), scale, membraneErrors);
      }
      double[] driveErrors =
          switch (population.dynamics()) {
            case Lif lif -> errors(run, p, sample, lif, outputErrors[p], membraneErrors, gradient);
            case LeakyIntegrator li ->
                errors(run, p, sample, silent(li), outputErrors[p], membraneErrors, gradient);
            case Relay _ -> {
              addScaled(membraneErrors, 1, outputErrors[p]);
              yield outputErrors[p];
            }
            case Input _ -> throw new IllegalStateException("an input has no errors of a drive");
          };
      pass(run, p, sample, driveErrors, outputErrors, gradient);
    }
    return inputErrors(outputErrors);
  }

  private static void addScaled(double[] values, double scale, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += scale * values[i];
    }
  }

  /** Errors of the drive, shape [steps][neurons]; recurrent projections act step by step. */
  private double[] errors(
      ExactRun run,
      int p,
      int sample,
      Lif lif,
      double[] spikeErrors,
      double[] membraneErrors,
      List<double[]> gradient) {
    int n = network.populations().get(p).size();
    NeuronAdjoint[] neurons = NeuronAdjoint.all(lif, learned(p), n, surrogate);
    NeuronHistory[] histories = run.histories(p, sample);
    double[] driveErrors = new double[steps * n];
    for (int t = steps - 1; t >= 0; t--) {
      for (Synapses each : synapses) {
        if (each.from == p && each.to == p && t + each.lag < steps) {
          each.backward(parameters.get(each.projection), driveErrors, t + each.lag, spikeErrors, t);
        }
      }
      for (int i = 0; i < n; i++) {
        int at = t * n + i;
        driveErrors[at] = neurons[i].step(histories[i], t, spikeErrors[at], membraneErrors[at]);
      }
    }
    places
        .learned(p)
        .forEach((number, place) ->
            NeuronAdjoint.addErrors(neurons, number, parameters.get(place), gradient.get(place)));
    return driveErrors;
  }

  /** Gradients of what drives a population, and the errors of its sources. */
  private void pass(
      ExactRun run,
      int p,
      int sample,
      double[] driveErrors,
      double[][] outputErrors,
      List<double[]> gradient) {
    if (places.bias(p) != ParameterPlaces.NONE) {
      double[] bias = gradient.get(places.bias(p));
      for (int at = 0; at < driveErrors.length; at++) {
        bias[at % bias.length] += driveErrors[at];
      }
    }
    for (Synapses each : synapses) {
      if (each.to != p) {
        continue;
      }
      each.gradient(
          run.outputs(each.from, sample), driveErrors, steps, gradient.get(each.projection));
      if (each.from != p) {
        for (int step = each.lag; step < steps; step++) {
          each.backward(
              parameters.get(each.projection),
              driveErrors,
              step,
              outputErrors[each.from],
              step - each.lag);
        }
      }
    }
  }
}
