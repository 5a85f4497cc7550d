package org.backspike.host.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.backspike.bptt.BestWeights;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Progress;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.bptt.memory.HistoryPlan;
import org.backspike.host.file.InputError;
import org.backspike.host.file.TrainingCheckpoint;
import org.backspike.host.run.Cost;
import org.backspike.host.run.InterruptedRun;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.task.Dataset;

/**
 * One training in float, epoch by epoch: some samples may be kept to validate, and a training that
 * was interrupted goes on from a checkpoint to the same bits.
 */
public final class FloatTraining {
  /** The best weights are kept for as long as the training lasts. */
  private static final int FOR_EVER = Integer.MAX_VALUE;

  private final Network network;
  private final TrainingRecipe recipe;
  private final SampleSource samples;
  private final Validation validation;
  private final HistoryPlan plan;
  private final int seed;
  private final Validation.Split split;
  private final Trainer trainer;
  private final BestWeights best;
  private List<EpochReport> epochs = new ArrayList<>();

  /**
   * A training before its first epoch.
   *
   * @param network with its first weights; modified
   * @param recipe how it is trained
   * @param samples to train on, in the coding of the network
   * @param validation which of them are kept
   * @param plan what is kept of the forward pass
   * @param seed of everything random but the first weights
   * @throws InputError if these do not go together
   */
  public FloatTraining(
      Network network,
      TrainingRecipe recipe,
      SampleSource samples,
      Validation validation,
      HistoryPlan plan,
      int seed) {
    this.network = network;
    this.recipe = recipe;
    this.samples = samples;
    this.validation = validation;
    this.plan = plan;
    this.seed = seed;
    split = validation.split(samples.data(), seed);
    try {
      recipe.regularization().shift().requireImages(samples.data().features());
      trainer = new Trainer(network, recipe, samples.encoder(), seed, plan);
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad recipe"));
    }
    best = new BestWeights(trainer, validation.isPatient() ? validation.patience() : FOR_EVER);
  }

  /**
   * The samples that are learned.
   *
   * @return all but those that are kept to validate
   */
  public Dataset learned() {
    return split.train();
  }

  /**
   * What the epochs so far gave.
   *
   * @return in order
   */
  public List<EpochReport> epochs() {
    return List.copyOf(epochs);
  }

  /**
   * Most memory that the history of samples took so far.
   *
   * @return bytes
   */
  public long historyBytes() {
    return trainer.historyBytes();
  }

  /**
   * Whether nothing is left to do.
   *
   * @return true after the last epoch, or when a better one was waited for in vain
   */
  public boolean isDone() {
    return trainer.epoch() >= recipe.epochs()
        || (validation.isPatient() && best.isWaitedFor(epochs));
  }

  /**
   * Does the next epoch.
   *
   * @param workers threads
   * @param progress told after every batch
   * @return what it gave, its CPU time and its validation included
   * @throws InterruptedRun if {@code progress} stopped it; its state is then that of no epoch
   */
  public EpochReport epoch(Workers workers, Progress progress) {
    int before = trainer.epoch();
    double began = Cost.cpuSeconds();
    EpochReport pass = trainer.epoch(split.train(), workers, progress);
    if (trainer.epoch() == before) {
      throw new InterruptedRun();
    }
    EpochReport report = pass.withCpuSeconds(Cost.cpuSeconds() - began);
    if (validation.isGiven()) {
      report =
          report.withValidation(
              Trainer.evaluate(trainer.trained(), samples.encoder(), split.kept(), workers)
                  .accuracy());
    }
    epochs.add(report);
    if (validation.isPatient()) {
      best.consider(epochs);
    }
    return report;
  }

  /**
   * The epoch whose weights are taken, where that is not simply the last.
   *
   * @return from 0; empty without patience or before the first epoch
   */
  public OptionalInt bestEpoch() {
    return validation.isPatient() && !epochs.isEmpty()
        ? OptionalInt.of(BestWeights.best(epochs))
        : OptionalInt.empty();
  }

  /**
   * Ends the training.
   *
   * @return the network as it is used, with the weights of the best epoch if there is patience
   */
  public Network finished() {
    if (bestEpoch().isPresent()) {
      best.restore(epochs);
    }
    return trainer.trained();
  }

  /**
   * Goes on from a checkpoint, if there is one.
   *
   * @param checkpoint of the same {@link #settings}
   * @throws InputError if it is damaged or belongs to another training
   */
  public void resume(TrainingCheckpoint checkpoint) {
    epochs = checkpoint.restore(trainer, kept());
  }

  /**
   * Writes a checkpoint.
   *
   * @param checkpoint where
   * @throws IOException if it cannot be written
   */
  public void save(TrainingCheckpoint checkpoint) throws IOException {
    checkpoint.write(trainer, epochs, kept());
  }

  private List<float[]> kept() {
    return validation.isPatient() ? best.state() : List.of();
  }

  /**
   * Everything that the weights of an epoch depend on, beside the samples themselves. A longer
   * training is the same one where its rates do not depend on its length.
   *
   * @return a line of text
   */
  public String settings() {
    boolean bounded = recipe.optimization().schedule().dependsOnLength();
    return String.join(
        ", ",
        split.train().size() + " samples",
        validation.toString(),
        network.presentation().toString(),
        network.populations().stream()
            .map(each -> each.name() + " " + each.size() + learned(each))
            .toList()
            .toString(),
        (bounded ? recipe : recipe.forEpochs(1)).toString(),
        plan.isExact() ? "exact gradient" : plan.name(),
        "seed " + seed);
  }

  private static String learned(Population population) {
    StringBuilder text = new StringBuilder();
    population
        .learned()
        .forEach((number, values) ->
            text.append(" learns ").append(values.length).append(' ').append(number));
    return text.toString();
  }
}
