package org.backspike.bptt;

import org.backspike.bptt.loss.LossChoice;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Schedule;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Reset;
import org.backspike.snn.task.BenchTask;
import org.backspike.snn.task.CueAccumulation;
import org.backspike.snn.task.DelayedXor;
import org.backspike.snn.task.Randman;
import org.backspike.snn.task.Task;
import org.backspike.snn.task.YinYangFine;
import org.backspike.surrogate.FastSigmoid;

/** How the generated tasks are learned, unless something else is asked for. */
public final class TaskRecipes {
  /**
   * Yin-Yang in 64 steps: the learning rate falls further than in {@link
   * TrainingRecipe#TIMED_SPIKES}, so that the last epochs settle.
   */
  private static final TrainingRecipe FINE =
      new TrainingRecipe(
          TrainingRecipe.TIMED_SPIKES.hidden(),
          TrainingRecipe.TIMED_SPIKES.output(),
          Measure.MEAN_V,
          4,
          LossChoice.OF_READOUT,
          new Initialization.Normal(1, 0.3),
          new FastSigmoid(5),
          new Optimization("adam", 1e-2, new Schedule.Exponential(0.95)),
          Regularization.NONE,
          32,
          100);

  /** Spike times: currents and membranes that last about ten and twenty steps. */
  private static final TrainingRecipe TIMES =
      new TrainingRecipe(
          new Lif(0.9, 0.95, 0.25, 1, Reset.ZERO),
          new LeakyIntegrator(0.9, 0.95, 0.25),
          Measure.MEAN_V,
          4,
          LossChoice.OF_READOUT,
          new Initialization.Normal(1, 0.3),
          new FastSigmoid(5),
          new Optimization("adam", 2e-3, new Schedule.Exponential(0.9)),
          Regularization.NONE,
          64,
          16);

  /** A memory of some forty steps, read from the membrane of the last step. */
  private static final TrainingRecipe SHORT_MEMORY =
      new TrainingRecipe(
          new Lif(0.9, 0.97, 0.25, 1, Reset.ZERO),
          new LeakyIntegrator(0, 0.9, 0.5),
          Measure.LAST_V,
          1,
          LossChoice.OF_READOUT,
          new Initialization.UniformByFanIn(),
          new FastSigmoid(5),
          new Optimization("adam", 3e-3, new Schedule.Exponential(0.93)),
          Regularization.NONE,
          64,
          10);

  /** A memory of some hundreds of steps: what a subtracting reset leaves leaks slowly. */
  private static final TrainingRecipe LONG_MEMORY =
      new TrainingRecipe(
          new Lif(0, 0.998, 0.1, 1, Reset.SUBTRACT),
          new LeakyIntegrator(0, 0.99, 0.1),
          Measure.LAST_V,
          4,
          LossChoice.OF_READOUT,
          new Initialization.UniformByFanIn(),
          new FastSigmoid(5),
          new Optimization("adam", 1e-2, new Schedule.Exponential(0.85)),
          Regularization.NONE,
          32,
          10);

  private TaskRecipes() {}

  /**
   * The recipe of a task.
   *
   * @param task any task
   * @return its recipe; that of timed spikes for tasks without one of their own
   */
  public static TrainingRecipe of(Task task) {
    return switch (task) {
      case BenchTask _ -> TrainingRecipe.SPEED;
      case YinYangFine _ -> FINE;
      case Randman _ -> TIMES;
      case DelayedXor _ -> SHORT_MEMORY;
      case CueAccumulation _ -> LONG_MEMORY;
      default -> TrainingRecipe.TIMED_SPIKES;
    };
  }
}
