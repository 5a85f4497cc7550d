package org.backspike.chip.kernel;

import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Reset;

/**
 * Parameters and state of a slice as parallel arrays, shape [neurons] each. The fields are the
 * registers of the neuron engine; only kernels and the executor touch them.
 */
public final class NeuronArrays {
  /** Kept part of the current per step in 1/4096. */
  final int[] keepCurrent;

  /** Kept part of the membrane per step in 1/4096. */
  final int[] keepMembrane;

  /** Thresholds. */
  final int[] threshold;

  /** Biases. */
  final int[] bias;

  /** Refractory periods in steps. */
  final int[] period;

  /** Factor of (membrane - threshold) after a spike: 0 resets to zero, 1 subtracts. */
  final int remainder;

  /** Largest magnitude of a current or a membrane. */
  final int limit;

  /** Synaptic input of this step, saturated. */
  public final int[] drive;

  /** Currents. */
  public final int[] current;

  /** Membranes after the reset. */
  public final int[] membrane;

  /** Membranes of this step before the reset. */
  public final int[] beforeReset;

  /** Steps for which a neuron still is refractory. */
  public final int[] refractory;

  /** Indices of the neurons that fired in this step, ascending; {@link #firedCount} are valid. */
  public final int[] fired;

  /** How many fired in this step. */
  public int firedCount;

  /**
   * Arrays of a slice with its state at 0.
   *
   * @param parameters one number per neuron
   * @param datapath widths
   */
  public NeuronArrays(NeuronParameters parameters, Datapath datapath) {
    int n = parameters.neurons();
    keepCurrent = complement(parameters.du());
    keepMembrane = complement(parameters.dv());
    threshold = parameters.vth();
    bias = parameters.bias();
    period = parameters.refractory();
    remainder = parameters.reset() == Reset.SUBTRACT ? 1 : 0;
    limit = datapath.stateLimit();
    drive = new int[n];
    current = new int[n];
    membrane = new int[n];
    beforeReset = new int[n];
    refractory = new int[n];
    fired = new int[n];
  }

  /**
   * Number of neurons.
   *
   * @return at least 1
   */
  public int neurons() {
    return membrane.length;
  }

  /**
   * Thresholds.
   *
   * @return the live array, shape [neurons]
   */
  public int[] threshold() {
    return threshold;
  }

  private static int[] complement(int[] decay) {
    for (int i = 0; i < decay.length; i++) {
      decay[i] = Datapath.DECAY_ONE - decay[i];
    }
    return decay;
  }
}
