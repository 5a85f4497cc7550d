package org.backspike.chip.hardware;

/** What ends a step of the network on a chip. */
public sealed interface Discipline {

  /**
   * The word in chip files.
   *
   * @return lower case with hyphens
   */
  String key();

  /** All cores are done, the network is empty, a barrier has passed. Bits do not depend on time. */
  record Barrier() implements Discipline {
    @Override
    public String key() {
      return "barrier";
    }
  }

  /**
   * A tick of fixed length; unfinished work is an overrun, the rest of the tick is slack.
   *
   * @param tickPs length of a step in ps; 1 to 10^15
   */
  record FixedTick(long tickPs) implements Discipline {
    private static final long LONGEST = 1_000_000_000_000_000L;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public FixedTick {
      if (tickPs < 1 || tickPs > LONGEST) {
        throw new IllegalArgumentException("tick_ps is " + tickPs + "; must be 1 to " + LONGEST);
      }
    }

    @Override
    public String key() {
      return "fixed-tick";
    }
  }

  /** Nothing: events act when they arrive, so their order is part of the result. */
  record FreeRunning() implements Discipline {
    @Override
    public String key() {
      return "free-running";
    }
  }
}
