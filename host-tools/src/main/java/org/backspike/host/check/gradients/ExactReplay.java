package org.backspike.host.check.gradients;

import org.backspike.bptt.exact.ExactGradient;
import org.backspike.bptt.exact.ExactModel;
import org.backspike.bptt.exact.ExactRun;
import org.backspike.host.check.gradients.CaseSwitches.Recurrence;
import org.backspike.snn.Network;
import org.backspike.snn.ParameterPlaces;

/** A case in double precision. */
final class ExactReplay {
  private ExactReplay() {}

  static Replay of(GradientCase from) {
    Network network = CaseNetwork.of(from);
    ExactModel model = new ExactModel(network, from.surrogate(), from.steps());
    sumBiasesInDouble(from, network, model);
    double[][] inputs = inputs(from);
    ExactRun run = model.run(inputs);
    ExactGradient gradient = model.gradient(run, from.loss(), from.labels());
    Replay replay = new Replay(from, network);
    double[][] inputErrors = new double[from.batch()][];
    for (int b = 0; b < from.batch(); b++) {
      inputErrors[b] = gradient.inputErrors(b);
    }
    for (int layer = 1; layer <= 2; layer++) {
      int population = network.indexOf("hidden" + layer);
      double[][] spikes = new double[from.batch()][];
      double[][] membranes = new double[from.batch()][];
      for (int b = 0; b < from.batch(); b++) {
        spikes[b] = run.outputs(population, b);
        membranes[b] = run.membranes(population, b);
      }
      replay.perSample("spk" + layer, spikes);
      replay.perSample("mem" + layer, membranes);
    }
    replay.loss(gradient.loss());
    replay.perSample("dx", inputErrors);
    replay.gradients(gradient.arrays());
    return replay;
  }

  /** The network has the sum of two biases rounded to float; here it is not rounded. */
  private static void sumBiasesInDouble(GradientCase from, Network network, ExactModel model) {
    for (int layer = 1; layer <= 2; layer++) {
      if (from.layers().get(layer - 1).recurrence() == Recurrence.ADD) {
        int place = new ParameterPlaces(network).bias(network.indexOf("hidden" + layer));
        double[] sum = model.parameters().get(place);
        for (int i = 0; i < sum.length; i++) {
          sum[i] = from.data().get("b" + layer)[i] + from.data().get("bV")[i];
        }
      }
    }
  }

  /** The input of every sample, shape [samples][steps][channels]. */
  static double[][] inputs(GradientCase from) {
    int channels = from.sizes().getFirst();
    double[] x = from.data().get("x", from.steps() * from.batch() * channels);
    double[][] inputs = new double[from.batch()][from.steps() * channels];
    for (int t = 0; t < from.steps(); t++) {
      for (int b = 0; b < from.batch(); b++) {
        System.arraycopy(x, (t * from.batch() + b) * channels, inputs[b], t * channels, channels);
      }
    }
    return inputs;
  }
}
