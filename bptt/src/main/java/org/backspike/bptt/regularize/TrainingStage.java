package org.backspike.bptt.regularize;

import java.util.List;
import org.backspike.bptt.optimize.UpdateRule;
import org.backspike.snn.batch.DriveStage;

/** A stage with its adjoint, and parameters of its own if it learns. */
public interface TrainingStage extends DriveStage {
  /**
   * Begins a batch.
   *
   * @param step steps of the optimizer so far
   */
  void begin(long step);

  /**
   * Whether all samples of a batch must be run together.
   *
   * @return true if what happens to one sample depends on the others
   */
  boolean needsWholeBatch();

  /**
   * Turns errors of what the neurons got into errors of what arrived.
   *
   * @param population its index
   * @param first first sample
   * @param end end of the samples
   * @param errors shape [samples][steps][stride of the population]; changed in place
   * @param sums errors summed over the steps, shape [samples][stride]; changed in place
   */
  void backward(int population, int first, int end, float[] errors, float[] sums);

  /**
   * Makes a step with the parameters of the stage.
   *
   * @param rule of the optimizer, without decay
   * @param rate learning rate
   * @param step number of the step, from 1
   */
  void update(UpdateRule rule, double rate, long step);

  /**
   * What a checkpoint needs of it.
   *
   * @return live arrays; none if it has no state
   */
  List<float[]> state();
}
