package org.backspike.chip.controller.reckon;

/**
 * The three weight memories of ReckOn.
 *
 * @param input from inputs to neurons
 * @param recurrent from neurons to neurons
 * @param output from neurons to outputs
 */
public record ReckonWeights(WeightMemory input, WeightMemory recurrent, WeightMemory output) {
  /**
   * Weights that are all 0.
   *
   * @return memories to fill
   */
  public static ReckonWeights zero() {
    return new ReckonWeights(
        WeightMemory.ontoNeurons(), WeightMemory.ontoNeurons(), WeightMemory.ontoOutputs());
  }

  /**
   * The same weights in memories of their own.
   *
   * @return a copy
   */
  public ReckonWeights copy() {
    return new ReckonWeights(input.copy(), recurrent.copy(), output.copy());
  }
}
