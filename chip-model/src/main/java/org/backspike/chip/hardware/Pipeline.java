package org.backspike.chip.hardware;

/**
 * Timing of the stages S0 to S8 of a core, in cycles.
 *
 * @param overlap which parts of a step run side by side
 * @param popCycles S0: cycles to take one flit from the input FIFO; at least 1
 * @param axonLatency S1: cycles of an axon table look-up, pipelined; at least 1
 * @param rowLatency S2: cycles from a row address to its first word, pipelined; at least 1
 * @param accumulatorLatency S3: cycles after which an accumulator word may be read again; at least
 *     1
 * @param neuronLanes S5: neurons updated at once; at least 1
 * @param neuronLatency S5: depth of the neuron pipeline; at least 1
 * @param encodeWidth S6: neurons whose spike bits are scanned in one cycle; at least 1
 * @param multiplyLanes S8: multiply-adds of the learning engine in one cycle; at least 1
 * @param learningLatency S8: depth of the learning pipeline; at least 1
 * @param barrierCycles cycles of one barrier once every core has arrived; at least 0
 */
public record Pipeline(
    Overlap overlap,
    int popCycles,
    int axonLatency,
    int rowLatency,
    int accumulatorLatency,
    int neuronLanes,
    int neuronLatency,
    int encodeWidth,
    int multiplyLanes,
    int learningLatency,
    int barrierCycles)
    implements Controller {

  /** Which parts of a step run side by side. */
  public enum Overlap {
    /** Input, neurons and output one after the other. */
    NONE,
    /** Input of the next step beside neurons and output of this one: two accumulator banks. */
    INPUT_DOUBLE_BUFFERED,
    /** All three side by side. */
    FULL
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below its minimum or above 4096
   */
  public Pipeline {
    within("pop_cycles", popCycles, 1);
    within("axon_latency", axonLatency, 1);
    within("row_latency", rowLatency, 1);
    within("accumulator_latency", accumulatorLatency, 1);
    within("neuron_lanes", neuronLanes, 1);
    within("neuron_latency", neuronLatency, 1);
    within("encode_width", encodeWidth, 1);
    within("multiply_lanes", multiplyLanes, 1);
    within("learning_latency", learningLatency, 1);
    within("barrier_cycles", barrierCycles, 0);
  }

  @Override
  public String key() {
    return "pipeline";
  }

  private static void within(String field, int value, int low) {
    if (value < low || value > 4096) {
      throw new IllegalArgumentException(field + " is " + value + "; must be " + low + " to 4096");
    }
  }
}
