package org.backspike.chip.execute;

import java.util.List;
import org.backspike.chip.image.RowBlock;

/** Where the events of a row block arrive: one mailbox per source slice, or that of an input. */
final class Arrivals {
  private Arrivals() {}

  static List<Mailbox> of(RowBlock block, Machine machine) {
    return block.sourceSlices().isEmpty()
        ? List.of(machine.inputMailbox(block.source()))
        : block.sourceSlices().stream().map(machine::mailbox).toList();
  }
}
