package org.backspike.experiments.catalogue;

import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.Task;

/** What an experiment learns. */
sealed interface Material {
  /**
   * Samples that a task generates.
   *
   * @param task the task
   */
  record Generated(Task task) implements Material {}

  /** MNIST, whose four files the user has in a directory. */
  record Mnist() implements Material {}

  /**
   * Samples at hand.
   *
   * @param name for messages and manifests
   * @param train to learn from
   * @param test to report, once per seed
   */
  record Samples(String name, Dataset train, Dataset test) {
    /** The first samples of both. */
    Samples first(int count) {
      return new Samples(name + ", first " + count, train.first(count), test.first(count));
    }
  }
}
