package org.backspike.bptt;

import org.backspike.bptt.loss.LossChoice;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.bptt.regularize.Regularization;
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
 * @param loss what is minimized
 * @param initialization first weights
 * @param surrogate derivative of the spike
 * @param optimization how gradients become steps
 * @param regularization what acts only while training
 * @param batch samples per step, at least 1
 * @param epochs passes over the data, at least 1
 */
public record TrainingRecipe(
    Dynamics hidden,
    Dynamics output,
    Measure measure,
    double gain,
    LossChoice loss,
    Initialization initialization,
    Surrogate surrogate,
    Optimization optimization,
    Regularization regularization,
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
          LossChoice.OF_READOUT,
          new Initialization.Normal(1, 0.3),
          new FastSigmoid(5),
          new Optimization("adam", 1e-2, new Schedule.Exponential(0.97)),
          Regularization.NONE,
          32,
          60);

  /** For images: plain neurons with decay 0.9, reset to zero, mean of the membrane. */
  public static final TrainingRecipe IMAGES =
      new TrainingRecipe(
          new Lif(0, 0.9, 1, 1, Reset.ZERO),
          new LeakyIntegrator(0, 0.9, 1),
          Measure.MEAN_V,
          1,
          LossChoice.OF_READOUT,
          new Initialization.UniformByFanIn(),
          new FastSigmoid(5),
          new Optimization("adam", 2e-3, new Schedule.Exponential(0.7)),
          Regularization.NONE,
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
          LossChoice.OF_READOUT,
          new Initialization.UniformByFanIn(),
          new FastSigmoid(25),
          new Optimization("adam", 5e-4, new Schedule.Constant()),
          Regularization.NONE,
          64,
          1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TrainingRecipe {
    if (batch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "batches of " + batch + ", " + epochs + " epochs; both must be at least 1");
    }
  }

  /**
   * The same with other neurons and another readout.
   *
   * @param hiddenNeurons dynamics of hidden layers
   * @param outputNeurons dynamics of the output
   * @param read what is read
   * @param factor on the scores
   * @return the recipe
   */
  public TrainingRecipe withNeurons(
      Dynamics hiddenNeurons, Dynamics outputNeurons, Measure read, double factor) {
    return new TrainingRecipe(
        hiddenNeurons,
        outputNeurons,
        read,
        factor,
        loss,
        initialization,
        surrogate,
        optimization,
        regularization,
        batch,
        epochs);
  }

  /**
   * The same with spiking outputs whose spikes are counted.
   *
   * @return a recipe for the spike-count loss
   */
  public TrainingRecipe countingSpikes() {
    return withNeurons(hidden, hidden, Measure.COUNT, 1);
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
        loss,
        initialization,
        surrogate,
        optimization,
        regularization,
        batch,
        passes);
  }

  /**
   * The same with other first weights.
   *
   * @param first weights
   * @return the recipe
   */
  public TrainingRecipe withInitialization(Initialization first) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        loss,
        first,
        surrogate,
        optimization,
        regularization,
        batch,
        epochs);
  }

  /**
   * The same with another loss.
   *
   * @param minimized what is minimized
   * @return the recipe
   */
  public TrainingRecipe withLoss(LossChoice minimized) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        minimized,
        initialization,
        surrogate,
        optimization,
        regularization,
        batch,
        epochs);
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
        loss,
        initialization,
        derivative,
        optimization,
        regularization,
        batch,
        epochs);
  }

  /**
   * The same with another optimization.
   *
   * @param steps how gradients become steps
   * @return the recipe
   */
  public TrainingRecipe withOptimization(Optimization steps) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        loss,
        initialization,
        surrogate,
        steps,
        regularization,
        batch,
        epochs);
  }

  /**
   * The same with another regularization.
   *
   * @param bounds what acts only while training
   * @return the recipe
   */
  public TrainingRecipe withRegularization(Regularization bounds) {
    return new TrainingRecipe(
        hidden,
        output,
        measure,
        gain,
        loss,
        initialization,
        surrogate,
        optimization,
        bounds,
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
        loss,
        initialization,
        surrogate,
        optimization,
        regularization,
        samples,
        epochs);
  }
}
