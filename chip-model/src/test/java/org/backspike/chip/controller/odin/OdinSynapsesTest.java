package org.backspike.chip.controller.odin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Eight synapses at once, against one after the other. */
class OdinSynapsesTest {
  @Test
  void doesToEachNibbleWhatTheRuleSays() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      int word = random.nextInt();
      int targets = random.nextInt(256);
      int up = random.nextInt(256);
      int down = random.nextInt(256);
      int unmapped = -random.nextInt(2);
      int enabled = OdinSynapses.enabled(word, targets, unmapped);
      int spike = 0;
      int drifted = 0;
      for (int s = 0; s < 8; s++) {
        int nibble = (word >>> (4 * s)) & 0xf;
        boolean learns = bit(targets, s) && (unmapped == -1 || nibble >= 8);
        int weight = nibble & 7;
        int towards = bit(up, s) ? 1 : bit(down, s) ? -1 : 0;
        spike |= ((nibble & 8) | clamped(weight, learns ? towards : 0)) << (4 * s);
        int drift = weight >= 4 ? 1 : -1;
        drifted |= ((nibble & 8) | clamped(weight, learns ? drift : 0)) << (4 * s);
      }
      assertThat(OdinSynapses.spike(word, enabled, up, down))
          .as("word %08x", word)
          .isEqualTo(spike);
      assertThat(OdinSynapses.drifted(word, enabled)).as("word %08x", word).isEqualTo(drifted);
    }
  }

  private static boolean bit(int bits, int at) {
    return (bits >> at & 1) == 1;
  }

  private static int clamped(int weight, int towards) {
    return Math.clamp(weight + towards, 0, 7);
  }
}
