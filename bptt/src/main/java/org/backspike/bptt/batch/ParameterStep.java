package org.backspike.bptt.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.backspike.bptt.optimize.GradientLimits;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.optimize.Optimizer;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;

/** Gradients of all parameters by ranges of rows, and the step of the optimizer behind them. */
final class ParameterStep {
  private final Wiring wiring;
  private final NetworkArrays arrays;
  private final NetworkArrays gradient;
  private final WeightGradient weights;
  private final Optimizer optimizer;
  private final GradientShaping shaping;
  private final boolean isLimited;
  private final SamplePasses passes;
  private final Map<Integer, List<RowRange>> ranges = new HashMap<>();

  ParameterStep(
      Optimization optimization,
      BatchState state,
      BatchErrors errors,
      NetworkArrays arrays,
      NetworkArrays gradient,
      SamplePasses passes) {
    this.wiring = state.wiring();
    this.arrays = arrays;
    this.gradient = gradient;
    this.passes = passes;
    this.weights = new WeightGradient(state, errors, gradient);
    this.optimizer =
        new Optimizer(optimization.rule(), optimization.decay(), arrays, wiring.links().size());
    this.shaping = new GradientShaping(optimization.limits(), wiring, arrays, gradient);
    this.isLimited = !optimization.limits().equals(GradientLimits.NONE);
  }

  Optimizer optimizer() {
    return optimizer;
  }

  /** Finds the gradient of a batch whose errors are known. */
  void collect(int samples, Pieces pieces) {
    List<RowRange> of = ranges(pieces);
    pieces.run(of.size(), i -> weights.rows(of.get(i), samples));
    others(samples, place -> {});
  }

  /** Finds the gradient and makes a step. */
  void run(int samples, double rate, Pieces pieces) {
    optimizer.begin(rate);
    if (isLimited) {
      collect(samples, pieces);
      shaping.apply();
      updateAll(pieces);
    } else {
      updateRowByRow(samples, pieces);
    }
  }

  /** Rows are updated by whoever has just summed them: they are still in the cache. */
  private void updateRowByRow(int samples, Pieces pieces) {
    List<RowRange> of = ranges(pieces);
    pieces.run(
        of.size(),
        i -> {
          RowRange range = of.get(i);
          int projection = range.link().projection();
          weights.rows(range, samples);
          optimizer.update(projection, gradient.array(projection), range.from(), range.to());
          arrays.publish(projection, range.from(), range.to());
        });
    others(samples, this::update);
  }

  /** For limits the whole gradient must be known first. */
  private void updateAll(Pieces pieces) {
    int[] learned =
        IntStream.range(0, gradient.count())
            .filter(place -> place >= wiring.links().size() || isLearned(place))
            .toArray();
    pieces.run(learned.length, i -> update(learned[i]));
    arrays.publishAll();
  }

  private void update(int place) {
    optimizer.update(place, gradient.array(place), 0, gradient.array(place).length);
  }

  private boolean isLearned(int projection) {
    return wiring.network().projections().get(projection).connection().isLearned();
  }

  private List<RowRange> ranges(Pieces pieces) {
    return ranges.computeIfAbsent(pieces.parts(), weights::ranges);
  }

  /** Biases and learned numbers. */
  private void others(int samples, IntConsumer done) {
    for (int p = 0; p < wiring.populations(); p++) {
      int bias = gradient.places().bias(p);
      if (bias >= 0) {
        weights.bias(p, bias, samples);
      }
      for (int place : gradient.places().learned(p).values()) {
        Arrays.fill(gradient.array(place), 0);
      }
    }
    passes.learned(samples, (place, i, error) -> gradient.array(place)[i] += error);
    for (int place = wiring.links().size(); place < gradient.count(); place++) {
      done.accept(place);
    }
  }

  /** Memory of what grows with steps or samples, bytes. */
  long bytes() {
    return ranges.values().stream().flatMap(List::stream).mapToLong(RowRange::bytes).sum();
  }
}
