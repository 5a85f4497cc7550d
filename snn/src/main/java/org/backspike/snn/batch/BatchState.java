package org.backspike.snn.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backspike.snn.Input;
import org.backspike.snn.Lif;
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
  private final Stimulus[] stimuli;

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
    this.stimuli = new Stimulus[samples];
    for (int p = 0; p < wiring.populations(); p++) {
      boolean input = wiring.population(p).dynamics() instanceof Input;
      boolean spiking = wiring.population(p).dynamics() instanceof Lif;
      activities.add(new Activity(input ? 0 : samples, steps, wiring.stride(p), spiking));
      if (spiking && (exact.contains(p) || needsHistory(p))) {
        this.exact.put(p, ExactStepper.histories(samples, wiring.population(p).size(), steps));
      }
    }
  }

  private boolean needsHistory(int p) {
    return !wiring.population(p).learned().isEmpty()
        || (wiring.population(p).dynamics() instanceof Lif lif
            && lif.convention().timing() == Timing.SAME_STEP_GUARDED);
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
   * @throws IllegalArgumentException if it has another number of channels than the input
   */
  public void feed(int sample, Stimulus stimulus) {
    int inputs = wiring.network().input().size();
    if (stimulus.channels() != inputs) {
      throw new IllegalArgumentException(
          "a stimulus of " + stimulus.channels() + " channels for an input of " + inputs);
    }
    stimuli[sample] = stimulus;
  }

  /**
   * What a sample was fed.
   *
   * @param sample from 0
   * @return the stimulus
   */
  public Stimulus stimulus(int sample) {
    return stimuli[sample];
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
    if (population == wiring.input()) {
      return stimuli[sample] instanceof SpikeTrain train ? train.size() : 0;
    }
    return activities.get(population).spikes(sample);
  }
}
