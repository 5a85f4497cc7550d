package org.backspike.snn.batch;

import java.util.Arrays;
import org.backspike.snn.kernel.Coefficients;
import org.backspike.snn.kernel.Kernels;
import org.backspike.snn.kernel.NeuronScan;
import org.backspike.snn.kernel.ScanTask;

/** By the kernels. Belongs to one thread. */
final class VectorStepper implements NeuronStepper {
  private final Coefficients coefficients;
  private final boolean late;
  private final Activity activity;
  private final NeuronScan scan = Kernels.neuronScan();
  private final ScanTask task = new ScanTask();

  VectorStepper(Coefficients coefficients, boolean late, Activity activity, int width) {
    this.coefficients = coefficients;
    this.late = late;
    this.activity = activity;
    task.neurons = width;
    task.membrane = activity.membranes();
    task.membraneStride = activity.stride();
    task.carried = new float[activity.stride()];
    task.current = new float[activity.stride()];
    task.lists = activity.lists();
    task.begins = activity.begins();
    task.timeBits = activity.timeBits();
    task.timeBitsStride = activity.stride();
  }

  @Override
  public void begin(int sample) {
    activity.clear(sample);
    Arrays.fill(task.carried, coefficients.rest());
    Arrays.fill(task.current, 0);
  }

  @Override
  public void resume(int sample, int step, Carried from) {
    int stride = activity.stride();
    activity.clear(sample);
    System.arraycopy(from.single, 0, task.carried, 0, stride);
    System.arraycopy(from.single, stride, task.current, 0, stride);
    // a late reset is told from the membrane of the step before
    int before = activity.membranesAt(sample) + (step - 1) * stride;
    System.arraycopy(from.single, 0, activity.membranes(), before, stride);
  }

  @Override
  public void keep(int sample, int step, Carried to) {
    System.arraycopy(task.carried, 0, to.single, 0, task.carried.length);
    System.arraycopy(task.current, 0, to.single, task.carried.length, task.current.length);
  }

  @Override
  public void run(
      int sample, int firstStep, int endStep, float[] drive, int driveAt, int driveStride) {
    task.firstStep = firstStep;
    task.endStep = endStep;
    task.drive = drive;
    task.driveAt = driveAt;
    task.driveStride = driveStride;
    task.membraneAt = activity.membranesAt(sample);
    task.listsAt = activity.listsAt(sample);
    task.beginsAt = activity.beginsAt(sample);
    task.timeBitsAt = activity.timeBitsAt(sample);
    if (late) {
      scan.late(coefficients, task);
    } else {
      scan.prompt(coefficients, task);
    }
  }
}
