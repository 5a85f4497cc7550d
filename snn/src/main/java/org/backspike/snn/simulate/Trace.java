package org.backspike.snn.simulate;

import java.util.List;
import org.backspike.snn.Input;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one run: every membrane before its reset, every spike, the scores. It is filled
 * by a simulator and may be reused; it belongs to one thread.
 */
public final class Trace {
  private final int steps;
  private final List<Population> populations;
  private final float[][] membranes;
  private final SpikeTrain[] spikes;
  private final float[] scores;
  private @Nullable Stimulus stimulus;

  /**
   * An empty trace.
   *
   * @param network what will be run
   * @param steps for how long, at least 1
   */
  public Trace(Network network, int steps) {
    this.steps = steps;
    populations = network.populations();
    membranes = new float[populations.size()][];
    spikes = new SpikeTrain[populations.size()];
    for (int p = 0; p < membranes.length; p++) {
      Population population = populations.get(p);
      boolean input = population.dynamics() instanceof Input;
      membranes[p] = new float[input ? 0 : Math.multiplyExact(steps, population.size())];
      spikes[p] = new SpikeTrain(population.size(), steps);
    }
    scores = new float[network.population(network.readout().population()).size()];
  }

  /**
   * Length of the run.
   *
   * @return steps
   */
  public int steps() {
    return steps;
  }

  /**
   * Membranes of a population before the reset.
   *
   * @param population its index in the network
   * @return the live array, shape [steps][neurons]; empty for an input
   */
  public float[] membrane(int population) {
    return membranes[population];
  }

  /**
   * Spikes of a population; those of the stimulus for an input that spikes.
   *
   * @param population its index in the network
   * @return the live train
   */
  public SpikeTrain spikes(int population) {
    if (populations.get(population).dynamics() instanceof Input input
        && stimulus instanceof SpikeTrain
        && stimulus.slice(input.firstChannel(), populations.get(population).size())
            instanceof SpikeTrain train) {
      return train;
    }
    return spikes[population];
  }

  /**
   * What was fed in.
   *
   * @return the stimulus of the last run
   * @throws IllegalStateException if there was none
   */
  public Stimulus stimulus() {
    if (stimulus == null) {
      throw new IllegalStateException("this trace has not been filled yet");
    }
    return stimulus;
  }

  /**
   * Scores of the readout, gain included.
   *
   * @return the live array, shape [classes]
   */
  public float[] scores() {
    return scores;
  }

  /**
   * The answer.
   *
   * @return the class with the largest score
   */
  public Prediction prediction() {
    return Prediction.of(scores);
  }

  void begin(Stimulus fed) {
    stimulus = fed;
    for (SpikeTrain train : spikes) {
      train.clear();
    }
  }

  /** Copies what a population did; nothing for an input. */
  void take(int population, Activity activity) {
    float[] membrane = membranes[population];
    int n = populations.get(population).size();
    for (int t = 0; t < membrane.length / n; t++) {
      System.arraycopy(activity.membranes(), t * activity.stride(), membrane, t * n, n);
    }
    for (int t = 0; t < activity.steps() && activity.isSpiking(); t++) {
      int begin = activity.begin(0, t);
      spikes[population].addStep(activity.lists(), begin, activity.begin(0, t + 1) - begin);
    }
  }
}
