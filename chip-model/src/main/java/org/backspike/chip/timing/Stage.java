package org.backspike.chip.timing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.backspike.chip.program.Instruction;

/** The stages of a core. */
public enum Stage {
  /** S0: takes events from the input FIFO. */
  FIFO(Part.INPUT),
  /** S1: looks an event up in the axon table. */
  AXON(Part.INPUT),
  /** S2: fetches the words of a row. */
  ROWS(Part.INPUT),
  /** S3: adds weights into accumulators. */
  ACCUMULATE(Part.INPUT),
  /** S5: updates neurons. */
  NEURON(Part.NEURONS),
  /** S6: scans spike bits and encodes spikes. */
  ENCODE(Part.OUTPUT),
  /** S7: injects messages into the router. */
  INJECT(Part.OUTPUT),
  /** S8: records history, computes errors, gradients and weights. */
  LEARN(Part.LEARNING);

  /** Stages that work on one instruction together. */
  public enum Part {
    /** Events in, sums out. */
    INPUT,
    /** Sums in, spikes out. */
    NEURONS,
    /** Spikes or errors in, messages out. */
    OUTPUT,
    /** Everything the learning engine does. */
    LEARNING;

    /** The part that executes an instruction. */
    static Part of(Instruction instruction) {
      return switch (instruction) {
        case Instruction.AccumulateRows i -> INPUT;
        case Instruction.ApplyEvents i -> INPUT;
        case Instruction.ClearState i -> NEURONS;
        case Instruction.NeuronSweep i -> NEURONS;
        case Instruction.ScoreMembranes i -> NEURONS;
        case Instruction.ScoreSpikes i -> NEURONS;
        case Instruction.SendSpikes i -> OUTPUT;
        case Instruction.SendErrors i -> OUTPUT;
        default -> LEARNING;
      };
    }
  }

  private final Part part;

  Stage(Part part) {
    this.part = part;
  }

  /** The stages of a part, in the order in which they are passed. */
  static List<Stage> of(Part part) {
    return Arrays.stream(values()).filter(stage -> stage.part == part).toList();
  }

  /**
   * The part it belongs to.
   *
   * @return its part
   */
  public Part part() {
    return part;
  }

  /**
   * The name in files and reports.
   *
   * @return lower case
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
