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
  private long messages;
  private long flits;
  private long hostFlits;
  private long hops;
  private long multiplied;
  private long eastWest;
  private long northSouth;
  private long withinTile;
  private long occupied;
  private long driven;

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
    messages = 0;
    flits = 0;
    hostFlits = 0;
    hops = 0;
    multiplied = 0;
    eastWest = 0;
    northSouth = 0;
    withinTile = 0;
    occupied = 0;
    driven = 0;
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
    messages += other.messages;
    flits += other.flits;
    hostFlits += other.hostFlits;
    hops += other.hops;
    multiplied += other.multiplied;
    eastWest += other.eastWest;
    northSouth += other.northSouth;
    withinTile += other.withinTile;
    occupied += other.occupied;
    driven += other.driven;
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
   * @param times how many of them were multiplied by a graded payload
   */
  void noteSynapses(long count, long read, long times) {
    synapses += count;
    words += read;
    multiplied += times;
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
   * Notes messages that were sent or received.
   *
   * @param count how many
   * @param flitsOfAll their flits
   * @param fromHost those of their flits that crossed the port of the host
   * @param linksOfFlits links that the flits crossed, one for each flit and link
   */
  void noteMessages(long count, long flitsOfAll, long fromHost, long linksOfFlits) {
    messages += count;
    flits += flitsOfAll;
    hostFlits += fromHost;
    hops += linksOfFlits;
  }

  /**
   * Notes which way messages went; a message counts once on every link.
   *
   * @param alongRows links along rows of the mesh
   * @param alongColumns links along columns
   * @param toOwnTile messages to a core of the tile they came from
   */
  void noteRoutes(long alongRows, long alongColumns, long toOwnTile) {
    eastWest += alongRows;
    northSouth += alongColumns;
    withinTile += toOwnTile;
  }

  /**
   * Notes neurons that a sweep found at work.
   *
   * @param holding neurons with a state, a bias or input
   * @param busy neurons with input or a spike
   */
  void noteActivity(long holding, long busy) {
    occupied += holding;
    driven += busy;
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

  /**
   * Messages that were sent or received.
   *
   * @return at least 0
   */
  public long messages() {
    return messages;
  }

  /**
   * Flits of these messages.
   *
   * @return at least 0
   */
  public long flits() {
    return flits;
  }

  /**
   * Flits that crossed the port of the host.
   *
   * @return at least 0
   */
  public long hostFlits() {
    return hostFlits;
  }

  /**
   * Links that flits crossed.
   *
   * @return flits times links, at least 0
   */
  public long hops() {
    return hops;
  }

  /**
   * Weights that were multiplied by a graded payload.
   *
   * @return at least 0
   */
  public long multiplied() {
    return multiplied;
  }

  /**
   * Links along rows that messages crossed.
   *
   * @return messages times links, at least 0
   */
  public long hopsEastWest() {
    return eastWest;
  }

  /**
   * Links along columns that messages crossed.
   *
   * @return messages times links, at least 0
   */
  public long hopsNorthSouth() {
    return northSouth;
  }

  /**
   * Messages that stayed on the tile they came from.
   *
   * @return at least 0
   */
  public long withinTile() {
    return withinTile;
  }

  /**
   * Neurons that held a state, had a bias or got input, where the chip asks for it.
   *
   * @return at least 0
   */
  public long occupied() {
    return occupied;
  }

  /**
   * Neurons that got input or fired, where the chip asks for it.
   *
   * @return at least 0
   */
  public long driven() {
    return driven;
  }
}
