package org.backspike.chip.execute;

import org.backspike.chip.program.Instruction;

/** Finds the memories that an instruction names. */
final class Binder {
  private Binder() {}

  static MicroOperation bind(Instruction instruction, Machine machine) {
    return switch (instruction) {
      case Instruction.ClearState i -> new ClearStateOperation(i, machine);
      case Instruction.ClearArrays i -> new ClearArraysOperation(i, machine);
      case Instruction.AccumulateRows i -> RowAccumulation.bind(i, machine);
      case Instruction.ApplyEvents i -> new EventApplication(i, machine);
      case Instruction.LearnPairs i -> new PairLearning(i, machine);
      case Instruction.NeuronSweep i -> SweepOperation.bind(i, machine);
      case Instruction.ScoreMembranes i -> new ScoreOperation.Membranes(i, machine);
      case Instruction.ScoreSpikes i -> new ScoreOperation.Spikes(i, machine);
      case Instruction.SendSpikes i -> new SpikeSending(i, machine);
      case Instruction.RecordEvents i -> new RecordingOperation.OfEvents(i, machine);
      case Instruction.RecordSurrogate i -> new RecordingOperation.OfSurrogate(i, machine);
      case Instruction.SoftmaxError i -> new SoftmaxOperation(i, machine);
      case Instruction.DotRows i -> new RowDotting(i, machine);
      // the sums were written where they go; what is left of sending them is time and energy
      case Instruction.SendErrors i ->
          (step, work) -> work.note(i.block().rows(), i.block().rows());
      case Instruction.ReadoutErrorSweep i -> new ErrorSweepOperation.Readout(i, machine);
      case Instruction.SpikingErrorSweep i -> new ErrorSweepOperation.Spiking(i, machine);
      case Instruction.GradientRows i -> new GradientAccumulation(i, machine);
      case Instruction.UpdateRows i -> new WeightUpdate(i, machine);
      case Instruction.Barrier i ->
          throw new IllegalArgumentException(i + " is a place in a program, not an operation");
    };
  }
}
