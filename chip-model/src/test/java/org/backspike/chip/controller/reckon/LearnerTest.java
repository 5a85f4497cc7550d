package org.backspike.chip.controller.reckon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sweep over all weights. */
class LearnerTest {
  private static final WriteObserver NOBODY = (address, low, high) -> {};

  private final ReckonConfiguration configuration =
      ReckonConfiguration.published().with(ReckonRegister.REGUL_F0, 0);
  private final ReckonWeights weights = ReckonWeights.zero();
  private final Neurons neurons = new Neurons(configuration, weights);
  private final Outputs outputs = new Outputs(configuration, weights);
  private final Learner learner = new Learner(configuration, weights, neurons, outputs);
  private final ReckonActivity activity = new ReckonActivity();

  /** Seven groups of 32 cycles for receivers and 200 for senders. */
  private int sweep(int label) {
    learner.begin(label);
    int cycles = 1;
    while (!learner.atEnd()) {
      learner.clock(activity, NOBODY);
      cycles++;
    }
    learner.clock(activity, NOBODY);
    return cycles;
  }

  @Test
  void takesItsCyclesWhateverThereIsToLearn() {
    assertThat(sweep(0)).isEqualTo(1624);
    neurons.tinp[5] = 4000;
    neurons.v[7] = 1000;
    assertThat(sweep(1)).isEqualTo(1624);
  }

  @Test
  void accessesMemoriesAsOftenAsThePublishedChip() {
    sweep(0);
    assertThat(activity.neuronMemory()).isEqualTo(new ReckonActivity.Accesses(400, 0));
    assertThat(activity.inputMemory()).isEqualTo(new ReckonActivity.Accesses(280, 0));
    assertThat(activity.recurrentMemory()).isEqualTo(new ReckonActivity.Accesses(700, 0));
    assertThat(activity.outputMemory()).isEqualTo(new ReckonActivity.Accesses(100, 0));
  }

  @Test
  void writesAllWordsOfAGroupThatIsHeldBack() {
    neurons.trec[0] = 16;
    sweep(0);
    assertThat(activity.inputMemory().writes()).isEqualTo(40);
    assertThat(activity.recurrentMemory().writes()).isEqualTo(100 + 6); // neuron 0 has a trace too
  }

  @Test
  void writesTheWordsOfASenderWithATrace() {
    neurons.tinp[4] = 8;
    neurons.tinp[5] = 7; // its integer part is 0
    neurons.tout[9] = 64;
    sweep(0);
    assertThat(activity.inputMemory().writes()).isEqualTo(7);
    assertThat(activity.recurrentMemory().writes()).isZero();
    assertThat(activity.outputMemory().writes()).isEqualTo(1);
  }

  /** Receivers past the last neuron see the last word that was read: neurons 98 and 99. */
  @Test
  void bytesPastTheLastNeuronDrift() {
    neurons.trec[98] = 4095;
    for (int round = 0; round < 10; round++) {
      sweep(0);
    }
    int even = 0;
    int odd = 0;
    for (int pre = 0; pre < 100; pre++) {
      for (int post = 100; post < 112; post += 2) {
        even += Math.abs(weights.recurrent().get(pre, post));
        odd += Math.abs(weights.recurrent().get(pre, post + 1));
      }
    }
    assertThat(even).isPositive();
    assertThat(odd).isZero();
    assertThat(weights.recurrent().get(0, 112)).isZero();
  }

  @Test
  void aWeightOntoItselfBecomesZeroWhenItWouldMove() {
    for (int j = 0; j < 100; j++) {
      weights.recurrent().set(j, j, 50);
      weights.recurrent().set(j, (j + 1) % 100, 50);
      neurons.trec[j] = 4095;
    }
    for (int round = 0; round < 100; round++) {
      sweep(0);
    }
    int gone = 0;
    for (int j = 0; j < 100; j++) {
      assertThat(weights.recurrent().get(j, j)).isIn(0, 50);
      gone += weights.recurrent().get(j, j) == 0 ? 1 : 0;
      assertThat(weights.recurrent().get(j, (j + 1) % 100)).isBetween(30, 50);
    }
    assertThat(gone).isPositive();
  }

  /** Error 1024 of output 0 times 7 is learned with 16384 * 7168 / 2^28, that is 7 of 16. */
  @Test
  void outputWeightsMoveTowardsTheLabel() {
    neurons.tout[9] = 7 << 6;
    for (int round = 0; round < 64; round++) {
      sweep(0);
    }
    assertThat(weights.output().get(9, 0)).isBetween(14, 42);
    assertThat(weights.output().get(9, 1)).isBetween(-42, -14);
    assertThat(weights.output().get(9, 2)).isZero();
    assertThat(weights.output().get(8, 0)).isZero();
  }
}
