package org.backspike.snn.kernel;

/** The specification. */
final class ScalarNeuronScan implements NeuronScan {
  @Override
  public void late(Coefficients c, ScanTask task) {
    for (int t = task.firstStep; t < task.endStep; t++) {
      lateFrom(0, c, task, t);
      task.begins[task.beginsAt + t + 1] = recordFrom(0, begin(task, t), c, task, t) - task.listsAt;
    }
  }

  @Override
  public void prompt(Coefficients c, ScanTask task) {
    for (int t = task.firstStep; t < task.endStep; t++) {
      promptFrom(0, c, task, t);
      task.begins[task.beginsAt + t + 1] = recordFrom(0, begin(task, t), c, task, t) - task.listsAt;
    }
  }

  static int begin(ScanTask task, int t) {
    return task.listsAt + task.begins[task.beginsAt + t];
  }

  /** Neurons from the first on in one step. */
  static void lateFrom(int first, Coefficients c, ScanTask task, int t) {
    for (int i = first; i < task.neurons; i++) {
      float v = task.carried[task.stateAt + i];
      boolean reset = v > c.fireAbove();
      float j = current(c, task, t, i);
      float leaked = c.rest() + c.keep() * ((reset ? c.lateState() : 1) * v - c.rest());
      float u =
          (reset ? c.lateTotal() : 1) * (leaked + c.gain() * j) - (reset ? c.lateSubtract() : 0);
      task.membrane[task.membraneAt + t * task.membraneStride + i] = u;
      task.carried[task.stateAt + i] = u;
    }
  }

  /** Neurons from the first on in one step. */
  static void promptFrom(int first, Coefficients c, ScanTask task, int t) {
    for (int i = first; i < task.neurons; i++) {
      float j = current(c, task, t, i);
      float v = task.carried[task.stateAt + i];
      float u = c.rest() + c.keep() * (v - c.rest()) + c.gain() * j;
      task.membrane[task.membraneAt + t * task.membraneStride + i] = u;
      task.carried[task.stateAt + i] =
          u > c.fireAbove() ? c.spikeFactor() * u + c.spikeOffset() : u;
    }
  }

  private static float current(Coefficients c, ScanTask task, int t, int i) {
    float drive = task.drive[task.driveAt + t * task.driveStride + i];
    float j = c.synapticDecay() * task.current[task.stateAt + i] + drive;
    task.current[task.stateAt + i] = j;
    return j;
  }

  /** Keeps the spikes of neurons from the first on; gives the end of the list. */
  static int recordFrom(int first, int list, Coefficients c, ScanTask task, int t) {
    int end = list;
    for (int i = first; i < task.neurons; i++) {
      if (task.membrane[task.membraneAt + t * task.membraneStride + i] > c.fireAbove()) {
        task.lists[end++] = i;
        task.timeBits[task.timeBitsAt + (t >> 5) * task.timeBitsStride + i] |= 1 << t;
      }
    }
    return end;
  }
}
