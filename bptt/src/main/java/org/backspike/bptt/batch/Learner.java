package org.backspike.bptt.batch;

import java.util.List;
import org.backspike.bptt.optimize.Optimizer;
import org.backspike.bptt.regularize.TrainingStages;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.stimulus.Stimulus;

/**
 * Learns batch by batch. Implementations differ in what they keep of the forward pass; those that
 * are exact give the same bits.
 */
public interface Learner {
  /**
   * One step of training.
   *
   * @param stimuli what the samples are fed
   * @param labels their classes
   * @param rate learning rate
   * @param pieces threads
   * @return what the batch gave, before the step
   */
  BatchOutcome step(List<? extends Stimulus> stimuli, int[] labels, double rate, Pieces pieces);

  /**
   * The gradient of a batch without a step; read it from {@link #gradients}.
   *
   * @param stimuli what the samples are fed
   * @param labels their classes
   * @param pieces threads
   * @return what the batch gave
   */
  BatchOutcome gradient(List<? extends Stimulus> stimuli, int[] labels, Pieces pieces);

  /**
   * Parameters.
   *
   * @return the live padded copies
   */
  NetworkArrays arrays();

  /**
   * The gradient of the last batch.
   *
   * @return live, of the shapes of {@link #arrays}
   */
  NetworkArrays gradients();

  /**
   * The optimizer, whose state belongs to a checkpoint.
   *
   * @return live
   */
  Optimizer optimizer();

  /**
   * What acts only in a training; its state belongs to a checkpoint.
   *
   * @return live
   */
  TrainingStages stages();

  /** Gives the network the trained parameters. */
  void store();

  /**
   * Most memory that arrays which grow with the steps or hold checkpoints took so far: activities,
   * errors, states.
   *
   * @return bytes
   */
  long historyBytes();
}
