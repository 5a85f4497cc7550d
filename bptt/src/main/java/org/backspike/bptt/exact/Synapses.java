package org.backspike.bptt.exact;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.Network;
import org.backspike.snn.Projection;

/** A projection as a list of synapses between population indices. */
final class Synapses {
  final int projection;
  final int from;
  final int to;
  final int lag;
  private final boolean learned;
  private final int sources;
  private final int targets;
  private final int[] source;
  private final int[] target;
  private final int[] weight;

  Synapses(Network network, int index) {
    Projection of = network.projections().get(index);
    projection = index;
    from = network.indexOf(of.from());
    to = network.indexOf(of.to());
    lag = of.lag();
    learned = of.connection().isLearned();
    sources = of.connection().sources();
    targets = of.connection().targets();
    List<int[]> all = new ArrayList<>();
    of.connection().forEach((j, i, w) -> all.add(new int[] {j, i, w}));
    source = all.stream().mapToInt(each -> each[0]).toArray();
    target = all.stream().mapToInt(each -> each[1]).toArray();
    weight = all.stream().mapToInt(each -> each[2]).toArray();
  }

  /** Adds what the source put out in a step to the drive of the target. */
  void forward(double[] weights, double[] output, int sent, double[] drive) {
    for (int k = 0; k < source.length; k++) {
      drive[target[k]] += weights[weight[k]] * output[sent * sources + source[k]];
    }
  }

  /** Adds what the errors of a step mean for the source that sent. */
  void backward(double[] weights, double[] driveErrors, int step, double[] sourceErrors, int sent) {
    for (int k = 0; k < source.length; k++) {
      sourceErrors[sent * sources + source[k]] +=
          weights[weight[k]] * driveErrors[step * targets + target[k]];
    }
  }

  /** Adds the gradient of the weights. */
  void gradient(double[] output, double[] driveErrors, int steps, double[] gradient) {
    if (!learned) {
      return;
    }
    for (int step = lag; step < steps; step++) {
      for (int k = 0; k < source.length; k++) {
        gradient[weight[k]] +=
            output[(step - lag) * sources + source[k]] * driveErrors[step * targets + target[k]];
      }
    }
  }
}
