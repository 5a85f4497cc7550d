package org.backspike.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Dynamics;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.backspike.snn.Reset;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two steps: the formulas of the adjoint equal finite differences on the smooth twin, and the
 * adjoint of the trainer equals those formulas on spikes.
 */
class AdjointTest {
  private static final int STEPS = 12;
  private static final int HIDDEN = 19;

  static Stream<Arguments> cases() {
    List<Arguments> list = new ArrayList<>();
    for (String surrogate : Surrogates.names()) {
      for (boolean subtract : new boolean[] {false, true}) {
        for (boolean counting : new boolean[] {false, true}) {
          for (double alpha : new double[] {0, 0.6}) {
            list.add(Arguments.of(surrogate, subtract, counting, alpha, 0, false));
          }
        }
      }
    }
    list.add(Arguments.of("arctan", false, false, 0.6, 2, false));
    list.add(Arguments.of("arctan", true, true, 0.6, 1, false));
    list.add(Arguments.of("fast-sigmoid", false, false, 0.6, 0, true));
    return list.stream();
  }

  private static SmoothTwin twin(
      String surrogate, boolean subtract, boolean counting, double alpha, int lag, boolean direct) {
    Surrogate h = Surrogates.named(surrogate, surrogate.equals("box") ? 0.6 : 1.1);
    SmoothTwin twin = new SmoothTwin(4, HIDDEN, 3, STEPS, h);
    twin.subtract = subtract;
    twin.counting = counting;
    twin.alpha = alpha;
    twin.inputLag = lag;
    twin.outputLag = lag;
    twin.recurrentLag = 1 + lag;
    SplittableRandom random = new SplittableRandom(11);
    fill(twin.w, random, 0.9);
    fill(twin.r, random, 0.3);
    fill(twin.wo, random, 0.5);
    fill(new double[][] {twin.bias}, random, 0.2);
    for (int j = 0; j < 4; j++) {
      for (int t = 0; t < STEPS; t++) {
        twin.x[t][j] = !direct && random.nextInt(3) == 0 ? 1 : 0;
      }
      twin.current[j] = direct ? 0.25 * (j + 1) : 0;
    }
    return twin;
  }

