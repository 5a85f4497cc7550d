package org.backspike.bptt.loss;

/**
 * Mean over steps and classes of (m - target)^2. Source: snnTorch mse_membrane_loss, targets 1 and
 * 0.
 *
 * @param right wanted membrane of the label
 * @param wrong wanted membrane of the others
 */
public record MembraneSquaredError(double right, double wrong) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    double[] membranes = answer.membranes();
    double loss = 0;
    for (int at = 0; at < membranes.length; at++) {
      double distance = membranes[at] - (at % answer.classes() == label ? right : wrong);
      loss += distance * distance / membranes.length;
      answer.membraneErrors()[at] = 2 * distance / membranes.length;
    }
    return loss;
  }
}
