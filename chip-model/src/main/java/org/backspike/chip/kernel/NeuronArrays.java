package org.backspike.chip.kernel;

import java.util.Arrays;
import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.Variable;

/** Parameters and state of integrating neurons. */
public final class NeuronArrays extends SliceArrays {
  /** Largest magnitude of a bias, so that it can be added to any state in 32 bits. */
  private static final long MOST_BIAS = 1L << 28;

  /** What the decay of each current works with, shape [2][neurons]. */
  final int[][] currentOperand;

  /** What the decay of the membrane works with. */
  final int[] membraneOperand;

  /** Thresholds in state units. */
  final int[] threshold;

  /** Lower thresholds in state units. */
  final int[] lowerThreshold;

  /** Biases in state units. */
  final int[] bias;

  /** Smallest membranes. */
  final int[] vMin;

  /** Largest membranes. */
  final int[] vMax;

  /** Most spikes in a step. */
  final int[] maxSpikes;

  /** Refractory periods in steps. */
  final int[] period;

  /** First current. */
  public final int[] current;

  /** Second current; empty where there is none. */
  public final int[] secondCurrent;

  /** Membranes after the reset. */
  public final int[] membrane;

  /** Membranes of this step before the reset. */
  public final int[] beforeReset;

  /** Steps for which a neuron still is refractory. */
  public final int[] refractory;

  /** Random registers; empty where nothing is rounded at random. */
  public final int[] random;

  /** Spikes of this step where every event may cause one. */
  final int[] spikes;

  /**
   * Arrays of a slice with its state at 0.
   *
   * @param datapath the arithmetic
   * @param rule what its neurons do
   * @param parameters their numbers
   * @throws IllegalArgumentException if a number does not fit the arithmetic
   */
  public NeuronArrays(Datapath datapath, NeuronRule rule, NeuronParameters parameters) {
    super(parameters.neurons(), Math.max(1, datapath.currents().count()));
    int n = parameters.neurons();
    int currents = datapath.currents().count();
    Decay fading = datapath.currents().decay();
    currentOperand =
        new int[][] {
          operands(fading, parameters.of(Parameter.CURRENT_DECAY, 0)),
          operands(fading, parameters.of(Parameter.SECOND_CURRENT_DECAY, 0))
        };
    membraneOperand =
        operands(datapath.membrane().decay(), parameters.of(Parameter.MEMBRANE_DECAY, 0));
    int shift = datapath.firing().shift();
    threshold = shifted(parameters.of(Parameter.THRESHOLD, 0), shift);
    lowerThreshold = shifted(parameters.of(Parameter.LOWER_THRESHOLD, 0), shift);
    bias = biases(parameters);
    vMin = parameters.of(Parameter.V_MIN, (int) datapath.membrane().register().min());
    vMax = parameters.of(Parameter.V_MAX, (int) datapath.membrane().register().max());
    maxSpikes = parameters.of(Parameter.MAX_SPIKES, datapath.firing().maxSpikes());
    period = parameters.of(Parameter.REFRACTORY, 0);
    current = register(currents == 2 ? Variable.I0 : Variable.U, n);
    secondCurrent = currents == 2 ? register(Variable.I1, n) : new int[0];
    membrane = register(Variable.V, n);
    refractory = register(Variable.REFRACTORY, n);
    random = rule.isRandom() ? register(Variable.LFSR, datapath.random().lanes()) : new int[0];
    if (random.length > 0) {
      int[] seeds = new int[random.length];
      Arrays.fill(seeds, datapath.random().seed());
      startFrom(Variable.LFSR, seeds);
    }
    beforeReset = new int[n];
    spikes = new int[n];
    clear();
  }

  private static int[] operands(Decay decay, int[] given) {
    for (int i = 0; i < given.length; i++) {
      given[i] = decay.operand(given[i]);
    }
    return given;
  }

  private static int[] shifted(int[] given, int shift) {
    for (int i = 0; i < given.length; i++) {
      given[i] <<= shift;
    }
    return given;
  }

  private static int[] biases(NeuronParameters parameters) {
    int[] mantissas = parameters.of(Parameter.BIAS, 0);
    int[] exponents = parameters.of(Parameter.BIAS_EXPONENT, 0);
    for (int i = 0; i < mantissas.length; i++) {
      long bias = FixedPoint.shift(mantissas[i], exponents[i]);
      if (Math.abs(bias) > MOST_BIAS) {
        throw new IllegalArgumentException(
            "bias " + mantissas[i] + " * 2^" + exponents[i] + "; must be at most 2^28");
      }
      mantissas[i] = (int) bias;
    }
    return mantissas;
  }

  @Override
  public void reset() {
    Arrays.fill(current, 0);
    Arrays.fill(secondCurrent, 0);
    Arrays.fill(membrane, 0);
  }

  /**
   * Thresholds.
   *
   * @return the live array, shape [neurons]
   */
  public int[] threshold() {
    return threshold;
  }

  /**
   * Biases in state units.
   *
   * @return the live array, shape [neurons]
   */
  public int[] bias() {
    return bias;
  }

  /** Keeps what fired in this step so far, so that neurons may fire again. */
  public void keepFired() {
    for (int k = 0; k < firedCount; k++) {
      spikes[fired[k]] += payload[k];
    }
    firedCount = 0;
  }

  /** Lists the neurons that single events made fire, in ascending order, and forgets them. */
  public void listFired() {
    firedCount = 0;
    for (int i = 0; i < spikes.length; i++) {
      if (spikes[i] != 0) {
        fire(i, spikes[i]);
        spikes[i] = 0;
      }
    }
  }
}
