package org.backspike.chip.execute;

import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.SliceArrays;

/**
 * A sweep that also counts which neurons it found at work, for chips that price them apart. Input
 * is a sum of arriving weights other than 0. Neurons of a kind without a membrane all count.
 */
public final class ActivityTally {
  private ActivityTally() {}

  /**
   * Whether a chip prices neurons by what they do; only then they are counted.
   *
   * @param chip the chip
   * @return true if it has a price for occupied, active or inactive neurons
   */
  public static boolean isAskedFor(Chip chip) {
    return chip.price(Operation.NEURON_UPDATE_OCCUPIED).isPresent()
        || chip.price(Operation.NEURON_UPDATE_ACTIVE).isPresent()
        || chip.price(Operation.NEURON_UPDATE_INACTIVE).isPresent();
  }

  /** The same sweep with the count. */
  static MicroOperation around(MicroOperation sweep, SliceArrays neurons) {
    return neurons instanceof NeuronArrays integrating
        ? new OfMembranes(sweep, integrating)
        : (step, work) -> {
          sweep.run(step, work);
          work.noteActivity(neurons.neurons(), neurons.neurons());
        };
  }

  private static final class OfMembranes implements MicroOperation {
    private final MicroOperation sweep;
    private final NeuronArrays a;
    private final int[] held;

    OfMembranes(MicroOperation sweep, NeuronArrays a) {
      this.sweep = sweep;
      this.a = a;
      this.held = new int[a.neurons()];
    }

    @Override
    public void run(int step, Work work) {
      for (int i = 0; i < held.length; i++) {
        held[i] = a.membrane[i] | a.current[i] | a.bias()[i];
      }
      for (int i = 0; i < a.secondCurrent.length; i++) {
        held[i] |= a.secondCurrent[i];
      }
      sweep.run(step, work);
      long occupied = 0;
      long driven = 0;
      for (int i = 0; i < held.length; i++) {
        boolean input = hasInput(i);
        occupied += input || held[i] != 0 ? 1 : 0;
        driven += input ? 1 : 0;
      }
      for (int k = 0; k < a.firedCount; k++) {
        driven += hasInput(a.fired[k]) ? 0 : 1;
      }
      work.noteActivity(occupied, driven);
    }

    private boolean hasInput(int neuron) {
      for (int[] port : a.drive) {
        if (port[neuron] != 0) {
          return true;
        }
      }
      return false;
    }
  }
}
