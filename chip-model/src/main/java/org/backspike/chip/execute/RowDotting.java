package org.backspike.chip.execute;

import java.util.List;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.Slice;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.RowDots;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.DotRows}; active = rows. */
final class RowDotting implements MicroOperation {
  private final RowDots kernel = Kernels.rowDots();
  private final List<Slice> sources;
  private final List<Contents> partials;
  private final byte[] weights;
  private final Contents errors;
  private final int targets;
  private final int rows;

  RowDotting(Instruction.DotRows instruction, Machine machine) {
    RowBlock block = instruction.block();
    sources = block.sourceSlices();
    partials = instruction.partials().stream().map(machine::contentsOf).toList();
    weights = machine.contentsOf(block.weights()).bytes;
    errors = machine.contentsOf(instruction.error().current());
    targets = block.target().neurons();
    rows = block.rows();
  }

  @Override
  public void run(int step, Work work) {
    for (int s = 0; s < sources.size(); s++) {
      Slice source = sources.get(s);
      Contents sums = partials.get(s);
      kernel.dot(weights, targets, source.first(), source.neurons(), errors.ints, sums.ints);
      sums.exponent = errors.exponent;
    }
    work.note(rows, 0);
  }
}
