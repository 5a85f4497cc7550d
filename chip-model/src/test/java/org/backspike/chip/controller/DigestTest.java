package org.backspike.chip.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The digest, by the published constants of FNV-1a and by the definition. */
class DigestTest {
  @Test
  void beginsWithTheOffsetBasis() {
    assertThat(new Digest().value()).isEqualTo(0xcbf29ce484222325L);
  }

  @Test
  void takesWordsWithoutSign() {
    Digest digest = new Digest();
    long before = digest.value();
    digest.absorb(-1);
    assertThat(digest.value()).isEqualTo((before ^ 0xffff_ffffL) * 0x100000001b3L);
  }

  @Test
  void foldsAWordAndTheZerosBehindIt() {
    Digest digest = new Digest();
    digest.absorb(7);
    for (int zeros = 0; zeros < 9; zeros++) {
      assertThat(Digest.fold(Digest.START, 7, Digest.power(1 + zeros)))
          .as("%d zeros", zeros)
          .isEqualTo(digest.value());
      digest.absorb(0);
    }
  }
}
