package org.backspike.snn.batch;

import java.util.Arrays;
import org.backspike.snn.kernel.Coefficients;

/** Neurons that never fire. */
final class Integrators implements NeuronStepper {
  private final Coefficients c;
  private final Activity activity;
  private final float[] carried;
  private final float[] current;

  Integrators(Coefficients coefficients, Activity activity) {
    this.c = coefficients;
    this.activity = activity;
    this.carried = new float[activity.stride()];
    this.current = new float[activity.stride()];
  }

  @Override
  public void begin(int sample) {
    Arrays.fill(carried, 0);
    Arrays.fill(current, 0);
  }

  @Override
  public void resume(int sample, int step, Carried from) {
    System.arraycopy(from.single, 0, carried, 0, carried.length);
    System.arraycopy(from.single, carried.length, current, 0, current.length);
  }

  @Override
  public void keep(int sample, int step, Carried to) {
    System.arraycopy(carried, 0, to.single, 0, carried.length);
    System.arraycopy(current, 0, to.single, carried.length, current.length);
  }

  @Override
  public void run(
      int sample, int firstStep, int endStep, float[] drive, int driveAt, int driveStride) {
    float[] membranes = activity.membranes();
    int stride = carried.length;
    for (int t = firstStep; t < endStep; t++) {
      int to = activity.membranesAt(sample) + t * stride;
      for (int i = 0; i < stride; i++) {
        current[i] = c.synapticDecay() * current[i] + drive[driveAt + t * driveStride + i];
        carried[i] = c.keep() * carried[i] + c.gain() * current[i];
        membranes[to + i] = carried[i];
      }
    }
  }
}
