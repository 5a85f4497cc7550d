package org.backspike.host.check;

import org.backspike.chip.controller.reckon.Learning;

/** Half an epoch. */
enum ReckonPhase {
  /** Phase 0. */
  TRAIN("train", Learning.EPROP),
  /** Phase 1. */
  TEST("test", Learning.NONE);

  private final String word;
  private final Learning learning;

  ReckonPhase(String word, Learning learning) {
    this.word = word;
    this.learning = learning;
  }

  String word() {
    return word;
  }

  Learning learning() {
    return learning;
  }
}
