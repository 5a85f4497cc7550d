package org.backspike.experiments.catalogue;

import org.backspike.bptt.TrainingRecipe;
import org.backspike.host.train.NetworkDesign;
import org.backspike.host.train.Validation;

/**
 * An experiment: one network is trained from several seeds, each time tested once.
 *
 * @param name on the command line, lower case with hyphens
 * @param description what it shows, one sentence
 * @param material what is learned
 * @param design the network
 * @param recipe how it is trained
 * @param validation which training samples are kept to be looked at between epochs
 * @param seeds how many trainings, at least 1
 * @param target least mean accuracy on the test samples, 0 to 1
 * @param cpuSecondsPerSeed what one training takes, roughly, on a processor of 2022
 */
record Experiment(
    String name,
    String description,
    Material material,
    NetworkDesign design,
    TrainingRecipe recipe,
    Validation validation,
    int seeds,
    double target,
    int cpuSecondsPerSeed) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  Experiment {
    if (seeds < 1 || !(target > 0 && target <= 1) || cpuSecondsPerSeed < 1) {
      throw new IllegalArgumentException(
          name
              + ": "
              + seeds
              + " seeds, target "
              + target
              + ", "
              + cpuSecondsPerSeed
              + " s; must be at least 1, above 0 and at most 1, at least 1");
    }
  }

  /** The same for another number of epochs. */
  Experiment forEpochs(int epochs) {
    return new Experiment(
        name,
        description,
        material,
        design,
        recipe.forEpochs(epochs),
        validation,
        seeds,
        target,
        cpuSecondsPerSeed);
  }
}
