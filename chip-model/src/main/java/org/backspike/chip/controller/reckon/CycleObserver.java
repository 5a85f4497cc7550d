package org.backspike.chip.controller.reckon;

/** Who sees every cycle. */
interface CycleObserver extends WriteObserver {
  /** Nobody. */
  CycleObserver NOBODY =
      new CycleObserver() {
        @Override
        public void registers(int counters, int handshake, int outputs) {}

        @Override
        public void wrote(int address, long low, long high) {}
      };

  /**
   * A cycle begins.
   *
   * @param counters counters and states
   * @param handshake links to the outside, and the counters of learning
   * @param outputs outputs 0 and 1
   */
  void registers(int counters, int handshake, int outputs);
}
