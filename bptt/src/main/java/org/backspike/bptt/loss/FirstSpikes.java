package org.backspike.bptt.loss;

/** The step of the first spike of each class. */
final class FirstSpikes {
  private FirstSpikes() {}

  /** Steps, T - 1 for a silent neuron; shape [classes]. */
  static int[] of(Answer answer) {
    int classes = answer.classes();
    int[] first = new int[classes];
    for (int c = 0; c < classes; c++) {
      while (first[c] < answer.steps() - 1 && answer.spikes()[first[c] * classes + c] == 0) {
        first[c]++;
      }
    }
    return first;
  }
}
