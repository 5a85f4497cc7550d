package org.backspike.chip.execute;

import java.util.List;
import org.backspike.chip.arith.RandomRegister;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.program.ErrorState;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Instruction.Partial;

/**
 * One backward step of a slice; active = neurons, produced = random words. The adjoint of the
 * forward step with decays as linear factors k/4096:
 *
 * <pre>
 * dV(t) = carry(t) * k_v / 4096 * dV(t+1) + direct(t)      carry = 0 after a reset to zero, else 1
 * dI(t) = k_u / 4096 * dI(t+1) + dV(t)
 * </pre>
 *
 * where direct is the error of the loss or the surrogate code times the error of the spike. Each of
 * the two lines is summed exactly and rounded once.
 */
abstract sealed class ErrorSweepOperation implements MicroOperation {
  private static final int DECAY_BITS = 12;
  private static final int DECAY_ONE = 1 << DECAY_BITS;

  final int size;
  private final int[] keepMembrane;
  private final int[] keepCurrent;
  private final Contents membrane;
  private final Contents current;
  private final RandomRegister membraneRandom;
  private final RandomRegister currentRandom;
  private final WideSums sums;

  private ErrorSweepOperation(SliceLayout slice, ErrorState error, Machine machine) {
    size = slice.neurons();
    keepMembrane = complement(slice.parameters().of(Parameter.MEMBRANE_DECAY, 0));
    keepCurrent = complement(slice.parameters().of(Parameter.CURRENT_DECAY, 0));
    membrane = machine.contentsOf(error.membrane());
    current = machine.contentsOf(error.current());
    membraneRandom = machine.random(slice.core(), Machine.Purpose.MEMBRANE_ERROR);
    currentRandom = machine.random(slice.core(), Machine.Purpose.CURRENT_ERROR);
    sums = new WideSums(size);
  }

  @Override
  public final void run(int step, Work work) {
    sums.clear();
    long[] term = sums.term();
    for (int i = 0; i < size; i++) {
      term[i] = carries(step, i) ? (long) membrane.ints[i] * keepMembrane[i] : 0;
    }
    sums.addTerm(membrane.exponent - DECAY_BITS);
    addDirect(step, sums);
    BlockRounding.round(sums, membrane, membraneRandom);

    sums.clear();
    for (int i = 0; i < size; i++) {
      term[i] = (long) current.ints[i] * keepCurrent[i];
    }
    sums.addTerm(current.exponent - DECAY_BITS);
    for (int i = 0; i < size; i++) {
      term[i] = membrane.ints[i];
    }
    sums.addTerm(membrane.exponent);
    BlockRounding.round(sums, current, currentRandom);
    work.note(size, 2L * size);
  }

  /** Whether the membrane error of step t + 1 passes through the reset of step t. */
  abstract boolean carries(int step, int neuron);

  /** Adds what enters at this step. */
  abstract void addDirect(int step, WideSums sums);

  private static int[] complement(int[] decay) {
    for (int i = 0; i < decay.length; i++) {
      decay[i] = DECAY_ONE - decay[i];
    }
    return decay;
  }

  /**
   * {@link Instruction.ReadoutErrorSweep}: no reset; the loss injects the same error every step.
   */
  static final class Readout extends ErrorSweepOperation {
    private final Contents injection;

    Readout(Instruction.ReadoutErrorSweep instruction, Machine machine) {
      super(instruction.slice(), instruction.error(), machine);
      injection = machine.contentsOf(instruction.injection());
    }

    @Override
    boolean carries(int step, int neuron) {
      return true;
    }

    @Override
    void addDirect(int step, WideSums sums) {
      for (int i = 0; i < size; i++) {
        sums.term()[i] = injection.ints[i];
      }
      sums.addTerm(injection.exponent);
    }
  }

  /** {@link Instruction.SpikingErrorSweep}: errors of the targets times the surrogate code. */
  static final class Spiking extends ErrorSweepOperation {
    private final List<Partial> partials;
    private final List<Contents> arrived;
    private final int[] history;
    private final int firstStep;
    private final int codeExponent;
    private final boolean resetsToZero;
    private final WideSums incoming;

    Spiking(Instruction.SpikingErrorSweep instruction, Machine machine) {
      super(instruction.slice(), instruction.error(), machine);
      partials = instruction.partials();
      arrived = partials.stream().map(partial -> machine.contentsOf(partial.sums())).toList();
      history = machine.contentsOf(instruction.history()).ints;
      firstStep = instruction.firstStep();
      codeExponent = instruction.table().exponent();
      resetsToZero = instruction.slice().parameters().shared(Parameter.RESET, 0) == 0;
      incoming = new WideSums(size);
    }

    @Override
    boolean carries(int step, int neuron) {
      return !resetsToZero || (history[(step - firstStep) * size + neuron] & 1) == 0;
    }

    @Override
    void addDirect(int step, WideSums sums) {
      incoming.clear();
      for (int p = 0; p < arrived.size(); p++) {
        Contents partial = arrived.get(p);
        for (int i = 0; i < size; i++) {
          incoming.term()[i] = partial.ints[i];
        }
        incoming.addTerm(partial.exponent + partials.get(p).shift());
      }
      int row = (step - firstStep) * size;
      for (int i = 0; i < size; i++) {
        sums.term()[i] = incoming.values[i] * (history[row + i] >> 1);
      }
      sums.addTerm(incoming.exponent() + codeExponent);
    }
  }
}
