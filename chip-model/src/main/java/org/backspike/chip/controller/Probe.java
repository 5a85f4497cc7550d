package org.backspike.chip.controller;

/**
 * Watches a core. Called only in cycles in which something happens besides the counting of a sweep,
 * so a core that nobody watches loses nothing.
 */
public interface Probe {
  /** Nobody watches. */
  Probe NONE =
      new Probe() {
        @Override
        public void wires(SingleCore core) {}

        @Override
        public void registers(SingleCore core) {}
      };

  /**
   * The wires of a cycle are settled; nothing is clocked yet.
   *
   * @param core in that cycle
   */
  void wires(SingleCore core);

  /**
   * A cycle begins in which a register may have another value than in the one before.
   *
   * @param core in that cycle
   */
  void registers(SingleCore core);

  /**
   * The run is over.
   *
   * @param core after its last cycle
   */
  default void end(SingleCore core) {}
}
