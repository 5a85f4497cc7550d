package org.backspike.bptt.regularize;

import java.util.Arrays;

/**
 * A price on the spikes of every hidden population, added to the loss of a batch. It depends on how
 * often each neuron fired in each sample, n, and not on when; so every spike of a neuron in a
 * sample has the same derivative. With N neurons, B samples and T steps:
 *
 * <ul>
 *   <li>{@link Count}: factor times the mean over samples of the sum of n
 *   <li>{@link SquaredRate}: factor times the sum over neurons of (mean over samples of n / T)^2
 *   <li>{@link PopulationCeiling}: factor times the mean over samples of relu(sum n / N - most)^2
 *   <li>{@link NeuronFloor}: factor times the mean over samples of the sum of relu(least - n)^2
 *   <li>{@link SilentUnits}: factor times the sum over neurons of relu(least - mean of n)^2
 *   <li>{@link Sparsity}: factor times the mean over samples of huber(relu(sum n / N - most))
 *   <li>{@link MeanRate}: factor times relu(mean of n / T over samples and neurons - most)^2
 * </ul>
 *
 * <p>Sources: Zenke and Vogels, Neural Computation 33(4), 2021, for the ceiling and the floor;
 * snnTorch, {@code l1_rate_sparsity}; spyx, {@code silence_reg} and {@code sparsity_reg}; lava-dl,
 * {@code event_rate_loss}.
 */
public sealed interface SpikePenalty {
  /**
   * Evaluates the penalty of one population.
   *
   * @param counts n, shape [samples][neurons], at least 0; not modified
   * @param steps T, at least 1
   * @param errors derivatives by n, of the same shape; added to
   * @return the penalty
   */
  double evaluate(double[][] counts, int steps, double[][] errors);

  /**
   * Every spike costs the same.
   *
   * @param factor price of a spike, above 0
   */
  record Count(double factor) implements SpikePenalty {
    /** Checks the price. */
    public Count {
      requirePositive(factor);
    }

    @Override
    public double evaluate(double[][] counts, int steps, double[][] errors) {
      double sum = 0;
      for (int b = 0; b < counts.length; b++) {
        for (int i = 0; i < counts[b].length; i++) {
          sum += counts[b][i];
          errors[b][i] += factor / counts.length;
        }
      }
      return factor * sum / counts.length;
    }
  }

  /**
   * Busy neurons cost more.
   *
   * @param factor above 0
   */
  record SquaredRate(double factor) implements SpikePenalty {
    /** Checks the price. */
    public SquaredRate {
      requirePositive(factor);
    }

    @Override
    public double evaluate(double[][] counts, int steps, double[][] errors) {
      double sum = 0;
      for (int i = 0; i < counts[0].length; i++) {
        double rate = mean(counts, i) / steps;
        sum += rate * rate;
        addToAll(errors, i, 2 * factor * rate / ((double) counts.length * steps));
      }
      return factor * sum;
    }
  }

  /**
   * A population may fire so often without cost.
   *
   * @param factor above 0
   * @param most spikes per neuron and sample that are free, at least 0
   */
  record PopulationCeiling(double factor, double most) implements SpikePenalty {
    /** Checks the numbers. */
    public PopulationCeiling {
      requirePositive(factor);
      requireBound(most);
    }

    @Override
    public double evaluate(double[][] counts, int steps, double[][] errors) {
      double sum = 0;
      for (int b = 0; b < counts.length; b++) {
        double spikes = 0;
        for (double n : counts[b]) {
          spikes += n;
        }
        double above = Math.max(0, spikes / counts[b].length - most);
        sum += above * above;
        for (int i = 0; i < counts[b].length; i++) {
          errors[b][i] += 2 * factor * above / ((double) counts.length * counts[b].length);
        }
      }
      return factor * sum / counts.length;
    }
  }

  /**
   * Every neuron should fire so often in every sample.
   *
   * @param factor above 0
   * @param least spikes per sample, at least 0
   */
  record NeuronFloor(double factor, double least) implements SpikePenalty {
    /** Checks the numbers. */
    public NeuronFloor {
      requirePositive(factor);
      requireBound(least);
    }

    @Override
    public double evaluate(double[][] counts, int steps, double[][] errors) {
      double sum = 0;
      for (int b = 0; b < counts.length; b++) {
        for (int i = 0; i < counts[b].length; i++) {
          double below = Math.max(0, least - counts[b][i]);
          sum += below * below;
          errors[b][i] -= 2 * factor * below / counts.length;
        }
      }
      return factor * sum / counts.length;
    }
  }

  /**
   * Every neuron should fire so often in the mean over a batch.
   *
   * @param factor above 0
   * @param least spikes per sample, at least 0
   */
  record SilentUnits(double factor, double least) implements SpikePenalty {
    /** Checks the numbers. */
    public SilentUnits {
      requirePositive(factor);
      requireBound(least);
    }

    @Override
    public double evaluate(double[][] counts, int steps, double[][] errors) {
      double sum = 0;
      for (int i = 0; i < counts[0].length; i++) {
        double below = least - mean(counts, i);
        if (below > 0) {
          sum += below * below;
          addToAll(errors, i, -2 * factor * below / counts.length);
        }
      }
      return factor * sum;
    }
  }

  /**
   * A population may fire so often without cost; far above it the price of a spike is constant.
   *
   * @param factor above 0
   * @param most spikes per neuron and sample that are free, at least 0
   */
  record Sparsity(double factor, double most) implements SpikePenalty {
    /** Checks the numbers. */
    public Sparsity {
      requirePositive(factor);
      requireBound(most);
    }

    @Override
    public double evaluate(double[][] counts, int steps, double[][] errors) {
      double sum = 0;
      for (int b = 0; b < counts.length; b++) {
        double above = Math.max(0, Arrays.stream(counts[b]).average().orElse(0) - most);
        sum += above <= 1 ? above * above / 2 : above - 0.5;
        double slope = factor * Math.min(above, 1);
        for (int i = 0; i < counts[b].length; i++) {
          errors[b][i] += slope / ((double) counts.length * counts[b].length);
        }
      }
      return factor * sum / counts.length;
    }
  }

  /**
   * A population may fire at such a rate, averaged over everything, without cost.
   *
   * @param factor above 0
   * @param most spikes per neuron and step that are free, at least 0
   */
  record MeanRate(double factor, double most) implements SpikePenalty {
    /** Checks the numbers. */
    public MeanRate {
      requirePositive(factor);
      requireBound(most);
    }

    @Override
    public double evaluate(double[][] counts, int steps, double[][] errors) {
      double places = (double) counts.length * counts[0].length * steps;
      double spikes = 0;
      for (double[] of : counts) {
        spikes += Arrays.stream(of).sum();
      }
      double above = Math.max(0, spikes / places - most);
      for (int i = 0; i < counts[0].length; i++) {
        addToAll(errors, i, 2 * factor * above / places);
      }
      return factor * above * above;
    }
  }

  private static double mean(double[][] counts, int neuron) {
    double sum = 0;
    for (double[] of : counts) {
      sum += of[neuron];
    }
    return sum / counts.length;
  }

  private static void addToAll(double[][] errors, int neuron, double each) {
    for (double[] of : errors) {
      of[neuron] += each;
    }
  }

  private static void requirePositive(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException(
          "factor of a penalty " + factor + "; must be above 0 and finite");
    }
  }

  private static void requireBound(double bound) {
    if (!(bound >= 0) || Double.isInfinite(bound)) {
      throw new IllegalArgumentException(
          "bound of a penalty " + bound + "; must be at least 0 and finite");
    }
  }
}
