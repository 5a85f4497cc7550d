package org.backspike.snn;

/**
 * A full matrix of weights, pre-major: the weight from source {@code j} to target {@code i} is
 * {@code values[j * targets + i]}, so that one spike adds one contiguous row.
 */
public final class DenseWeights implements Connection {
  private final int sources;
  private final int targets;
  private final float[] values;

  /**
   * A matrix.
   *
   * @param sources rows, at least 1
   * @param targets columns, at least 1
   * @param values shape [sources][targets]; kept, not copied
   * @throws IllegalArgumentException if the length is wrong
   */
  public DenseWeights(int sources, int targets, float[] values) {
    if (sources < 1 || targets < 1 || (long) sources * targets != values.length) {
      throw new IllegalArgumentException(
          values.length + " weights; must be " + sources + " x " + targets);
    }
    this.sources = sources;
    this.targets = targets;
    this.values = values;
  }

  /**
   * Rows.
   *
   * @return size of the source population
   */
  @Override
  public int sources() {
    return sources;
  }

  /**
   * Columns.
   *
   * @return size of the target population
   */
  @Override
  public int targets() {
    return targets;
  }

  /**
   * The weights.
   *
   * @return the live array, shape [sources][targets]
   */
  @Override
  public float[] values() {
    return values;
  }

  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public DenseWeights with(float[] weights) {
    return new DenseWeights(sources, targets, weights);
  }

  @Override
  public boolean isLearned() {
    return true;
  }

  @Override
  public void forEach(SynapseVisitor visitor) {
    for (int j = 0; j < sources; j++) {
      for (int i = 0; i < targets; i++) {
        visitor.visit(j, i, j * targets + i);
      }
    }
  }
}
