package org.backspike.chip.execute;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.kernel.DeltaArrays;
import org.backspike.chip.kernel.DrainRule;
import org.backspike.chip.kernel.DrainRule.Bound;
import org.backspike.chip.kernel.DriveSums;
import org.backspike.chip.kernel.GradedArrays;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.NeuronRule;
import org.backspike.chip.kernel.ResonatorArrays;
import org.backspike.chip.kernel.SliceArrays;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.NeuronSweep}; active = neurons, produced = spikes. */
abstract sealed class SweepOperation implements MicroOperation {
  final SliceArrays neurons;

  private SweepOperation(Instruction.NeuronSweep instruction, Machine machine) {
    neurons = machine.state(instruction.slice());
  }

  static MicroOperation bind(Instruction.NeuronSweep instruction, Machine machine) {
    SweepOperation sweep =
        instruction.slice().input() == SliceLayout.Input.SUMMED
            ? new Summed(instruction, machine)
            : new InOrder(instruction, machine);
    return ActivityTally.isAskedFor(machine.image().chip())
        ? ActivityTally.around(sweep, sweep.neurons)
        : sweep;
  }

  @Override
  public final void run(int step, Work work) {
    sweep(step);
    work.note(neurons.neurons(), neurons.firedCount);
    work.noteSaturated(neurons.saturated);
  }

  abstract void sweep(int step);

  /** The update of a whole slice by the kernel of its rule. */
  private static Runnable update(SliceLayout slice, SliceArrays state, Datapath datapath) {
    return switch (state) {
      case NeuronArrays a -> {
        var kernel =
            Kernels.neuronUpdate(NeuronRule.of(datapath, slice.kind(), slice.parameters()));
        yield () -> kernel.update(a, 0, a.neurons());
      }
      case ResonatorArrays a -> {
        var kernel = Kernels.resonatorUpdate(SliceStates.resonator(slice));
        yield () -> kernel.update(a, 0, a.neurons());
      }
      case DeltaArrays a -> {
        var kernel = Kernels.deltaUpdate(SliceStates.delta(slice));
        yield () -> kernel.update(a, 0, a.neurons());
      }
      case GradedArrays a -> a::update;
    };
  }

  /** The sums of a step are drained into the input of the neurons, then these are updated. */
  private static final class Summed extends SweepOperation {
    private final PeriodicReset reset;
    private final Runnable update;
    private final DriveSums[] drains;
    private final DriveSums.Term[][] terms;
    private final RowBlock[][] blocks;

    Summed(Instruction.NeuronSweep instruction, Machine machine) {
      super(instruction, machine);
      ChipImage image = machine.image();
      reset = instruction.slice().population().reset();
      update = update(instruction.slice(), neurons, image.chip().datapath());
      int ports = neurons.drive.length;
      drains = new DriveSums[ports];
      terms = new DriveSums.Term[ports][];
      blocks = new RowBlock[ports][];
      for (int port = 0; port < ports; port++) {
        int at = port;
        List<RowBlock> into =
            instruction.blocks().stream().filter(b -> b.delivery().port() == at).toList();
        blocks[port] = into.toArray(RowBlock[]::new);
        terms[port] =
            into.stream()
                .map(b ->
                    new DriveSums.Term(
                        machine.contentsOf(b.accumulators()).ints,
                        b.scale().right(),
                        b.scale().left()))
                .toArray(DriveSums.Term[]::new);
        drains[port] = Kernels.driveSums(new DrainRule(register(image), bound(image, into)));
      }
    }

    /** Events that could act one by one never meet the register of sums. */
    private static Register register(ChipImage image) {
      return image.chip().datapath().actsPerEvent()
          ? RowAccumulation.EXACT
          : image.chip().datapath().accumulate().sum();
    }

    private static Bound bound(ChipImage image, List<RowBlock> into) {
      if (!register(image).saturates()) {
        return Bound.FITS_INT;
      }
      double sum = 0;
      for (RowBlock block : into) {
        sum += image.largestSum(block);
      }
      return sum <= Integer.MAX_VALUE ? Bound.FITS_INT : Bound.UNKNOWN;
    }

    @Override
    void sweep(int step) {
      if (reset.actsAt(step)) {
        neurons.reset();
      }
      neurons.beginStep();
      for (int port = 0; port < drains.length; port++) {
        for (int b = 0; b < blocks[port].length; b++) {
          terms[port][b].from(blocks[port][b].slotOffset(step));
        }
        neurons.saturated += drains[port].drain(terms[port], neurons.drive[port]);
      }
      update.run();
    }
  }

  /** Events have acted already; what is left is the tick, unless that is an event too. */
  private static final class InOrder extends SweepOperation {
    private final NeuronArrays a;
    private final Runnable tick;

    InOrder(Instruction.NeuronSweep instruction, Machine machine) {
      super(instruction, machine);
      a = machine.neurons(instruction.slice());
      Runnable update = update(instruction.slice(), a, machine.image().chip().datapath());
      tick = instruction.slice().tick() == SliceLayout.Tick.EVERY_STEP ? update : () -> {};
      Arrays.stream(a.drive).forEach(port -> Arrays.fill(port, 0));
    }

    @Override
    void sweep(int step) {
      tick.run();
      a.keepFired();
      a.listFired();
    }
  }
}
