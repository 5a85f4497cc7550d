package org.backspike.chip.execute;

import java.util.List;
import org.backspike.chip.image.RowBlock;

/**
 * Where the events of a row block come from: one mailbox per source slice, or that of an input.
 * They arrive a step after they were sent, unless the host puts them into the step in which they
 * are due, or the block learns and is served as they are sent.
 */
final class Arrivals {
  private final List<Mailbox> mailboxes;
  private final Events[] events;
  private final boolean sameStep;

  Arrivals(RowBlock block, Machine machine) {
    mailboxes =
        block.sourceSlices().isEmpty()
            ? List.of(machine.inputMailbox(block.source()))
            : block.sourceSlices().stream().map(machine::mailbox).toList();
    events = new Events[mailboxes.size()];
    sameStep = block.delivery().latency() == 0 || block.isPlastic();
  }

  /** The events of this step, slice by slice. */
  Events[] at() {
    for (int m = 0; m < events.length; m++) {
      Mailbox mailbox = mailboxes.get(m);
      events[m] = sameStep ? mailbox.sending() : mailbox.arrived();
    }
    return events;
  }
}
