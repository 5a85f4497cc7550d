package org.backspike.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Reset;
import org.junit.jupiter.api.Test;

class NeuronForwardTest {
  /** Half of 1/2 and 3/4 are the threshold of 1, without rounding. */
  private static double spikeAtTheThreshold(Convention convention) {
    Lif lif = new Lif(0, 0.5, 1, 1, Reset.SUBTRACT, convention);
    NeuronForward forward = new NeuronForward(lif, NeuronNumbers.of(lif, Map.of(), 0), null);
    NeuronHistory history = new NeuronHistory(lif.synapse(), 2);
    forward.step(history, 0, 0.5, null);
    forward.step(history, 1, 0.75, null);
    assertThat(history.u(1)).isEqualTo(1);
    return history.s(1);
  }

  @Test
  void firesAtTheThresholdOnlyWhereItIsNotStrict() {
    assertThat(spikeAtTheThreshold(Convention.BACKSPIKE)).isZero();
    assertThat(spikeAtTheThreshold(Convention.SNNTORCH)).isZero();
    assertThat(spikeAtTheThreshold(Convention.NORSE)).isZero();
    assertThat(spikeAtTheThreshold(Convention.SPIKINGJELLY)).isEqualTo(1);
  }
}
