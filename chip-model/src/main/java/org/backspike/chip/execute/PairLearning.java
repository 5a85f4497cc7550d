package org.backspike.chip.execute;

import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.TraceLayout;
import org.backspike.chip.kernel.SliceArrays;
import org.backspike.chip.network.Plasticity;
import org.backspike.chip.network.Plasticity.Factor;
import org.backspike.chip.network.Plasticity.Product;
import org.backspike.chip.network.Plasticity.Term;
import org.backspike.chip.program.Instruction;

/**
 * {@link Instruction.LearnPairs}; active = spikes of both sides, produced = weights that were
 * changed or not. Spikes are noted in every step; at the end of an epoch the traces decay and every
 * weight changes by a sum of products.
 *
 * <p>Source: lava-nc/lava, lava/magma/core/learning and lava/proc/dense, "bit approximate".
 */
final class PairLearning implements MicroOperation {
  /** Fraction bits of a weight while it changes. */
  private static final int FRACTION_BITS = 7;

  private static final int LEAST_SUM = -32769;
  private static final int MOST_SUM = 32767;
  private static final int LEAST_WEIGHT = -256;
  private static final int MOST_WEIGHT = 255;

  private final Plasticity rule;
  private final Arrivals arrivals;
  private final SliceArrays target;
  private final short[] weights;
  private final EpochTrace pre;
  private final EpochTrace post;
  private final List<BoundProduct> products = new ArrayList<>();

  PairLearning(Instruction.LearnPairs instruction, Machine machine) {
    RowBlock block = instruction.block();
    rule = block.of().plasticity().orElseThrow();
    arrivals = new Arrivals(block, machine);
    target = machine.state(instruction.slice());
    weights = machine.contentsOf(block.weights()).shorts;
    TraceLayout traces = block.traces().orElseThrow();
    pre = new EpochTrace(rule.pre(), rule.epoch(), machine.contentsOf(traces.pre()).ints);
    post = new EpochTrace(rule.post(), rule.epoch(), machine.contentsOf(traces.post()).ints);
    for (Product product : rule.products()) {
      products.add(new BoundProduct(product));
    }
  }

  @Override
  public void run(int step, Work work) {
    int oneBased = step + 1;
    int position = step % rule.epoch() + 1;
    long spikes = target.firedCount;
    for (Events events : arrivals.at()) {
      for (int e = 0; e < events.count; e++) {
        pre.spike(events.index[e], position);
      }
      spikes += events.count;
    }
    for (int k = 0; k < target.firedCount; k++) {
      post.spike(target.fired[k], position);
    }
    boolean epochEnds = oneBased % rule.epoch() == 0;
    if (epochEnds) {
      pre.decay(rule.random().preDecay(oneBased));
      post.decay(rule.random().postDecay(oneBased));
      change(rule.random().weight(oneBased / rule.epoch()));
      pre.endEpoch();
      post.endEpoch();
    }
    work.note(spikes, epochEnds ? weights.length : 0);
  }

  private void change(double random) {
    int targets = target.neurons();
    for (int j = 0; j < pre.size(); j++) {
      for (int i = 0; i < targets; i++) {
        int at = j * targets + i;
        weights[at] = (short) changed(weights[at], j, i, random);
      }
    }
  }

  private int changed(int weight, int j, int i, double random) {
    long sum = (long) weight << FRACTION_BITS;
    for (BoundProduct product : products) {
      sum = clip(sum + product.value(weight, j, i), LEAST_SUM, MOST_SUM);
    }
    double fraction = (sum & ((1 << FRACTION_BITS) - 1)) / (double) (1 << FRACTION_BITS);
    long rounded = (sum >> FRACTION_BITS) + (random < fraction ? 1 : 0);
    return (int) clip(rounded, LEAST_WEIGHT, MOST_WEIGHT);
  }

  private static long clip(long x, long low, long high) {
    return Math.min(high, Math.max(low, x));
  }

  /** A product with its factors as arrays. */
  private final class BoundProduct {
    /** Bits of a product before its power of two. */
    private static final int MOST_BITS = 15;

    /** Bits of the gate, a sign among them. */
    private static final int GATE_BITS = 4;

    private final Product product;
    private final Term[] terms;

    BoundProduct(Product product) {
      this.product = product;
      this.terms = product.factors().toArray(Term[]::new);
    }

    long value(int weight, int j, int i) {
      int at =
          switch (product.dependency()) {
            case X0 -> pre.lastSpike(j);
            case Y0 -> post.lastSpike(i);
            case U -> rule.epoch();
          };
      if (at == 0) {
        return 0;
      }
      long c = 1;
      int bits = GATE_BITS;
      for (Term term : terms) {
        int width = term.factor().bits();
        long value = factor(term.factor(), weight, j, i, at) + term.constant();
        c *= clip(value, -(1L << width), (1L << width) - 1);
        bits += width;
      }
      c = FixedPoint.shift(c * product.mantissa(), -Math.max(0, bits - MOST_BITS));
      return clip(c << product.exponent(), LEAST_SUM, MOST_SUM);
    }

    private long factor(Factor factor, int weight, int j, int i, int at) {
      return switch (factor) {
        case X0 -> pre.lastSpike(j) != 0 ? 1 : 0;
        case X1 -> pre.at(j, at);
        case Y0 -> post.lastSpike(i) != 0 ? 1 : 0;
        case Y1 -> post.at(i, at);
        case W -> weight;
      };
    }
  }
}
