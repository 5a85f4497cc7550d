package org.backspike.host.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backspike.bptt.Initializations;
import org.backspike.bptt.RateScaling;
import org.backspike.bptt.TaskRecipes;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.loss.LossChoice;
import org.backspike.bptt.optimize.GradientLimits;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.bptt.optimize.Schedules;
import org.backspike.bptt.regularize.ImageShift;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.bptt.regularize.SpikePenalties;
import org.backspike.bptt.secondorder.Minimizer;
import org.backspike.host.file.InputError;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.task.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a network is trained: what is not said is as usual for the kind of samples. */
final class RecipeOptions {
  @Mixin private NeuronOptions neurons = new NeuronOptions();

  @Option(names = "--epochs", paramLabel = "N", description = "passes over the data")
  private @Nullable Integer epochs;

  @Option(
      names = "--readout",
      paramLabel = "WHAT",
      defaultValue = "mean",
      description =
          "mean (of the membrane of integrators), count (of output spikes) or first (spike)")
  private String readout = "mean";

  @Option(
      names = "--init",
      paramLabel = "NAME",
      completionCandidates = KnownNames.OfInitializations.class,
      description = "first weights: ${COMPLETION-CANDIDATES}; settings as fluctuation:xi=3")
  @Nullable String init;

  @Option(
      names = "--scale-init",
      description =
          "scale the first weights of hidden layers until 0.02 to 0.2 spikes per neuron and step"
              + " answer the first batch")
  boolean scaled;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      completionCandidates = KnownNames.OfLosses.class,
      description = {
        "usually the cross-entropy of what is read; ${COMPLETION-CANDIDATES};",
        "settings as ce-count:smoothing=0.1"
      })
  @Nullable String loss;

  @Option(
      names = "--surrogate",
      paramLabel = "NAME",
      completionCandidates = KnownNames.OfSurrogates.class,
      description = "${COMPLETION-CANDIDATES}, or table:FILE with columns x,h")
  private @Nullable String surrogate;

  @Option(names = "--slope", paramLabel = "X", description = "slope of the surrogate")
  private @Nullable Double slope;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description =
          "adam, adamw, rmsprop, momentum, sgd and others; lbfgs, bfgs, newton-cg for small"
              + " networks and full batches")
  @Nullable String optimizer;

  @Option(names = "--rate", paramLabel = "X", description = "learning rate of the first epoch")
  @Nullable Double rate;

  @Option(names = "--batch", paramLabel = "N", description = "samples per step")
  @Nullable Integer batch;

  @Option(
      names = "--schedule",
      paramLabel = "FORM",
      description = {
        "rate over epochs: constant, exponential:FALL, step:FALL,EPOCHS, cosine[:LOWEST],",
        "one-cycle[:RISE,FIRST,LAST] or plateau:FALL,PATIENCE; all but EPOCHS and PATIENCE",
        "are factors or parts of the whole"
      })
  private @Nullable String schedule;

  @Option(
      names = "--schedule-unit",
      paramLabel = "UNIT",
      defaultValue = "epoch",
      description = "epoch: the rate changes from epoch to epoch; step: at every step")
  private String scheduleUnit = "epoch";

  @Option(
      names = "--warm-up",
      paramLabel = "STEPS",
      description = "the rate rises from a third over the first steps")
  private @Nullable Integer warmUp;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description = "added to the gradient; taken from the weights with adamw")
  private @Nullable Double weightDecay;

  @Option(
      names = "--weight-l1",
      paramLabel = "X",
      defaultValue = "0",
      description = "price of the sum of |w|")
  private double weightL1;

  @Option(
      names = "--clip-value",
      paramLabel = "X",
      description = "largest element of the gradient of a batch")
  private @Nullable Double clipValue;

  @Option(
      names = "--clip-norm",
      paramLabel = "X",
      description = "largest norm of the gradient of a batch, over all parameters")
  private @Nullable Double clipNorm;

  @Option(
      names = "--penalty",
      paramLabel = "FORM",
      description = {
        "price on hidden spikes, may be repeated: l1:FACTOR, l2:FACTOR, ceiling:FACTOR,MOST,",
        "floor:FACTOR,LEAST, silence:FACTOR,LEAST, sparsity:FACTOR,MOST or max-rate:FACTOR,MOST"
      })
  private List<String> penalties = new ArrayList<>();

  @Option(
      names = "--dropout",
      paramLabel = "P",
      defaultValue = "0",
      description = "part of the hidden neurons that get no current in a sample")
  private double dropout;

  @Option(
      names = "--normalize",
      description = "batch normalization through time of the currents of hidden layers")
  private boolean normalize;

  @Option(
      names = "--shift",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description = "move training images by up to so many pixels, otherwise in every epoch")
  private int shift;

  /** The recipe; without a task, samples are images. */
  TrainingRecipe recipe(@Nullable Task task) {
    TrainingRecipe recipe = task == null ? TrainingRecipe.IMAGES : TaskRecipes.of(task);
    try {
      recipe = neurons.of(readout(recipe));
      if (loss != null) {
        recipe = recipe.withLoss(new LossChoice(loss));
      }
      recipe = recipe.withSurrogate(SurrogateChoice.of(surrogate, slope, recipe.surrogate()));
      if (init != null) {
        recipe = recipe.withInitialization(Initializations.named(init));
      }
      return recipe
          .forEpochs(Objects.requireNonNullElse(epochs, recipe.epochs()))
          .withBatch(Objects.requireNonNullElse(batch, recipe.batch()))
          .withOptimization(optimization(recipe.optimization()))
          .withRegularization(regularization());
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad option"));
    }
  }

  /** The network with what its neurons learn. */
  Network learning(Network network) {
    return neurons.learning(network);
  }

  /** Scales first weights by the rates that the first samples cause. */
  void scale(Network network, SampleSource samples) {
    int count = Math.min(RateScaling.SAMPLES, samples.data().size());
    try {
      RateScaling.USUAL.apply(
          network, IntStream.range(0, count).mapToObj(samples::floatStimulus).toList());
    } catch (IllegalArgumentException e) {
      throw new InputError("--scale-init: " + Objects.requireNonNullElse(e.getMessage(), "failed"));
    }
  }

  /** Refuses a loss that the network has no answer for. */
  void requireLoss(TrainingRecipe recipe, Network network) {
    try {
      recipe.loss().of(network);
    } catch (IllegalArgumentException e) {
      throw new InputError("--loss: " + Objects.requireNonNullElse(e.getMessage(), "no loss"));
    }
  }

  /** Refuses neurons where the network brings its own. */
  void requireNoNeurons() {
    if (neurons.areGiven()) {
      throw new InputError(
          "--neuron, --adaptation or --refractory with a network file; say them in the file");
    }
  }

  private TrainingRecipe readout(TrainingRecipe recipe) {
    return switch (readout) {
      case "mean" -> recipe;
      case "count" -> recipe.countingSpikes();
      case "first" -> recipe.withNeurons(recipe.hidden(), recipe.hidden(), Measure.FIRST_SPIKE, 1);
      default -> throw new InputError("--readout " + readout + "; must be mean, count or first");
    };
  }

  /** The method that minimizes full batches to second order, if one is asked for. */
  Optional<String> minimizer() {
    return Optional.ofNullable(optimizer).filter(Minimizer.NAMES::contains);
  }

  private Optimization optimization(Optimization usual) {
    return new Optimization(
        optimizer == null || minimizer().isPresent() ? usual.rule() : optimizer,
        Objects.requireNonNullElse(rate, usual.rate()),
        schedule(usual.schedule()),
        Objects.requireNonNullElse(weightDecay, usual.decay()),
        new GradientLimits(
            Objects.requireNonNullElse(clipValue, Double.POSITIVE_INFINITY),
            Objects.requireNonNullElse(clipNorm, Double.POSITIVE_INFINITY),
            weightL1));
  }

  private Schedule schedule(Schedule usual) {
    Schedule chosen = schedule == null ? usual : Schedules.parse(schedule);
    Schedule timed =
        switch (scheduleUnit) {
          case "epoch" -> chosen;
          case "step" -> new Schedule.ByStep(chosen);
          default ->
              throw new InputError("--schedule-unit " + scheduleUnit + "; must be epoch or step");
        };
    return warmUp == null ? timed : new Schedule.WarmUp(warmUp, timed);
  }

  private Regularization regularization() {
    return new Regularization(
        penalties.stream().map(SpikePenalties::parse).toList(),
        dropout,
        normalize ? Regularization.Normalization.OVER_TIME : Regularization.Normalization.NONE,
        new ImageShift(shift));
  }
}
