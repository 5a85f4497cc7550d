package org.backspike.experiments.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void hasMeanExtremesAndTheDeviationOfASample() {
    // squares of the deviations from 5: 9 + 1 + 1 + 1 + 16 = 28, over 4
    assertThat(Spread.of(List.of(2.0, 4.0, 4.0, 6.0, 9.0), each -> each))
        .isEqualTo(new Spread(5, 2, 9, Math.sqrt(7)));
  }

  @Test
  void ofOneSeedHasNoDeviation() {
    assertThat(Spread.of(List.of(0.5), each -> each)).isEqualTo(new Spread(0.5, 0.5, 0.5, 0));
  }
}
