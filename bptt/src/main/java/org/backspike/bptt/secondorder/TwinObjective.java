package org.backspike.bptt.secondorder;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.exact.ExactGradient;
import org.backspike.bptt.exact.ExactModel;
import org.backspike.bptt.exact.ExactRun;
import org.backspike.bptt.loss.Loss;
import org.backspike.snn.Network;
import org.backspike.snn.ParameterPlaces;
import org.backspike.surrogate.Surrogate;

/** The mean loss of a batch as a function of all learned weights and biases, in a row. */
public final class TwinObjective implements Objective {
  private final ExactModel model;
  private final TangentPass tangents;
  private final Loss loss;
  private final double[][] inputs;
  private final int[] labels;
  private final List<Integer> learned = new ArrayList<>();
  private final int size;

  /**
   * The objective of a batch.
   *
   * @param twin from {@link SmoothTwin}
   * @param surrogate its primitive stands for the spike
   * @param loss what is minimized, in the mean
   * @param inputs shape [samples][steps * channels]
   * @param labels shape [samples]
   */
  public TwinObjective(
      Network twin, Surrogate surrogate, Loss loss, double[][] inputs, int[] labels) {
    this.model = new ExactModel(twin, surrogate, twin.presentation().steps());
    this.tangents = new TangentPass(twin, surrogate, loss, labels);
    this.loss = loss;
    this.inputs = inputs;
    this.labels = labels;
    for (int place = 0; place < model.parameters().size(); place++) {
      boolean weights = place < twin.projections().size();
      if (!weights || twin.projections().get(place).connection().isLearned()) {
        learned.add(place);
      }
    }
    this.size = learned.stream().mapToInt(place -> model.parameters().get(place).length).sum();
  }

  @Override
  public int size() {
    return size;
  }

  /**
   * The present parameters of the network.
   *
   * @return a new vector
   */
  public double[] start() {
    return flat(model.parameters());
  }

  @Override
  public double evaluate(double[] x, double[] gradient) {
    ExactGradient found = model.gradient(run(x), loss, labels);
    System.arraycopy(flat(found.arrays()), 0, gradient, 0, size);
    return found.loss();
  }

  @Override
  public double[] hessianProduct(double[] x, double[] direction) {
    ExactRun run = run(x);
    List<double[]> arrays = new ArrayList<>();
    model.parameters().forEach(each -> arrays.add(new double[each.length]));
    spread(direction, arrays);
    return flat(tangents.hessianProduct(run, model.parameters(), arrays));
  }

  /**
   * Fraction of the samples that the twin answers right.
   *
   * @param x parameters
   * @return 0 to 1
   */
  public double accuracy(double[] x) {
    ExactRun run = run(x);
    int right = 0;
    for (int sample = 0; sample < labels.length; sample++) {
      right += tangents.answer(run, sample) == labels[sample] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  /**
   * Gives a network its parameters.
   *
   * @param x parameters
   * @param network of the same shape; modified
   */
  public void store(double[] x, Network network) {
    spread(x, model.parameters());
    List<float[]> arrays = new ParameterPlaces(network).arrays();
    for (int place : learned) {
      double[] from = model.parameters().get(place);
      for (int i = 0; i < from.length; i++) {
        arrays.get(place)[i] = (float) from[i];
      }
    }
  }

  private ExactRun run(double[] x) {
    spread(x, model.parameters());
    return model.smooth(inputs, null);
  }

  private double[] flat(List<double[]> arrays) {
    double[] x = new double[size];
    int at = 0;
    for (int place : learned) {
      System.arraycopy(arrays.get(place), 0, x, at, arrays.get(place).length);
      at += arrays.get(place).length;
    }
    return x;
  }

  private void spread(double[] x, List<double[]> arrays) {
    if (x.length != size) {
      throw new IllegalArgumentException(x.length + " parameters; must be " + size);
    }
    int at = 0;
    for (int place : learned) {
      System.arraycopy(x, at, arrays.get(place), 0, arrays.get(place).length);
      at += arrays.get(place).length;
    }
  }
}
