package org.backspike.chip.execute;

import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.arith.RandomRegister;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.UpdateRule;

/** {@link Instruction.UpdateRows}; active = rows, produced = random words. */
final class WeightUpdate implements MicroOperation {
  private final int[] gradient;
  private final int[] momentum;
  private final int[] shadow;
  private final byte[] weights;
  private final UpdateRule rule;
  private final long momentumLimit;
  private final long shadowLimit;
  private final int droppedBits;
  private final int weightLimit;
  private final int rows;
  private final RandomRegister random;

  WeightUpdate(Instruction.UpdateRows instruction, Machine machine) {
    gradient = machine.contentsOf(instruction.gradient()).ints;
    momentum = machine.contentsOf(instruction.momentum()).ints;
    shadow = machine.contentsOf(instruction.shadow()).ints;
    weights = machine.contentsOf(instruction.block().weights()).bytes;
    rule = instruction.rule();
    momentumLimit = (1L << (instruction.momentum().fieldBits() - 1)) - 1;
    int shadowBits = instruction.shadow().fieldBits();
    int weightBits = instruction.block().weights().fieldBits();
    shadowLimit = (1L << (shadowBits - 1)) - 1;
    droppedBits = shadowBits - weightBits;
    weightLimit = (1 << (weightBits - 1)) - 1;
    rows = instruction.block().rows();
    random = machine.random(instruction.block().target().core(), Machine.Purpose.UPDATE);
  }

  @Override
  public void run(int step, Work work) {
    long saturated = 0;
    for (int at = 0; at < gradient.length; at++) {
      long m = momentum[at] - FixedPoint.truncate(momentum[at], rule.decay()) + gradient[at];
      long clippedM = FixedPoint.saturate(m, momentumLimit);
      int word = random.next();
      long change =
          rule.rate() >= 0
              ? FixedPoint.roundStochastic(clippedM, rule.rate(), word)
              : clippedM << -rule.rate();
      long s = shadow[at] - change;
      long clippedS = FixedPoint.saturate(s, shadowLimit);
      saturated += (m == clippedM ? 0 : 1) + (s == clippedS ? 0 : 1);
      momentum[at] = (int) clippedM;
      shadow[at] = (int) clippedS;
      weights[at] =
          (byte) FixedPoint.saturate(FixedPoint.roundNearest(clippedS, droppedBits), weightLimit);
      gradient[at] = 0;
    }
    work.note(rows, gradient.length);
    work.noteSaturated(saturated);
  }
}
