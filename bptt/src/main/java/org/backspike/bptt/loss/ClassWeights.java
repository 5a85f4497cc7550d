package org.backspike.bptt.loss;

import java.util.Arrays;
import java.util.List;

/**
 * A loss times a weight of the label, against classes of unequal size. The loss of a batch stays
 * the mean over its samples; weights whose mean over all samples is 1, such as those of {@link
 * #balancing}, keep its scale, as a division by the sum of the weights would.
 *
 * @param inner the loss
 * @param weights one per class, at least 0 and finite
 */
public record ClassWeights(Loss inner, List<Double> weights) implements Loss {
  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ClassWeights {
    weights = List.copyOf(weights);
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "class weight " + weight + "; must be at least 0 and finite");
      }
    }
  }

  /**
   * Weights that give all classes the same share: samples / (classes times samples of the class).
   *
   * @param inner the loss
   * @param labels of all samples
   * @param classes number of classes
   * @return the weighted loss; a class without samples has weight 0
   */
  public static ClassWeights balancing(Loss inner, int[] labels, int classes) {
    int[] count = new int[classes];
    for (int label : labels) {
      count[label]++;
    }
    long present = Arrays.stream(count).filter(n -> n > 0).count();
    return new ClassWeights(
        inner,
        Arrays.stream(count)
            .mapToObj(n -> n == 0 ? 0.0 : (double) labels.length / (present * n))
            .toList());
  }

  @Override
  public double evaluate(Answer answer, int label) {
    if (label >= weights.size()) {
      throw new IllegalArgumentException(
          weights.size() + " class weights, label " + label + "; there must be one per class");
    }
    double weight = weights.get(label);
    double loss = weight * inner.evaluate(answer, label);
    scale(answer.spikeErrors(), weight);
    scale(answer.membraneErrors(), weight);
    return loss;
  }

  private static void scale(double[] errors, double factor) {
    for (int at = 0; at < errors.length; at++) {
      errors[at] *= factor;
    }
  }

  @Override
  public boolean readsMembranes() {
    return inner.readsMembranes();
  }
}
