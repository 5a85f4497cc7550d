package org.backspike.chip.execute;

/** Two lists of events: what is being sent in this step, what was sent in the last one. */
final class Mailbox {
  private Events sending;
  private Events arrived;

  Mailbox(int capacity) {
    sending = new Events(capacity);
    arrived = new Events(capacity);
  }

  Events sending() {
    return sending;
  }

  Events arrived() {
    return arrived;
  }

  /** The step ends: what was sent arrives, an empty list takes its place. */
  void turn() {
    Events emptied = arrived;
    arrived = sending;
    sending = emptied;
    sending.clear();
  }

  void clear() {
    sending.clear();
    arrived.clear();
  }
}
