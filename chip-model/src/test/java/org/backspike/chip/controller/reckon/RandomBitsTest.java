package org.backspike.chip.controller.reckon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The registers offer the bits of the chip's, seed for seed. */
class RandomBitsTest {
  @Test
  void theFirstNumbersForWeightsOntoNeurons() {
    WideRegister bits = WideRegister.ontoNeurons(0xF0F0);
    assertThat(bits.number(0)).isEqualTo(0x3b6dab70);
    assertThat(bits.number(1)).isEqualTo(0xf5628a2f);
    assertThat(bits.number(2)).isEqualTo(0x34733f4b);
  }

  @Test
  void theFirstNumbersForWeightsOntoOutputs() {
    WideRegister bits = WideRegister.ontoOutputs(0xF2F2);
    assertThat(bits.number(0)).isEqualTo(0x68051ae);
    assertThat(bits.number(1)).isEqualTo(0x07600c2);
  }

  @Test
  void theFirstNumbersForMembranes() {
    int seeds = ReckonRegister.SEED_STRND_NEUR.published();
    RoundingRegister even = RoundingRegister.wide(seeds & 0x7FFF);
    RoundingRegister odd = RoundingRegister.wide(seeds >> 15);
    assertThat(new int[] {even.next(), even.next(), even.next()})
        .containsExactly(0x5151, 0x4f30, 0x3aef);
    assertThat(new int[] {odd.next(), odd.next(), odd.next()})
        .containsExactly(0x55d5, 0x334c, 0x6ec4);
  }

  @Test
  void theFirstNumbersForOutputs() {
    RoundingRegister bits = RoundingRegister.narrow(ReckonRegister.SEED_STRND_ONEUR.published());
    assertThat(new int[] {bits.next(), bits.next(), bits.next(), bits.next(), bits.next()})
        .containsExactly(0x08, 0x25, 0x0f, 0x46, 0x75);
  }

  /** An advance passes over a whole word, as a walk along the stream bit by bit does. */
  @Test
  void wideRegistersFollowTheStream() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 20; round++) {
      int seed = 1 + random.nextInt((1 << 22) - 1);
      agrees(WideRegister.ontoNeurons(seed), seed, 3, 25, 32);
      agrees(WideRegister.ontoOutputs(seed), seed, 1, 22, 28);
    }
  }

  private static void agrees(WideRegister bits, int seed, int a, int b, int width) {
    int words = 5;
    boolean[] stream = new boolean[b + words * 16 * width]; // y[n] at n + b
    for (int i = 0; i < b; i++) {
      stream[(i < a ? i : i - b) + b] = (seed >> i & 1) == 1;
    }
    for (int n = a; n + b < stream.length; n++) {
      stream[n + b] = stream[n - a + b] ^ stream[n];
    }
    for (int word = 0; word < words; word++) {
      for (int k = 0; k < 16; k++) {
        int expected = 0;
        for (int i = 0; i < width; i++) {
          expected |= (stream[b + (word * 16 + k) * width + i] ? 1 : 0) << i;
        }
        assertThat(bits.number(k))
            .as("seed %x, word %d, number %d", seed, word, k)
            .isEqualTo(expected);
      }
      bits.advance();
    }
  }

  @Test
  void roundingRegistersFollowTheStream() {
    int seed = 0x1234;
    RoundingRegister bits = RoundingRegister.wide(seed);
    boolean[] stream = new boolean[15 + 40_000]; // y[n] at n + 15
    for (int i = 0; i < 15; i++) {
      stream[(i < 1 ? i : i - 15) + 15] = (seed >> i & 1) == 1;
    }
    for (int n = 1; n + 15 < stream.length; n++) {
      stream[n + 15] = stream[n + 14] ^ stream[n];
    }
    for (int k = 0; k < 40_000 / 15; k++) {
      int expected = 0;
      for (int i = 0; i < 15; i++) {
        expected |= (stream[15 + k * 15 + i] ? 1 : 0) << i;
      }
      assertThat(bits.next()).as("number %d", k).isEqualTo(expected);
    }
  }

  @Test
  void refusesASeedThatNeverMoves() {
    assertThatThrownBy(() -> RoundingRegister.wide(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not be 0");
  }
}