  private static void fill(double[][] values, SplittableRandom random, double scale) {
    for (double[] row : values) {
      for (int i = 0; i < row.length; i++) {
        // exact in float, so that both sides have the same weights
        row[i] = (float) random.nextDouble(-scale, scale);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFormulasAreFiniteDifferencesOfTheSmoothTwin(
      String surrogate, boolean subtract, boolean counting, double alpha, int lag, boolean direct) {
    SmoothTwin twin = twin(surrogate, subtract, counting, alpha, lag, direct);
    DoubleUnaryOperator smooth = twin.surrogate::primitive;
    twin.loss(smooth, null, null, 1);
    double[][] resets = copy(twin.z);
    double[][] outResets = copy(twin.y);
    twin.loss(smooth, resets, outResets, 1);
    double[][][] gradient = twin.gradient(resets, outResets);
    double[][][] parameters = {twin.w, twin.r, twin.wo, {twin.bias}};
    SplittableRandom random = new SplittableRandom(5);
    double h = 1e-6;
    for (int p = 0; p < parameters.length; p++) {
      for (int sample = 0; sample < 12; sample++) {
        double[] row = parameters[p][random.nextInt(parameters[p].length)];
        int column = random.nextInt(row.length);
        int index = List.of(parameters[p]).indexOf(row);
        double kept = row[column];
        row[column] = kept + h;
        double above = twin.loss(smooth, resets, outResets, 1);
        row[column] = kept - h;
        double below = twin.loss(smooth, resets, outResets, 1);
        row[column] = kept;
        assertThat(gradient[p][index][column])
            .as("parameter %d at (%d, %d)", p, index, column)
            // central differences: h^2 of truncation, 1e-16 / h of rounding, kinks of box and
            // triangle
            .isCloseTo((above - below) / (2 * h), within(2e-6));
      }
    }
  }

  private static double[][] copy(double[][] values) {
    double[][] copy = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i].clone();
    }
    return copy;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTrainersAdjointIsTheFormulas(
      String surrogate, boolean subtract, boolean counting, double alpha, int lag, boolean direct) {
    SmoothTwin twin = twin(surrogate, subtract, counting, alpha, lag, direct);
    double expectedLoss = twin.loss(x -> x > 0 ? 1 : 0, null, null, 1);
    double[][][] expected = twin.gradient(copy(twin.z), copy(twin.y));

    Network network = network(twin);
    Simulator simulator = new Simulator(network, STEPS);
    Trace trace = simulator.newTrace();
    simulator.run(stimulus(twin, direct), trace);
    CrossEntropy loss = new CrossEntropy(network.readout(), 3, STEPS);
    assertThat(loss.evaluate(trace, 1)).isCloseTo(expectedLoss, within(1e-4));
    Parameters gradient = Parameters.of(network).zeros();
    new Adjoint(network, twin.surrogate, STEPS).run(trace, loss, gradient);

    assertThat(trace.spikes(1).size()).as("the hidden neurons fire").isGreaterThan(5);
    for (int p = 0; p < 4; p++) {
      float[] actual = gradient.arrays().get(p);
      double[] wanted = flat(expected[p]);
      double largest = 0;
      for (double value : wanted) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int i = 0; i < wanted.length; i++) {
        assertThat((double) actual[i])
            .as("parameter %d, element %d", p, i)
            .isCloseTo(wanted[i], within(1e-5 * largest));
      }
    }
  }

  private static Stimulus stimulus(SmoothTwin twin, boolean direct) {
    if (direct) {
      float[] values = new float[twin.inputs];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) twin.current[j];
      }
      return new ConstantCurrent(values);
    }
    SpikeTrain train = new SpikeTrain(twin.inputs, STEPS);
    for (int t = 0; t < STEPS; t++) {
      for (int j = 0; j < twin.inputs; j++) {
        if (twin.x[t][j] > 0) {
          train.add(j);
        }
      }
      train.endStep();
    }
    return train;
  }

  private static Network network(SmoothTwin twin) {
    Reset reset = twin.subtract ? Reset.SUBTRACT : Reset.ZERO;
    Lif lif = new Lif(twin.alpha, twin.beta, twin.gain, twin.threshold, reset);
    Dynamics out = twin.counting ? lif : new LeakyIntegrator(twin.alpha, twin.beta, twin.gain);
    float[] bias = new float[HIDDEN];
    for (int i = 0; i < HIDDEN; i++) {
      bias[i] = (float) twin.bias[i];
    }
    int lag = twin.inputLag;
    return new Network(
        List.of(
            Population.of("in", twin.inputs, new Input()),
            new Population("hid", HIDDEN, lif, bias),
            Population.of("out", twin.outputs, out)),
        List.of(
            projection("in", "hid", twin.w, Math.min(lag, 1), Math.max(0, lag - 1)),
            projection("hid", "hid", twin.r, 1, lag),
            projection("hid", "out", twin.wo, Math.min(lag, 1), Math.max(0, lag - 1))),
        new Readout("out", twin.counting ? Measure.COUNT : Measure.MEAN_V, twin.readoutGain),
        new Presentation("latency", STEPS));
  }

  private static Projection projection(
      String from, String to, double[][] weights, int latency, int delay) {
    double[] flat = flat(weights);
    float[] values = new float[flat.length];
    for (int i = 0; i < flat.length; i++) {
      values[i] = (float) flat[i];
    }
    return new Projection(
        from, to, new DenseWeights(weights.length, weights[0].length, values), latency, delay);
  }

  private static double[] flat(double[][] rows) {
    return Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
