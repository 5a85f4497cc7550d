package org.backspike.snn.kernel;

/**
 * The arrays of a {@link NeuronScan}: one sample of one population. Places are those of neuron 0 in
 * step 0. Reused from sample to sample; belongs to one thread.
 */
public final class ScanTask {
  /** Neurons. */
  public int neurons;

  /** First step. */
  public int firstStep;

  /** End of the steps. */
  public int endStep;

  /** I, shape [steps][neurons]. */
  public float[] drive = new float[0];

  /** Place in the drive. */
  public int driveAt;

  /** From one step to the next in the drive; 0 for a drive that is the same at every step. */
  public int driveStride;

  /** Receives u; may be the drive. */
  public float[] membrane = new float[0];

  /** Place in the membranes. */
  public int membraneAt;

  /** From one step to the next in the membranes. */
  public int membraneStride;

  /** v, shape [neurons]; modified. */
  public float[] carried = new float[0];

  /** j, shape [neurons]; modified. */
  public float[] current = new float[0];

  /** Place in carried and current. */
  public int stateAt;

  /** Receives the neurons that fire, ascending, step by step. */
  public int[] lists = new int[0];

  /** Place of the first list. */
  public int listsAt;

  /**
   * Where the list of each step begins, counted from {@code listsAt}, shape [steps + 1]; that of
   * the first step is known, the end of each is set.
   */
  public int[] begins = new int[0];

  /** Place in the beginnings. */
  public int beginsAt;

  /** Bit t % 32 of word t / 32 is set if the neuron fires in step t; shape [words][neurons]. */
  public int[] timeBits = new int[0];

  /** Place in the bits. */
  public int timeBitsAt;

  /** From one word to the next. */
  public int timeBitsStride;

  /** Arrays to be set. */
  public ScanTask() {}
}
