package org.backspike.snn.task;

/** Yin-Yang with spike times twice as fine, 64 steps: the setting of the accuracy figures. */
public final class YinYangFine implements Task {
  private final YinYang points = new YinYang();

  /** The task. */
  public YinYangFine() {}

  @Override
  public String name() {
    return "yin-yang-64";
  }

  @Override
  public String description() {
    return "the same points in 64 steps, trained until the learning rate has fallen to 1/170";
  }

  @Override
  public String encoder() {
    return points.encoder();
  }

  @Override
  public int steps() {
    return 64;
  }

  @Override
  public String shape() {
    return points.shape();
  }

  @Override
  public Dataset train() {
    return points.train();
  }

  @Override
  public Dataset validation() {
    return points.validation();
  }

  @Override
  public Dataset test() {
    return points.test();
  }
}
