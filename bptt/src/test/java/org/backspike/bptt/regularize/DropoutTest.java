package org.backspike.bptt.regularize;

import static org.assertj.core.api.Assertions.assertThat;

import org.backspike.snn.LayeredShape;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Presentation;
import org.backspike.snn.Reset;
import org.backspike.snn.batch.Wiring;
import org.junit.jupiter.api.Test;

class DropoutTest {
  @Test
  void masksDependOnStepSampleAndSeedAlone() {
    Lif lif = new Lif(0, 0.9, 1, 1, Reset.SUBTRACT);
    Wiring wiring =
        new Wiring(
            LayeredShape.parse("8-40-3")
                .network(lif, lif, Measure.COUNT, 1, new Presentation("direct", 5)));
    Dropout dropout = new Dropout(0.5, 3, wiring, 5);
    float[] mask = dropout.mask(1, 2).clone();
    assertThat(mask).containsOnly(0, 2);
    assertThat(dropout.mask(1, 2)).isEqualTo(mask);
    assertThat(dropout.mask(1, 1)).isNotEqualTo(mask);
    assertThat(new Dropout(0.5, 4, wiring, 5).mask(1, 2)).isNotEqualTo(mask);
    dropout.begin(1);
    assertThat(dropout.mask(1, 2)).isNotEqualTo(mask);
    dropout.begin(0);
    assertThat(dropout.mask(1, 2)).isEqualTo(mask);
  }
}
