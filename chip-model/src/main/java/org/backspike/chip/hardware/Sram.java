package org.backspike.chip.hardware;

/**
 * A memory macro of a core.
 *
 * @param macro which one it is
 * @param bytes capacity, at least 1
 * @param wordBits bits that one access delivers; 8 to 1024
 * @param ports accesses it takes in one cycle
 */
public record Sram(Macro macro, long bytes, int wordBits, Ports ports) {

  /** The memories a core may have. */
  public enum Macro {
    /** Where the rows of a source lie: pointer, length, delay, exponent; one word per axon. */
    AXON_TABLE,
    /** Forward weights, one row per axon. */
    SYNAPSE,
    /** Sums of arriving weights, one per neuron and delay slot. */
    ACCUMULATOR,
    /** Currents, membranes, refractory counters and parameters. */
    NEURON,
    /** What the backward pass must remember of the forward pass. */
    HISTORY,
    /** Gradients, optimizer state, shadow weights, errors. */
    LEARNING;

    /**
     * Whether inference uses it.
     *
     * @return false for the memories of learning
     */
    public boolean servesInference() {
      return this != HISTORY && this != LEARNING;
    }

    /**
     * The name in files and reports.
     *
     * @return lower case with underscores
     */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How many accesses a macro takes in one cycle. */
  public enum Ports {
    /** One port: a read or a write. */
    SINGLE,
    /** One port for reads and one for writes. */
    READ_WRITE
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if the capacity or the word is out of range
   */
  public Sram {
    if (bytes < 1 || bytes > 1L << 30) {
      throw new IllegalArgumentException(
          macro.key() + " memory of " + bytes + " bytes; must be 1 to " + (1L << 30));
    }
    if (wordBits < 8 || wordBits > 1024) {
      throw new IllegalArgumentException(
          macro.key() + " words of " + wordBits + " bits; must be 8 to 1024");
    }
  }

  /**
   * Where arrays lie whose memory is not described: in words of 64 bits, without a limit of its
   * own.
   *
   * @param macro which memory is not described
   * @return a memory of the largest size
   */
  public static Sram undescribed(Macro macro) {
    return new Sram(macro, 1L << 30, 64, Ports.READ_WRITE);
  }

  /**
   * Capacity.
   *
   * @return bits
   */
  public long bits() {
    return bytes * 8;
  }

  /**
   * Cycles that reading and writing back one word take.
   *
   * @return 2 with a single port, 1 with a port for each
   */
  public int readModifyWriteCycles() {
    return ports == Ports.SINGLE ? 2 : 1;
  }
}
