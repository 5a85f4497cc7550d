package org.backspike.chip.controller.reckon;

/**
 * What came of a sample.
 *
 * @param label its class
 * @param inference the class that the chip answered
 * @param ticks time steps
 * @param activity what the chip did meanwhile
 */
public record SampleResult(int label, int inference, int ticks, ReckonActivity activity) {
  /**
   * Whether the answer was right.
   *
   * @return true if it is the label
   */
  public boolean isRight() {
    return label == inference;
  }
}
