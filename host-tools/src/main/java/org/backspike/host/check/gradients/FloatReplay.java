package org.backspike.host.check.gradients;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.batch.BatchOutcome;
import org.backspike.bptt.batch.BatchTrainer;
import org.backspike.bptt.batch.Pieces;
import org.backspike.snn.Network;
import org.backspike.snn.ParameterPlaces;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.stimulus.CurrentSeries;

/** A case by the fast trainer, in float. */
final class FloatReplay {
  private FloatReplay() {}

  static Replay of(GradientCase from, Pieces pieces) {
    Network network = CaseNetwork.of(from);
    BatchTrainer trainer =
        new BatchTrainer(
            network, from.surrogate(), from.loss(), "sgd", 0, from.steps(), from.batch());
    List<CurrentSeries> stimuli = new ArrayList<>();
    for (double[] input : ExactReplay.inputs(from)) {
      float[] values = new float[input.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) input[i];
      }
      stimuli.add(new CurrentSeries(from.sizes().getFirst(), values));
    }
    BatchOutcome outcome = trainer.gradient(stimuli, from.labels(), pieces);
    Replay replay = new Replay(from, network);
    for (int layer = 1; layer <= 2; layer++) {
      replay.perSample("spk" + layer, spikes(from, trainer, network.indexOf("hidden" + layer)));
    }
    replay.loss(outcome.lossSum() / from.batch());
    double[][] inputErrors = new double[from.batch()][];
    for (int b = 0; b < from.batch(); b++) {
      inputErrors[b] = trainer.inputErrors(b);
    }
    replay.perSample("dx", inputErrors);
    replay.gradients(gradients(network, trainer));
    return replay;
  }

  private static double[][] spikes(GradientCase from, BatchTrainer trainer, int population) {
    Activity activity = trainer.state().activity(population);
    int n = trainer.state().wiring().population(population).size();
    double[][] spikes = new double[from.batch()][from.steps() * n];
    for (int b = 0; b < from.batch(); b++) {
      for (int t = 0; t < from.steps(); t++) {
        for (int k = activity.begin(b, t); k < activity.begin(b, t + 1); k++) {
          spikes[b][t * n + activity.lists()[k]] = 1;
        }
      }
    }
    return spikes;
  }

  /** Without the padding. */
  private static List<double[]> gradients(Network network, BatchTrainer trainer) {
    List<float[]> shapes = new ParameterPlaces(network).arrays();
    List<double[]> gradients = new ArrayList<>();
    for (int place = 0; place < shapes.size(); place++) {
      float[] padded = trainer.gradients().array(place);
      double[] values = new double[shapes.get(place).length];
      int rows = place < network.projections().size() ? sources(network, place) : 1;
      int columns = values.length / rows;
      for (int i = 0; i < values.length; i++) {
        values[i] = padded[i / columns * (padded.length / rows) + i % columns];
      }
      gradients.add(values);
    }
    return gradients;
  }

  private static int sources(Network network, int projection) {
    return network.projections().get(projection).connection().sources();
  }
}
