package org.backspike.bptt.secondorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * L-BFGS: the inverse Hessian by the last ten steps, in two loops; steps along which the gradient
 * does not grow are skipped. Source: Nocedal and Wright, algorithm 7.4.
 */
final class LimitedMemory implements Direction {
  private static final int HISTORY = 10;
  private static final double SKIP = 1e-10;

  private final Deque<Pair> pairs = new ArrayDeque<>();

  /** A step and what it changed. */
  private static final class Pair {
    final double[] step;
    final double[] change;
    final double product;

    Pair(double[] step, double[] change) {
      this.step = step;
      this.change = change;
      this.product = Vectors.dot(step, change);
    }
  }

  @Override
  public double[] from(double[] x, double[] gradient) {
    double[] q = gradient.clone();
    List<Double> factors = new ArrayList<>();
    for (Pair pair : pairs) {
      double factor = Vectors.dot(pair.step, q) / pair.product;
      factors.add(factor);
      Vectors.add(-factor, pair.change, q);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getFirst();
      q = Vectors.times(last.product / Vectors.dot(last.change, last.change), q);
    }
    int k = pairs.size();
    for (var each = pairs.descendingIterator(); each.hasNext(); ) {
      Pair pair = each.next();
      double factor = Vectors.dot(pair.change, q) / pair.product;
      Vectors.add(factors.get(--k) - factor, pair.step, q);
    }
    return Vectors.times(-1, q);
  }

  @Override
  public void learn(double[] step, double[] change) {
    if (Vectors.dot(step, change) <= SKIP * Vectors.dot(step, step)) {
      return;
    }
    pairs.addFirst(new Pair(step, change));
    if (pairs.size() > HISTORY) {
      pairs.removeLast();
    }
  }
}
