package org.backspike.chip.program;

import java.util.List;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;

/**
 * A micro-operation of a core on its named memories: coarse (a population, the rows of the events
 * of a step), so that it runs as a vector kernel; its cost depends on counts only.
 *
 * <p>Steps are those of the chip: an event of step t is consumed at t + 1.
 */
public sealed interface Instruction {

  /**
   * Clears current, membrane, refractory counters, accumulators and pending events of a slice.
   *
   * @param slice the slice
   * @param blocks the row blocks that drive it
   */
  record ClearState(SliceLayout slice, List<RowBlock> blocks) implements Instruction {
    /** Copies the list. */
    public ClearState {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Clears arrays of the learning engine, exponents included.
   *
   * @param arrays what is cleared
   */
  record ClearArrays(List<ArrayLayout> arrays) implements Instruction {
    /** Copies the list. */
    public ClearArrays {
      arrays = List.copyOf(arrays);
    }
  }

  /**
   * Fetches the row of every event that arrived and adds weight times payload into the accumulators
   * of the delay slot.
   *
   * @param block the rows
   */
  record AccumulateRows(RowBlock block) implements Instruction {}

  /**
   * Lets the events that arrived act one by one on the neurons of a slice.
   *
   * @param slice neurons whose state depends on the order of events
   * @param blocks rows into it, in the order of their sources
   */
  record ApplyEvents(SliceLayout slice, List<RowBlock> blocks) implements Instruction {
    /** Keeps a copy of the list. */
    public ApplyEvents {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Notes the spikes of both sides of a learning projection and, at the end of an epoch, changes
   * its weights.
   *
   * @param block rows that learn
   * @param slice its target
   */
  record LearnPairs(RowBlock block, SliceLayout slice) implements Instruction {}

  /**
   * Updates every neuron of a slice from its accumulators and clears those.
   *
   * @param slice the slice
   * @param blocks the row blocks that drive it
   */
  record NeuronSweep(SliceLayout slice, List<RowBlock> blocks) implements Instruction {
    /** Copies the list. */
    public NeuronSweep {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Adds the membranes of a slice to its scores.
   *
   * @param slice the slice
   * @param scores shape [1][neurons]
   */
  record ScoreMembranes(SliceLayout slice, ArrayLayout scores) implements Instruction {}

  /**
   * Adds the spikes of a slice to its scores.
   *
   * @param slice the slice
   * @param scores shape [1][neurons]
   */
  record ScoreSpikes(SliceLayout slice, ArrayLayout scores) implements Instruction {}

  /**
   * Sends one message per spike to every core that holds a row for it.
   *
   * @param slice where the spikes come from
   * @param destinations cores, ascending
   */
  record SendSpikes(SliceLayout slice, List<Integer> destinations) implements Instruction {
    /** Copies the list. */
    public SendSpikes {
      destinations = List.copyOf(destinations);
    }
  }

  /** All cores meet; messages sent before it have arrived behind it. */
  record Barrier() implements Instruction {}

  /**
   * Records the payload of every event that a block consumed in this step.
   *
   * @param block the rows
   * @param history shape [steps][rows], fields of one bit or of a payload
   * @param firstStep step of row 0
   */
  record RecordEvents(RowBlock block, ArrayLayout history, int firstStep) implements Instruction {}

  /**
   * Records the spike and the surrogate code of every neuron in this step: {@code code * 2 +
   * spike}.
   *
   * @param slice the slice
   * @param history shape [steps][neurons], fields of one bit more than a code
   * @param firstStep step of row 0
   * @param table the codes
   */
  record RecordSurrogate(
      SliceLayout slice, ArrayLayout history, int firstStep, SurrogateTable table)
      implements Instruction {}

  /**
   * Turns scores into errors: softmax minus one-hot label, in units of 1/256.
   *
   * @param slice the readout, whole
   * @param scores shape [1][neurons]
   * @param injection receives the errors, shape [1][neurons]
   * @param table constants of the softmax
   */
  record SoftmaxError(
      SliceLayout slice, ArrayLayout scores, ArrayLayout injection, SoftmaxTable table)
      implements Instruction {}

  /**
   * Inner product of every row of a block with the errors of its targets: the error that each
   * source neuron caused there. Rows are pre-major, so that no transposed copy is needed.
   *
   * @param block the rows
   * @param error errors of the target slice
   * @param partials where the sums go, one array per source slice and in its order, on its core
   */
  record DotRows(RowBlock block, ErrorState error, List<ArrayLayout> partials)
      implements Instruction {
    /** Copies the list. */
    public DotRows {
      partials = List.copyOf(partials);
    }
  }

  /**
   * Sends the sums of {@link DotRows}, one message per source neuron, and their exponent.
   *
   * @param block the rows
   * @param partials where the sums go
   */
  record SendErrors(RowBlock block, List<ArrayLayout> partials) implements Instruction {
    /** Copies the list. */
    public SendErrors {
      partials = List.copyOf(partials);
    }
  }

  /**
   * One backward step of a readout: decay, inject, round.
   *
   * @param slice the readout
   * @param error its errors
   * @param injection errors of the loss, shape [1][neurons]
   */
  record ReadoutErrorSweep(SliceLayout slice, ErrorState error, ArrayLayout injection)
      implements Instruction {}

  /**
   * One backward step of spiking neurons: add up what arrived, multiply by the surrogate code, add
   * the decayed error, round.
   *
   * @param slice the neurons
   * @param error their errors
   * @param partials what arrives, one array per outgoing row block
   * @param history spikes and codes of {@link RecordSurrogate}
   * @param firstStep step of row 0 of the history
   * @param table the codes
   */
  record SpikingErrorSweep(
      SliceLayout slice,
      ErrorState error,
      List<Partial> partials,
      ArrayLayout history,
      int firstStep,
      SurrogateTable table)
      implements Instruction {
    /** Copies the list. */
    public SpikingErrorSweep {
      partials = List.copyOf(partials);
    }
  }

  /**
   * Sums that arrive from one row block.
   *
   * @param sums shape [1][neurons]
   * @param shift power of two on every weight of the block: align plus exponent
   */
  record Partial(ArrayLayout sums, int shift) {}

  /**
   * Adds the errors of the targets to the gradient rows of the events recorded for this step.
   *
   * @param block the rows
   * @param history events of {@link RecordEvents}
   * @param firstStep step of row 0 of the history
   * @param error errors of the target slice
   * @param gradient shape [rows][targets]
   * @param exponent power of two of one gradient unit
   */
  record GradientRows(
      RowBlock block,
      ArrayLayout history,
      int firstStep,
      ErrorState error,
      ArrayLayout gradient,
      int exponent)
      implements Instruction {}

  /**
   * Turns gradients into weights and clears them.
   *
   * @param block the rows whose weights change
   * @param gradient shape [rows][targets]
   * @param momentum shape [rows][targets]
   * @param shadow weights with more bits, shape [rows][targets]
   * @param rule momentum and rate
   */
  record UpdateRows(
      RowBlock block,
      ArrayLayout gradient,
      ArrayLayout momentum,
      ArrayLayout shadow,
      UpdateRule rule)
      implements Instruction {}
}
