package org.backspike.host.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Input;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.SpikeTrain;

/**
 * The float reference and the chip on one sample, step by step. Population k of the float network
 * at step t is compared with the chip at step t + k.
 */
public final class Comparison {
  private final Network reference;
  private final QuantizedNetwork quantized;
  private final ChipImage image;

  /**
   * A comparison.
   *
   * @param reference the float network
   * @param quantized the same network in integers
   * @param image where it lies
   */
  public Comparison(Network reference, QuantizedNetwork quantized, ChipImage image) {
    this.reference = reference;
    this.quantized = quantized;
    this.image = image;
  }

  /**
   * The first spike that one side has and the other has not.
   *
   * @param population its population
   * @param step step of the float network
   * @param index the neuron
   * @param inReference whether the float network has it
   */
  public record Divergence(String population, int step, int index, boolean inReference) {}

  /**
   * Spikes of both sides on one sample.
   *
   * @param reference spikes of the float network, {@code [step, population, index]}
   * @param chip spikes of the chip in steps of the float network
   * @param first the first difference, if there is one
   */
  public record Spikes(List<int[]> reference, List<int[]> chip, Optional<Divergence> first) {}

  /**
   * How far the integer weights of a projection are from the float ones.
   *
   * @param projection source and target
   * @param rootMeanSquare root of the mean squared difference, in float units
   * @param largest largest difference, in float units
   * @param relative root mean square relative to that of the float weights
   */
  public record WeightError(
      String projection, double rootMeanSquare, double largest, double relative) {}

  /**
   * Compares the weights.
   *
   * @return one entry per projection
   */
  public List<WeightError> weightErrors() {
    List<WeightError> errors = new ArrayList<>();
    for (int p = 0; p < reference.projections().size(); p++) {
      Projection wanted = reference.projections().get(p);
      IntegerProjection stored = quantized.network().projections().get(p);
      double unit = quantized.weightUnits().get(p);
      float[] values = wanted.weights().values();
      double squares = 0;
      double own = 0;
      double largest = 0;
      for (int i = 0; i < values.length; i++) {
        double difference = stored.synapses().weights().get(i) * unit - values[i];
        squares += difference * difference;
        own += (double) values[i] * values[i];
        largest = Math.max(largest, Math.abs(difference));
      }
      errors.add(
          new WeightError(
              wanted.from() + " -> " + wanted.to(),
              Math.sqrt(squares / values.length),
              largest,
              own == 0 ? 0 : Math.sqrt(squares / own)));
    }
    return errors;
  }

  /**
   * Runs one sample on both sides.
   *
   * @param samples the source
   * @param sample from 0
   * @return the spikes of both
   */
  public Spikes spikes(SampleSource samples, int sample) {
    List<int[]> expected = referenceSpikes(samples, sample);
    List<int[]> actual = chipSpikes(samples, sample);
    return new Spikes(expected, actual, firstDifference(expected, actual));
  }

  private List<int[]> referenceSpikes(SampleSource samples, int sample) {
    int steps = reference.presentation().steps();
    Simulator simulator = new Simulator(reference, steps);
    Trace trace = simulator.newTrace();
    simulator.run(samples.floatStimulus(sample), trace);
    List<int[]> spikes = new ArrayList<>();
    for (int p = 0; p < reference.populations().size(); p++) {
      SpikeTrain train = trace.spikes(p);
      for (int t = 0; t < train.steps(); t++) {
        for (int k = train.begin(t); k < train.begin(t + 1); k++) {
          spikes.add(new int[] {t, p, train.indices()[k]});
        }
      }
    }
    return sorted(spikes);
  }

  private List<int[]> chipSpikes(SampleSource samples, int sample) {
    int steps = reference.presentation().steps();
    List<int[]> spikes = new ArrayList<>();
    Probe probe =
        (step, machine) -> {
          for (SliceLayout slice : image.slices()) {
            collect(slice, step, steps, machine, spikes);
          }
        };
    new Inference(image, quantized.chipSteps())
        .run(
            samples.chipStimulus(sample, image.chip().datapath().maxPayload()),
            Executor.functional(probe));
    int input = reference.indexOf(reference.input().name());
    if (samples.floatStimulus(sample) instanceof SpikeTrain train) {
      for (int t = 0; t < train.steps(); t++) {
        for (int k = train.begin(t); k < train.begin(t + 1); k++) {
          spikes.add(new int[] {t, input, train.indices()[k]});
        }
      }
    }
    return sorted(spikes);
  }

  private void collect(
      SliceLayout slice, int step, int steps, Machine machine, List<int[]> spikes) {
    int population = slice.slice().population();
    String name = image.network().populations().get(population).name();
    int own = step - image.network().depth(name);
    if (own >= 0 && own < steps) {
      for (int neuron : machine.fired(slice)) {
        spikes.add(new int[] {own, population, slice.slice().first() + neuron});
      }
    }
  }

  private static List<int[]> sorted(List<int[]> spikes) {
    spikes.sort(Arrays::compare);
    return spikes;
  }

  private Optional<Divergence> firstDifference(List<int[]> expected, List<int[]> actual) {
    int common = Math.min(expected.size(), actual.size());
    for (int i = 0; i < common; i++) {
      int order = Arrays.compare(expected.get(i), actual.get(i));
      if (order != 0) {
        return Optional.of(
            order < 0 ? divergence(expected.get(i), true) : divergence(actual.get(i), false));
      }
    }
    if (expected.size() == actual.size()) {
      return Optional.empty();
    }
    return Optional.of(
        expected.size() > common
            ? divergence(expected.get(common), true)
            : divergence(actual.get(common), false));
  }

  private Divergence divergence(int[] spike, boolean inReference) {
    return new Divergence(
        reference.populations().get(spike[1]).name(), spike[0], spike[2], inReference);
  }

  /**
   * Spikes per population.
   *
   * @param spikes one side of {@link Spikes}
   * @return counts by name; inputs are absent
   */
  public Map<String, Long> perPopulation(List<int[]> spikes) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Population population : reference.populations()) {
      if (!(population.dynamics() instanceof Input)) {
        counts.put(population.name(), 0L);
      }
    }
    for (int[] spike : spikes) {
      counts.computeIfPresent(
          reference.populations().get(spike[1]).name(), (name, count) -> count + 1);
    }
    return counts;
  }
}
