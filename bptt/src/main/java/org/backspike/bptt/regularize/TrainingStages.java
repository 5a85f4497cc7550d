package org.backspike.bptt.regularize;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.optimize.UpdateRule;
import org.backspike.snn.Network;
import org.backspike.snn.batch.MaskStage;
import org.backspike.snn.batch.Wiring;

/** The stages of a training in the order in which drives pass them. */
public final class TrainingStages {
  private final List<TrainingStage> stages = new ArrayList<>();

  /** No stages. */
  public TrainingStages() {}

  /**
   * The stages that a recipe asks for: normalization, then dropout.
   *
   * @param regularization of the recipe
   * @param seed of the masks
   * @param wiring of the network
   * @param steps steps per sample
   * @param batch most samples of a batch
   * @throws IllegalArgumentException if a stage cannot apply to the network
   */
  public TrainingStages(
      Regularization regularization, int seed, Wiring wiring, int steps, int batch) {
    if (regularization.normalization() == Regularization.Normalization.OVER_TIME) {
      stages.add(new BatchNormalization(wiring, steps, batch));
    }
    if (regularization.dropout() > 0) {
      stages.add(new Dropout(regularization.dropout(), seed, wiring, steps));
    }
  }

  /**
   * All stages.
   *
   * @return in order
   */
  public List<TrainingStage> all() {
    return stages;
  }

  /**
   * Whether all samples of a batch must be run together.
   *
   * @return true if a stage needs it
   */
  public boolean needWholeBatch() {
    return stages.stream().anyMatch(TrainingStage::needsWholeBatch);
  }

  /**
   * Begins a batch.
   *
   * @param step steps of the optimizer so far
   */
  public void begin(long step) {
    stages.forEach(each -> each.begin(step));
  }

  /**
   * The masks of a population in a sample.
   *
   * @param population its index
   * @param sample place in the batch
   * @return factors, shape [stride] each
   */
  public List<float[]> masks(int population, int sample) {
    List<float[]> masks = new ArrayList<>();
    for (TrainingStage stage : stages) {
      if (stage instanceof MaskStage mask && stage.appliesTo(population)) {
        masks.add(mask.mask(population, sample));
      }
    }
    return masks;
  }

  /**
   * Whether the errors of what a population gets from itself are others than those of what it gets
   * from the rest.
   *
   * @param population its index, one that projects onto itself
   * @return true if a stage stands before what comes back
   */
  public boolean separateRecurrence(int population) {
    return stages.stream()
        .anyMatch(each -> !(each instanceof MaskStage) && each.appliesTo(population));
  }

  /**
   * Runs the adjoints of the stages of a population that stand before what it gets from itself, the
   * last stage first; its masks have been applied.
   *
   * @param population its index, one that projects onto itself
   * @param first first sample
   * @param end end of the samples
   * @param errors shape [samples][steps][stride]; changed in place
   * @param sums shape [samples][stride]; changed in place
   */
  public void backwardBeforeRecurrence(
      int population, int first, int end, float[] errors, float[] sums) {
    for (TrainingStage stage : stages.reversed()) {
      if (!(stage instanceof MaskStage) && stage.appliesTo(population)) {
        stage.backward(population, first, end, errors, sums);
      }
    }
  }

  /**
   * Runs the adjoints of the stages of a population, the last stage first.
   *
   * @param population its index, one that does not project onto itself
   * @param first first sample
   * @param end end of the samples
   * @param errors shape [samples][steps][stride]; changed in place
   * @param sums shape [samples][stride]; changed in place
   */
  public void backward(int population, int first, int end, float[] errors, float[] sums) {
    for (TrainingStage stage : stages.reversed()) {
      if (stage.appliesTo(population)) {
        stage.backward(population, first, end, errors, sums);
      }
    }
  }

  /**
   * Makes a step with the parameters of the stages.
   *
   * @param rule of the optimizer, without decay
   * @param rate learning rate
   * @param step number of the step, from 1
   */
  public void update(UpdateRule rule, double rate, long step) {
    stages.forEach(each -> each.update(rule, rate, step));
  }

  /**
   * What a checkpoint needs.
   *
   * @return live arrays
   */
  public List<float[]> state() {
    return stages.stream().flatMap(each -> each.state().stream()).toList();
  }

  /**
   * The network that does without the stages what was trained with them.
   *
   * @param network as it is trained; not modified
   * @return the same if no stage is left in it
   */
  public Network folded(Network network) {
    Network folded = network;
    for (TrainingStage stage : stages) {
      if (stage instanceof BatchNormalization normalization) {
        folded = normalization.folded(folded);
      }
    }
    return folded;
  }
}
