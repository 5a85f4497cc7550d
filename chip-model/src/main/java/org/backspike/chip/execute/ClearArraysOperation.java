package org.backspike.chip.execute;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.ClearArrays}; active = words. */
final class ClearArraysOperation implements MicroOperation {
  private final List<Contents> arrays;
  private final long words;

  ClearArraysOperation(Instruction.ClearArrays instruction, Machine machine) {
    arrays = instruction.arrays().stream().map(machine::contentsOf).toList();
    words =
        instruction.arrays().stream()
            .mapToLong(layout -> (long) layout.rows() * layout.wordsPerRow())
            .sum();
  }

  @Override
  public void run(int step, Work work) {
    for (Contents array : arrays) {
      Arrays.fill(array.ints, 0);
      Arrays.fill(array.longs, 0);
      array.exponent = 0;
    }
    work.note(words, 0);
  }
}
