package org.backspike.chip.arith;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedbackRegisterTest {

  @Test
  void theFirstWordAfterTheResetValueIsKnown() {
    assertThat(FeedbackRegister.next(0x1234)).isEqualTo(29164);
  }

  @Test
  void offersFifteenStepsOfTheSerialRegisterAtOnce() {
    int serial = 0x1234;
    int word = 0x1234;
    for (int n = 0; n < 1000; n++) {
      // y[n] = y[n-1] ^ y[n-15]: the newest bit is the highest, the oldest bit 0
      for (int i = 0; i < 15; i++) {
        int bit = (serial ^ serial >> 14) & 1;
        serial = serial >> 1 | bit << 14;
      }
      word = FeedbackRegister.next(word);
      assertThat(word).as("word %d", n).isEqualTo(serial);
    }
  }

  @Test
  void visitsEveryWordButZero() {
    int word = 1;
    int period = 0;
    do {
      word = FeedbackRegister.next(word);
      period++;
    } while (word != 1 && period < 40_000);
    assertThat(period).isEqualTo((1 << 15) - 1);
  }
}
