package org.backspike.host.check;

import java.util.OptionalLong;
import org.backspike.chip.controller.SingleCore;

/** A core that replays a case, seen as the files of the case see it. */
interface CaseCore {
  SingleCore core();

  /** The digest of all cycles so far; empty if it is skipped. */
  OptionalLong digest();

  /** The state of a neuron as a snapshot has it. */
  int state(int neuron);

  /** The contents of a memory, in the order of its file; the left part of a line comes first. */
  long[] memory(CoreMemory memory);

  /** The memories of a core that a case may have at its end. */
  enum CoreMemory {
    /** Neuron words. */
    NEURONS("neurons_final"),
    /** Synapse words; only of a core that learns. */
    SYNAPSES("synapses_final"),
    /** Flags up, flags down; only of a core that learns. */
    FLAGS("updown_final");

    private final String title;

    CoreMemory(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    String file() {
      return title + ".hex";
    }
  }
}
