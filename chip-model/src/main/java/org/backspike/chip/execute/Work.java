package org.backspike.chip.execute;

/**
 * What one execution of an instruction, or the sum of many, found to do: the data-dependent counts
 * from which time and energy follow. Which count means what is said where the instruction is bound.
 */
public final class Work {
  private long executions;
  private long active;
  private long produced;
  private long saturated;
  private long zeroWeights;
  private long synapses;
  private long words;

  /** No work yet. */
  public Work() {}

  /** Forgets everything. */
  public void clear() {
    executions = 0;
    active = 0;
    produced = 0;
    saturated = 0;
    zeroWeights = 0;
    synapses = 0;
    words = 0;
  }

  /**
   * Adds other work.
   *
   * @param other what is added; not modified
   */
  public void add(Work other) {
    executions += other.executions;
    active += other.active;
    produced += other.produced;
    saturated += other.saturated;
    zeroWeights += other.zeroWeights;
    synapses += other.synapses;
    words += other.words;
  }

  /**
   * Notes one execution.
   *
   * @param found items that had to be worked on: events, rows, neurons
   * @param made items that came out: spikes, messages, random words
   */
  void note(long found, long made) {
    executions++;
    active += found;
    produced += made;
  }

  /**
   * Notes registers that clipped.
   *
   * @param count how many
   */
  void noteSaturated(long count) {
    saturated += count;
  }

  /**
   * Notes weights that were delivered, zeros included.
   *
   * @param count how many
   * @param read words of the synapse memory that held them
   */
  void noteSynapses(long count, long read) {
    synapses += count;
    words += read;
  }

  /**
   * Notes synaptic events that delivered a weight of zero.
   *
   * @param count how many
   */
  void noteZeroWeights(long count) {
    zeroWeights += count;
  }

  /**
   * How often the instruction ran.
   *
   * @return at least 0
   */
  public long executions() {
    return executions;
  }

  /**
   * Items that had to be worked on.
   *
   * @return at least 0
   */
  public long active() {
    return active;
  }

  /**
   * Items that came out.
   *
   * @return at least 0
   */
  public long produced() {
    return produced;
  }

  /**
   * Registers that clipped.
   *
   * @return at least 0
   */
  public long saturated() {
    return saturated;
  }

  /**
   * Synaptic events that delivered a weight of zero.
   *
   * @return at least 0
   */
  public long zeroWeights() {
    return zeroWeights;
  }

  /**
   * Weights that were delivered.
   *
   * @return at least 0
   */
  public long synapses() {
    return synapses;
  }

  /**
   * Words of the synapse memory that were read.
   *
   * @return at least 0
   */
  public long words() {
    return words;
  }
}
