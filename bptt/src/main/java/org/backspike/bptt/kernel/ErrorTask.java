package org.backspike.bptt.kernel;

/**
 * The arrays of an {@link ErrorScan}: one sample of one population. Places are those of neuron 0 in
 * step 0. Reused from sample to sample; belongs to one thread.
 */
public final class ErrorTask {
  /** Neurons. */
  public int neurons;

  /** First step. */
  public int firstStep;

  /** End of the steps; they are walked backward. */
  public int endStep;

  /** From one step to the next in membranes, errors and derivatives. */
  public int stride;

  /** u, shape [steps][stride]. */
  public float[] membrane = new float[0];

  /** Place in the membranes. */
  public int membraneAt;

  /** Errors of the spikes; replaced by those of the drive. */
  public float[] errors = new float[0];

  /** Place in the errors. */
  public int errorsAt;

  /** h(u - threshold). */
  public float[] derivatives = new float[0];

  /** Place in the derivatives. */
  public int derivativesAt;

  /** Error of the carried membrane, shape [neurons]; modified. */
  public float[] carry = new float[0];

  /** Error of the synaptic current, shape [neurons]; modified. */
  public float[] lambda = new float[0];

  /** Errors of the drive summed over the steps, shape [neurons]; modified. */
  public float[] sums = new float[0];

  /** Place in carry and lambda. */
  public int stateAt;

  /** Place in the sums. */
  public int sumsAt;

  /** Arrays to be set. */
  public ErrorTask() {}
}
