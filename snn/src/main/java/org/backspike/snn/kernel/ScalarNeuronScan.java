package org.backspike.snn.kernel;

/** The specification. */
final class ScalarNeuronScan implements NeuronScan {
  @Override
  public void late(Coefficients c, ScanTask task) {
    lateFrom(0, c, task);
  }

  @Override
  public void prompt(Coefficients c, ScanTask task) {
    promptFrom(0, c, task);
  }

  static void lateFrom(int first, Coefficients c, ScanTask task) {
    for (int i = first; i < task.neurons; i++) {
      float v = task.carried[task.stateAt + i];
      float j = task.current[task.stateAt + i];
      for (int t = task.firstStep; t < task.endStep; t++) {
        boolean reset = v > c.fireAbove();
        j = c.synapticDecay() * j + task.drive[task.driveAt + t * task.driveStride + i];
        float leaked = c.rest() + c.keep() * ((reset ? c.lateState() : 1) * v - c.rest());
        float u =
            (reset ? c.lateTotal() : 1) * (leaked + c.gain() * j) - (reset ? c.lateSubtract() : 0);
        record(task, i, t, u, u > c.fireAbove());
        v = u;
      }
      task.carried[task.stateAt + i] = v;
      task.current[task.stateAt + i] = j;
    }
  }

  static void promptFrom(int first, Coefficients c, ScanTask task) {
    for (int i = first; i < task.neurons; i++) {
      float v = task.carried[task.stateAt + i];
      float j = task.current[task.stateAt + i];
      for (int t = task.firstStep; t < task.endStep; t++) {
        j = c.synapticDecay() * j + task.drive[task.driveAt + t * task.driveStride + i];
        float u = c.rest() + c.keep() * (v - c.rest()) + c.gain() * j;
        boolean fires = u > c.fireAbove();
        record(task, i, t, u, fires);
        v = fires ? c.spikeFactor() * u + c.spikeOffset() : u;
      }
      task.carried[task.stateAt + i] = v;
      task.current[task.stateAt + i] = j;
    }
  }

  private static void record(ScanTask task, int i, int t, float u, boolean fires) {
    task.membrane[task.membraneAt + t * task.membraneStride + i] = u;
    if (fires) {
      int place = task.countsAt + t;
      task.lists[task.listsAt + t * task.listCapacity + task.counts[place]++] = i;
      task.timeBits[task.timeBitsAt + (t >> 5) * task.timeBitsStride + i] |= 1 << t;
    }
  }
}
