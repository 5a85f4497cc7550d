package org.backspike.bptt.loss;

/**
 * A loss of one sample; that of a batch is the mean over its samples. Sources and definitions:
 * {@link Losses}.
 */
@FunctionalInterface
public interface Loss {
  /**
   * Evaluates the loss.
   *
   * @param answer what the readout did; its errors become the derivatives of the loss
   * @param label the class, 0 to classes - 1
   * @return the loss
   */
  double evaluate(Answer answer, int label);

  /**
   * Whether it depends on membranes, and not only on spikes.
   *
   * @return true unless it is known not to
   */
  default boolean readsMembranes() {
    return true;
  }
}
