package org.backspike.snn.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backspike.snn.Input;
import org.backspike.snn.Lif;
import org.backspike.snn.Population;
import org.backspike.snn.Timing;
import org.backspike.snn.neuron.NeuronHistory;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/** What a network did in a batch: the stimuli and the activity of every population. */
public final class BatchState {
  private final Wiring wiring;
  private final int steps;
  private final List<Activity> activities = new ArrayList<>();
  private final Map<Integer, List<NeuronHistory[]>> exact = new HashMap<>();
  private final Stimulus[][] stimuli;
  private int origin;

  /**
   * Room for a batch.
   *
   * @param wiring of the network
   * @param steps steps per sample, at least 1
   * @param samples most samples, at least 1
   * @param exact populations whose neurons run one by one in double precision with their history,
   *     beside those for which there is no other way
   */
  public BatchState(Wiring wiring, int steps, int samples, Set<Integer> exact) {
    this.wiring = wiring;
    this.steps = steps;
    this.stimuli = new Stimulus[wiring.populations()][];
    for (int p = 0; p < wiring.populations(); p++) {
      boolean input = wiring.population(p).dynamics() instanceof Input;
      stimuli[p] = new Stimulus[input ? samples : 0];
      boolean spiking = wiring.population(p).dynamics() instanceof Lif;
      activities.add(new Activity(input ? 0 : samples, steps, wiring.stride(p), spiking));
      if (wiring.population(p).dynamics() instanceof Lif lif
          && (exact.contains(p) || needsHistory(wiring.population(p)))) {
        int neurons = wiring.population(p).size();
        this.exact.put(p, ExactStepper.histories(samples, neurons, lif.synapse(), steps));
      }
    }
  }

  /**
   * Whether neurons can run only one by one, with their history in double precision.
   *
   * @param population of spiking neurons
   * @return true if they learn numbers, adapt, rest, have an alpha synapse or guard their reset
   */
  public static boolean needsHistory(Population population) {
    return !population.learned().isEmpty()
        || (population.dynamics() instanceof Lif lif
            && (!lif.isPlain() || lif.convention().timing() == Timing.SAME_STEP_GUARDED));
  }

  /**
   * The wiring.
   *
   * @return as given
   */
  public Wiring wiring() {
    return wiring;
  }

  /**
   * Steps per sample.
   *
   * @return at least 1
   */
  public int steps() {
    return steps;
  }

  /**
   * Where the steps of this state begin in the sample: 0 unless it is a window.
   *
   * @return step of the sample that is step 0 here; below 0 where a window begins before the sample
   */
  public int origin() {
    return origin;
  }

  /**
   * Makes this state a window of longer samples.
   *
   * @param step of the sample that is step 0 here
   */
  public void moveTo(int step) {
    origin = step;
  }

  /**
   * Memory of the arrays that grow with the steps: activities and histories.
   *
   * @return bytes
   */
  public long bytes() {
    long sum = activities.stream().mapToLong(Activity::bytes).sum();
    for (List<NeuronHistory[]> histories : exact.values()) {
      for (NeuronHistory[] of : histories) {
        sum += (long) of.length * of[0].bytesPerStep() * steps;
      }
    }
    return sum;
  }

  /**
   * What a population did.
   *
   * @param population its index; not an input
   * @return live
   */
  public Activity activity(int population) {
    return activities.get(population);
  }

  /**
   * Sets what a sample is fed.
   *
   * @param sample from 0
   * @param stimulus its stimulus
   * @throws IllegalArgumentException if it has another number of channels than the inputs
   */
  public void feed(int sample, Stimulus stimulus) {
    int channels = wiring.network().channels();
    if (stimulus.channels() != channels) {
      throw new IllegalArgumentException(
          "a stimulus of " + stimulus.channels() + " channels for an input of " + channels);
    }
    for (int p = 0; p < stimuli.length; p++) {
      if (stimuli[p].length > 0) {
        stimuli[p][sample] = wiring.stimulus(p, stimulus);
      }
    }
  }

  /**
   * What an input population got of what a sample was fed.
   *
   * @param population its index
   * @param sample from 0
   * @return its channels
   */
  public Stimulus stimulus(int population, int sample) {
    return stimuli[population][sample];
  }

  /**
   * Whether the neurons of a population run one by one.
   *
   * @param population its index
   * @return true if there are histories
   */
  public boolean isExact(int population) {
    return exact.containsKey(population);
  }

  /**
   * Histories of neurons that run one by one.
   *
   * @param population its index
   * @return shape [samples][neurons]
   */
  public List<NeuronHistory[]> histories(int population) {
    return exact.getOrDefault(population, List.of());
  }

  /**
   * Spikes of a population in a sample, those of a stimulus of spikes included.
   *
   * @param population its index
   * @param sample from 0
   * @return how many
   */
  public long spikes(int population, int sample) {
    if (stimuli[population].length > 0) {
      return stimuli[population][sample] instanceof SpikeTrain train ? train.size() : 0;
    }
    return activities.get(population).spikes(sample);
  }
}
