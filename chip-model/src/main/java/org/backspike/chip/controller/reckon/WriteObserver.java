package org.backspike.chip.controller.reckon;

/** Who sees what is written into memories. */
interface WriteObserver {
  /**
   * A word was written.
   *
   * @param address of the word
   * @param low lower 64 bits of what was written, 0 where nothing was
   * @param high upper 64 bits
   */
  void wrote(int address, long low, long high);
}
