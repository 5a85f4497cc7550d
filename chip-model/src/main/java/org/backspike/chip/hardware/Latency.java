package org.backspike.chip.hardware;

import java.util.Locale;

/**
 * How long one operation of an asynchronous chip takes.
 *
 * @param operation what takes the time
 * @param stage which stage of a core is busy with it
 * @param ps value in ps; at least 0
 * @param lowPs lower end of the band in ps
 * @param highPs upper end of the band in ps
 * @param corner node and supply
 * @param evidence how the number is known; never {@link Evidence#UNPRICED}
 * @param citation where it comes from
 */
public record Latency(
    Operation operation,
    CoreStage stage,
    long ps,
    long lowPs,
    long highPs,
    Corner corner,
    Evidence evidence,
    String citation) {

  /** The stages of a core and the network behind them, as a latency names them. */
  public enum CoreStage {
    /** S0: takes messages from the network. */
    RECEIVE,
    /** S2 and S3: fetches weights and adds them. */
    SYNAPSE,
    /** S5: updates neurons. */
    NEURON,
    /** S6 and S7: turns spikes into messages. */
    SEND,
    /** Routers and links. */
    NETWORK,
    /** S8: changes weights. */
    LEARN;

    /**
     * The word in chip files.
     *
     * @return lower case
     */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks the band.
   *
   * @throws IllegalArgumentException if the value is negative or outside its band, or nothing is
   *     cited
   */
  public Latency {
    if (lowPs < 0 || lowPs > ps || ps > highPs) {
      throw new IllegalArgumentException(
          operation.id()
              + ": "
              + ps
              + " ps in a band of "
              + lowPs
              + " to "
              + highPs
              + "; must be 0 <= low <= value <= high");
    }
    if (evidence == Evidence.UNPRICED || citation.isBlank()) {
      throw new IllegalArgumentException(
          operation.id() + ": a latency without evidence or citation; leave it out");
    }
  }
}
