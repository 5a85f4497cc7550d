package org.backspike.chip.timing;

import java.util.BitSet;
import java.util.List;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.program.Instruction;

/**
 * How long the parts of a core take, in units of time: cycles of a clock, or a fraction of all the
 * latencies of a chip without one.
 */
sealed interface CoreTiming permits PipelineTiming, LatencyTiming {

  /**
   * How long the encoder takes.
   *
   * @param scanWidth neurons whose spike bits are scanned at once
   * @param scan time of one such scan
   * @param spike time of a spike with its first message
   * @param copy time of every further copy of the message
   */
  record Encoding(int scanWidth, int scan, int spike, int copy) {}

  /**
   * The timing of a chip.
   *
   * @param chip the chip
   * @return by its time base
   */
  static CoreTiming of(Chip chip) {
    return switch (chip.timeBase()) {
      case TimeBase.Clocked clocked -> new PipelineTiming(chip, clocked);
      case TimeBase.Asynchronous asynchronous -> new LatencyTiming(chip, asynchronous);
    };
  }

  /**
   * Books one execution of an instruction; messages are booked elsewhere.
   *
   * @param instruction what was executed
   * @param work what it found to do
   * @param cycles receives a state of every stage of its part for every unit of the span
   * @return the span
   */
  long time(Instruction instruction, Work work, StageCycles cycles);

  /**
   * What events of a population cost the input of a core.
   *
   * @param sources neurons of the population
   * @param blocks its rows on the core
   * @param image where they lie
   * @return costs by source
   */
  Reception reception(int sources, List<RowBlock> blocks, ChipImage image);

  /** How long the encoder takes. */
  Encoding encoding();

  /** Which parts of a core work side by side. */
  Overlap overlap();

  /** Time in which S0 takes a flit. */
  int pop();

  /** Time from the last event until its weights are added. */
  long fill();

  /**
   * Time of a barrier once every core has arrived.
   *
   * @param cores those in use
   * @return at least 0
   */
  long barrier(BitSet cores);

  /** The network on chip in the same units. */
  Noc noc();

  /** One unit in ps. */
  long unitPs();
}
