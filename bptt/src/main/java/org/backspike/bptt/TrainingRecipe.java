package org.backspike.bptt;

import org.backspike.snn.Dynamics;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Reset;
import org.backspike.snn.SnnTorch;
import org.backspike.surrogate.FastSigmoid;
import org.backspike.surrogate.Surrogate;

/**
 * Everything that a training needs beside the shape of the network and the data.
 *
 * @param hidden dynamics of hidden layers
 * @param output dynamics of the output
 * @param measure what is read
 * @param gain factor on the scores
 * @param initialization first weights
 * @param surrogate derivative of the spike
 * @param optimizer its name
 * @param rate learning rate of epoch 0, above 0
 * @param rateDecay factor on the rate per epoch, above 0
 * @param batch samples per step, at least 1
 * @param epochs passes over the data, at least 1
 */
public record TrainingRecipe(
    Dynamics hidden,
    Dynamics output,
    Measure measure,
    double gain,
    Initialization initialization,
    Surrogate surrogate,
    String optimizer,
    double rate,
    double rateDecay,
    int batch,
    int epochs) {

  /**
   * The recipe of the Yin-Yang figures: current decay 1 - 2^-3, membrane decay 1 - 2^-4, gain 1/4,
   * reset to zero, mean of the membrane of an integrator with gain 4.
   */
  public static final TrainingRecipe TIMED_SPIKES =
      new TrainingRecipe(
          new Lif(0.875, 0.9375, 0.25, 1, Reset.ZERO),
          new LeakyIntegrator(0.875, 0.9375, 0.25),
          Measure.MEAN_V,
          4,
          new Initialization.Normal(1, 0.3),
          new FastSigmoid(5),
          "adam",
          1e-2,
          0.97,
          32,
          60);

  /** For images: plain neurons with decay 0.9, reset to zero, mean of the membrane. */
  public static final TrainingRecipe IMAGES =
      new TrainingRecipe(
          new Lif(0, 0.9, 1, 1, Reset.ZERO),
          new LeakyIntegrator(0, 0.9, 1),
          Measure.MEAN_V,
          1,
          new Initialization.UniformByFanIn(),
          new FastSigmoid(5),
          "adam",
          2e-3,
          0.7,
          64,
          5);

  /**
   * The recipe of the speed workloads: snnTorch Leaky with decay 0.9 and subtraction, fast sigmoid
   * 25, spike counts, Adam 5e-4.
   */
  public static final TrainingRecipe SPEED =
      new TrainingRecipe(
          SnnTorch.leaky(0.9, Reset.SUBTRACT),
          SnnTorch.leaky(0.9, Reset.SUBTRACT),
          Measure.COUNT,
          1,
          new Initialization.UniformByFanIn(),
          new FastSigmoid(25),
          "adam",
          5e-4,
          1,
          64,
          1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TrainingRecipe {
    if (!(rate > 0)
        || !(rateDecay > 0)
        || Double.isInfinite(rate)
        || Double.isInfinite(rateDecay)) {
      throw new IllegalArgumentException(
          "learning rate " + rate + ", decay " + rateDecay + "; both must be above 0");
    }
    if (batch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "batches of " + batch + ", " + epochs + " epochs; both must be at least 1");
    }
  }

  /**
   * The same with spiking outputs whose spikes are counted.
   *
   * @return a recipe for the spike-count loss
   */
  public TrainingRecipe countingSpikes() {
    return new TrainingRecipe(
        hidden,
        hidden,
        Measure.COUNT,
        1,
        initialization,
        surrogate,
        optimizer,
        rate,
        rateDecay,
        batch,
        epochs);
  }

  /**
   * The same for another number of epochs.
   *
   * @param passes at least 1
   * @return the recipe
   */
  public TrainingRecipe forEpochs(int passes) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        initialization,
        surrogate,
        optimizer,
        rate,
        rateDecay,
        batch,
        passes);
  }

  /**
   * The same with another surrogate.
   *
   * @param derivative what stands for the derivative of the spike
   * @return the recipe
   */
  public TrainingRecipe withSurrogate(Surrogate derivative) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        initialization,
        derivative,
        optimizer,
        rate,
        rateDecay,
        batch,
        epochs);
  }

  /**
   * The same with another optimizer and rate.
   *
   * @param name of the optimizer
   * @param firstRate learning rate of epoch 0
   * @return the recipe
   */
  public TrainingRecipe withOptimizer(String name, double firstRate) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        initialization,
        surrogate,
        name,
        firstRate,
        rateDecay,
        batch,
        epochs);
  }

  /**
   * The same with another batch size.
   *
   * @param samples per step, at least 1
   * @return the recipe
   */
  public TrainingRecipe withBatch(int samples) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        initialization,
        surrogate,
        optimizer,
        rate,
        rateDecay,
        samples,
        epochs);
  }
}
