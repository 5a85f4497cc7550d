package org.backspike.snn.batch;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.Synapse;
import org.backspike.snn.neuron.NeuronForward;
import org.backspike.snn.neuron.NeuronHistory;

/**
 * Neuron by neuron in double precision, with their whole history: for populations whose adjoint
 * needs more than the membrane, or that the kernels do not know.
 */
final class ExactStepper implements NeuronStepper {
  private final Activity activity;
  private final List<NeuronHistory[]> histories;
  private final int neurons;
  private final NeuronForward[] forward;

  ExactStepper(NeuronForward[] forward, Activity activity, List<NeuronHistory[]> histories) {
    this.forward = forward;
    this.neurons = forward.length;
    this.activity = activity;
    this.histories = histories;
  }

  /** Room for a batch. */
  static List<NeuronHistory[]> histories(int samples, int neurons, Synapse synapse, int steps) {
    List<NeuronHistory[]> all = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      NeuronHistory[] of = new NeuronHistory[neurons];
      for (int i = 0; i < neurons; i++) {
        of[i] = new NeuronHistory(synapse, steps);
      }
      all.add(of);
    }
    return all;
  }

  @Override
  public void begin(int sample) {
    activity.clear(sample);
  }

  @Override
  public void resume(int sample, int step, Carried from) {
    activity.clear(sample);
    NeuronHistory[] of = histories.get(sample);
    for (int i = 0; i < neurons; i++) {
      of[i].restore(step - 1, from.twice, i * (from.twice.length / neurons));
    }
  }

  @Override
  public void keep(int sample, int step, Carried to) {
    NeuronHistory[] of = histories.get(sample);
    for (int i = 0; i < neurons; i++) {
      of[i].save(step - 1, to.twice, i * (to.twice.length / neurons));
    }
  }

  @Override
  public void run(
      int sample, int firstStep, int endStep, float[] drive, int driveAt, int driveStride) {
    int stride = activity.stride();
    NeuronHistory[] of = histories.get(sample);
    for (int t = firstStep; t < endStep; t++) {
      int list = activity.begin(sample, t);
      for (int i = 0; i < neurons; i++) {
        forward[i].step(of[i], t, drive[driveAt + t * driveStride + i], null);
        activity.membranes()[activity.membranesAt(sample) + t * stride + i] = (float) of[i].u(t);
        if (of[i].s(t) > 0) {
          activity.lists()[list++] = i;
          activity.timeBits()[activity.timeBitsAt(sample) + (t >> 5) * stride + i] |= 1 << t;
        }
      }
      activity.endStep(sample, t, list);
    }
  }
}
