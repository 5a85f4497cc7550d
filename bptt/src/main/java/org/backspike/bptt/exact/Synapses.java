package org.backspike.bptt.exact;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.Network;
import org.backspike.snn.Projection;

/** A projection as a list of synapses between population indices. */
public final class Synapses {
  /** Index of the projection. */
  public final int projection;

  /** Index of the source population. */
  public final int from;

  /** Index of the target population. */
  public final int to;

  /** Steps from an output to its consumption. */
  public final int lag;

  private final boolean learned;
  private final int sources;
  private final int targets;
  private final int[] source;
  private final int[] target;
  private final int[] weight;

  /**
   * The synapses of a projection.
   *
   * @param network the network
   * @param index of the projection
   */
  public Synapses(Network network, int index) {
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

  /**
   * Adds what the source put out in a step to the drive of the target.
   *
   * @param weights of the projection
   * @param output of the source, shape [steps][sources]
   * @param sent step of the output
   * @param drive shape [targets]; modified
   */
  public void forward(double[] weights, double[] output, int sent, double[] drive) {
    for (int k = 0; k < source.length; k++) {
      drive[target[k]] += weights[weight[k]] * output[sent * sources + source[k]];
    }
  }

  /**
   * Adds what the errors of a step mean for the source that sent.
   *
   * @param weights of the projection
   * @param driveErrors of the target, shape [steps][targets]
   * @param step of the errors
   * @param sourceErrors of the source, shape [steps][sources]; modified
   * @param sent step of the output
   */
  public void backward(
      double[] weights, double[] driveErrors, int step, double[] sourceErrors, int sent) {
    for (int k = 0; k < source.length; k++) {
      sourceErrors[sent * sources + source[k]] +=
          weights[weight[k]] * driveErrors[step * targets + target[k]];
    }
  }

  /**
   * Adds the gradient of the weights; nothing if they are not learned.
   *
   * @param output of the source, shape [steps][sources]
   * @param driveErrors of the target, shape [steps][targets]
   * @param steps number of steps
   * @param gradient of the shape of the weights; modified
   */
  public void gradient(double[] output, double[] driveErrors, int steps, double[] gradient) {
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
