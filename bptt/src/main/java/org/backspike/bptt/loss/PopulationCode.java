package org.backspike.bptt.loss;

/**
 * A loss on classes that own several outputs: class c has those from c N / C to (c + 1) N / C - 1,
 * rounded down; their spikes and membranes are summed, and the errors are those of the sum. Source:
 * snnTorch population_code.
 *
 * @param inner the loss on the sums
 * @param classes C, at least 2 and at most the number of outputs
 */
public record PopulationCode(Loss inner, int classes) implements Loss {
  /**
   * Checks the number of classes.
   *
   * @throws IllegalArgumentException if it is below 2
   */
  public PopulationCode {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "population code of " + classes + " classes; must be at least 2");
    }
  }

  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int outputs = answer.classes();
    Answer sums = new Answer(answer.steps(), classes);
    for (int t = 0; t < answer.steps(); t++) {
      for (int i = 0; i < outputs; i++) {
        sums.spikes()[t * classes + owner(i, outputs)] += answer.spikes()[t * outputs + i];
        sums.membranes()[t * classes + owner(i, outputs)] += answer.membranes()[t * outputs + i];
      }
    }
    double loss = inner.evaluate(sums, label);
    for (int t = 0; t < answer.steps(); t++) {
      for (int i = 0; i < outputs; i++) {
        int of = t * classes + owner(i, outputs);
        answer.spikeErrors()[t * outputs + i] = sums.spikeErrors()[of];
        answer.membraneErrors()[t * outputs + i] = sums.membraneErrors()[of];
      }
    }
    return loss;
  }

  private int owner(int output, int outputs) {
    int c = (int) ((long) output * classes / outputs);
    return (long) (c + 1) * outputs / classes <= output ? c + 1 : c;
  }

  @Override
  public boolean readsMembranes() {
    return inner.readsMembranes();
  }
}
