package org.backspike.chip.kernel;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.backspike.chip.datapath.Variable;

/**
 * State of a slice as parallel arrays, shape [neurons] each, with what arrives and what it sends.
 * The arrays are the registers of the neuron engine; only kernels and the executor touch them.
 */
public abstract sealed class SliceArrays
    permits NeuronArrays, ResonatorArrays, DeltaArrays, GradedArrays {
  /** Entries beyond the last one of a list, which a vector that appends to it may overwrite. */
  private static final int ROOM = 64;

  private final int neurons;
  private final Map<Variable, int[]> registers = new EnumMap<>(Variable.class);
  private final Map<Variable, int[]> initial = new EnumMap<>(Variable.class);

  /** Synaptic input of this step, shape [ports][neurons]. */
  public final int[][] drive;

  /** Indices of the neurons that fired in this step; {@link #firedCount} are valid. */
  public final int[] fired;

  /** What each of them sends: how many spikes, their sign, or a graded value. */
  public final int[] payload;

  /** How many fired in this step. */
  public int firedCount;

  /**
   * Registers that could not hold a result in this step; adds of single events into currents are
   * not counted.
   */
  public long saturated;

  /**
   * Arrays with a state of 0.
   *
   * @param neurons size of the slice
   * @param ports how many different inputs a neuron has
   */
  SliceArrays(int neurons, int ports) {
    this.neurons = neurons;
    drive = new int[ports][neurons];
    fired = new int[neurons + ROOM];
    payload = new int[neurons + ROOM];
  }

  /** Makes a register of the state known by its name; every register has one. */
  final int[] register(Variable variable, int size) {
    int[] values = new int[size];
    registers.put(variable, values);
    return values;
  }

  /**
   * Number of neurons.
   *
   * @return at least 1
   */
  public final int neurons() {
    return neurons;
  }

  /**
   * The registers of the state.
   *
   * @return live arrays by name
   */
  public final Map<Variable, int[]> registers() {
    return registers;
  }

  /**
   * Sets what a register holds when a sample begins.
   *
   * @param variable which register
   * @param values its contents, copied
   * @throws IllegalArgumentException if there is no such register or the length is wrong
   */
  public final void startFrom(Variable variable, int[] values) {
    int[] register = registers.get(variable);
    if (register == null || register.length != values.length) {
      throw new IllegalArgumentException(
          "initial "
              + variable.key()
              + " of "
              + values.length
              + " numbers; there are "
              + registers.keySet());
    }
    initial.put(variable, values.clone());
  }

  /** Returns to the state in which a sample begins. */
  public final void clear() {
    registers.forEach((variable, values) -> {
      int[] first = initial.get(variable);
      if (first == null) {
        Arrays.fill(values, 0);
      } else {
        System.arraycopy(first, 0, values, 0, values.length);
      }
    });
    for (int[] port : drive) {
      Arrays.fill(port, 0);
    }
    firedCount = 0;
    saturated = 0;
  }

  /** Forgets what the last step sent. */
  public final void beginStep() {
    firedCount = 0;
    saturated = 0;
  }

  /** Sets the state that a periodic reset clears to 0. */
  public abstract void reset();

  /** Notes that a neuron fired. */
  final void fire(int neuron, int value) {
    fired[firedCount] = neuron;
    payload[firedCount++] = value;
  }
}
