package org.backspike.bptt.optimize;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.kernel.AdamUpdate;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.snn.batch.NetworkArrays;

/**
 * Applies a rule to the arrays of a network and keeps its moments, in float like the parameters.
 * Ranges that do not overlap may be updated by several threads.
 */
public final class Optimizer {
  private final NetworkArrays arrays;
  private final int decayed;
  private final UpdateRule rule;
  private final UpdateRule withoutDecay;
  private final List<List<float[]>> moments = new ArrayList<>();
  private final AdamUpdate adam = Kernels.adamUpdate();
  private long steps;
  private double rate;

  /**
   * An optimizer before its first step.
   *
   * @param name of the rule
   * @param decay weight decay of the weights of projections, at least 0
   * @param arrays parameters; modified by every step
   * @param weights how many of the first arrays are weights
   * @throws IllegalArgumentException if the name is unknown
   */
  public Optimizer(String name, double decay, NetworkArrays arrays, int weights) {
    this.arrays = arrays;
    this.decayed = weights;
    this.rule = UpdateRules.named(name, decay);
    this.withoutDecay = UpdateRules.named(name, 0);
    for (int place = 0; place < arrays.count(); place++) {
      List<float[]> of = new ArrayList<>();
      for (int m = 0; m < rule.moments(); m++) {
        of.add(new float[arrays.array(place).length]);
      }
      moments.add(of);
    }
  }

  /**
   * Begins a step.
   *
   * @param learningRate of this step
   */
  public void begin(double learningRate) {
    steps++;
    rate = learningRate;
  }

  /**
   * Updates a range of an array.
   *
   * @param place which array
   * @param gradient of the same shape; not modified
   * @param from first element
   * @param to end
   */
  public void update(int place, float[] gradient, int from, int to) {
    float[] w = arrays.array(place);
    List<float[]> of = moments.get(place);
    UpdateRule now = place < decayed ? rule : withoutDecay;
    if (now instanceof Adam numbers && (numbers.decay() == 0 || numbers.decoupled())) {
      adam.update(ofStep(numbers), w, gradient, of.get(0), of.get(1), from, to);
      return;
    }
    double[] kept = new double[of.size()];
    for (int i = from; i < to; i++) {
      for (int m = 0; m < kept.length; m++) {
        kept[m] = of.get(m)[i];
      }
      w[i] = (float) now.update(w[i], gradient[i], kept, rate, steps);
      for (int m = 0; m < kept.length; m++) {
        of.get(m)[i] = (float) kept[m];
      }
    }
  }

  private AdamUpdate.Numbers ofStep(Adam numbers) {
    return new AdamUpdate.Numbers(
        (float) numbers.beta1(),
        (float) numbers.beta2(),
        (float) rate,
        (float) (1 - Math.pow(numbers.beta1(), (double) steps)),
        (float) Math.sqrt(1 - Math.pow(numbers.beta2(), (double) steps)),
        (float) numbers.epsilon(),
        (float) (1 - rate * numbers.decay()));
  }

  /**
   * Moments: with the parameters and {@link #steps} all that a checkpoint needs.
   *
   * @return live arrays, those of one parameter array after those of another
   */
  public List<float[]> moments() {
    return moments.stream().flatMap(List::stream).toList();
  }

  /**
   * Steps made so far.
   *
   * @return at least 0
   */
  public long steps() {
    return steps;
  }

  /**
   * Puts a number of steps back.
   *
   * @param made as {@link #steps()} gave it
   */
  public void resumeAt(long made) {
    steps = made;
  }
}
