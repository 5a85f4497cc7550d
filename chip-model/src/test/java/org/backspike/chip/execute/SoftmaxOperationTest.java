package org.backspike.chip.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.SoftmaxTable;
import org.junit.jupiter.api.Test;

class SoftmaxOperationTest {
  private static final double SCORE_UNIT = Math.pow(2, -10);

  @Test
  void errorsSumToZeroAndFollowTheSoftmax() {
    ChipImage image =
        new ChipImage(
            ChipFixture.chip(List.of()),
            ChipFixture.network(),
            new Placement(List.of(new Slice(0, 1, 0, 3), new Slice(0, 2, 0, 2))));
    SliceLayout readout = image.slices().get(1);
    ArrayLayout scores = Inference.scoresOf(image).getFirst();
    ArrayLayout injection =
        new ArrayLayout("injection", 0, image.chip().core().memory(Macro.LEARNING), 1, 2, 10);
    Machine machine = new Machine(image, List.of(scores, injection), 0);
    // one unit of a score is 2^-10 in the exponent of e: 1.4427 * 2^-10 in that of 2
    int multiplier = (int) Math.round(SCORE_UNIT / Math.log(2) * Math.pow(2, 24));
    MicroOperation operation =
        new SoftmaxOperation(
            new Instruction.SoftmaxError(
                readout,
                scores,
                injection,
                new SoftmaxTable(multiplier, 24 - SoftmaxTable.FRACTION_BITS)),
            machine);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      long a = random.nextLong(-8000, 8000);
      long b = i % 10 == 0 ? a : random.nextLong(-8000, 8000) << random.nextInt(20);
      machine.write(scores, 0, 0, a);
      machine.write(scores, 0, 1, b);
      machine.label(i % 2);
      operation.run(0, new Work());
      long ofLabel = machine.read(injection, 0, i % 2);
      long ofOther = machine.read(injection, 0, 1 - i % 2);
      assertThat(ofLabel + ofOther).as("sum for scores %d and %d", a, b).isZero();
      double gap = (i % 2 == 0 ? b - a : a - b) * SCORE_UNIT;
      double probability = 1 / (1 + Math.exp(-gap));
      assertThat(ofOther / 256.0).as("scores %d and %d", a, b).isCloseTo(probability, within(0.02));
    }
    assertThat(machine.exponent(injection)).isEqualTo(-8);
  }
}
