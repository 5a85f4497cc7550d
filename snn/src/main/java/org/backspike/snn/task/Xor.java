package org.backspike.snn.task;

/**
 * The exclusive or of two bits, four samples: a linear readout cannot do it, two hidden units can.
 */
public final class Xor implements Task {
  /** The task. */
  public Xor() {}

  @Override
  public String name() {
    return "xor";
  }

  @Override
  public String description() {
    return "exclusive or of two bits; four samples, solved in seconds";
  }

  @Override
  public String encoder() {
    return "yin-yang";
  }

  @Override
  public int steps() {
    return 16;
  }

  @Override
  public String shape() {
    return "3-16-2";
  }

  @Override
  public Dataset train() {
    return new Dataset(2, 2, new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new int[] {0, 1, 1, 0});
  }

  @Override
  public Dataset validation() {
    return train();
  }

  @Override
  public Dataset test() {
    return train();
  }
}
