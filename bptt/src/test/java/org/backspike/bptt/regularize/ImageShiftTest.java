package org.backspike.bptt.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageShiftTest {
  private static final float[] IMAGE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @ParameterizedTest
  @CsvSource({
    "0, 0, 123456789",
    "1, 0, 000123456",
    "-1, 0, 456789000",
    "0, 1, 012045078",
    "0, -1, 230560890",
    "1, -1, 000230560",
    "-2, 2, 007000000",
  })
  void movesRowsAndColumnsAndFillsWithZeros(int down, int right, String expected) {
    StringBuilder digits = new StringBuilder();
    for (float pixel : ImageShift.moved(IMAGE, down, right)) {
      digits.append((int) pixel);
    }
    assertThat(digits).hasToString(expected);
  }

  @Test
  void everyMoveIsEquallyLikely() {
    ImageShift shift = new ImageShift(1);
    float[] dot = new float[25];
    dot[12] = 1;
    Map<Integer, Integer> places = new HashMap<>();
    for (int sample = 0; sample < 9000; sample++) {
      float[] moved = shift.of(dot, 7, 3, sample);
      for (int i = 0; i < 25; i++) {
        if (moved[i] == 1) {
          places.merge(i, 1, Integer::sum);
        }
      }
    }
    assertThat(places).containsOnlyKeys(6, 7, 8, 11, 12, 13, 16, 17, 18);
    // 1000 expected, deviation 30
    assertThat(places.values()).allSatisfy(count -> assertThat(count).isBetween(880, 1120));
  }

  @Test
  void dependsOnSeedEpochAndSampleOnly() {
    ImageShift shift = new ImageShift(9);
    float[] dot = new float[400];
    dot[210] = 1;
    assertThat(shift.of(dot, 1, 2, 3)).isEqualTo(shift.of(dot, 1, 2, 3));
    assertThat(shift.of(dot, 1, 2, 3)).isNotEqualTo(shift.of(dot, 2, 2, 3));
    assertThat(shift.of(dot, 1, 2, 3)).isNotEqualTo(shift.of(dot, 1, 3, 3));
    assertThat(shift.of(dot, 1, 2, 3)).isNotEqualTo(shift.of(dot, 1, 2, 4));
    assertThat(ImageShift.NONE.of(dot, 1, 2, 3)).isSameAs(dot);
  }

  @Test
  void refusesWhatIsNoSquareImage() {
    assertThatThrownBy(() -> new ImageShift(2).requireImages(10))
        .hasMessage(
            "shift by 2 pixels of samples with 10 features; must be square images with longer"
                + " sides");
    assertThatThrownBy(() -> new ImageShift(3).requireImages(9)).hasMessageContaining("longer");
    assertThatThrownBy(() -> new ImageShift(-1))
        .hasMessage("shift by -1 pixels; must be at least 0");
    new ImageShift(2).requireImages(9);
    ImageShift.NONE.requireImages(10);
  }
}
