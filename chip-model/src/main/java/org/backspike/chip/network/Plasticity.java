package org.backspike.chip.network;

import java.util.List;

/**
 * Spike-timing dependent plasticity of a dense projection: traces of both sides that decay once in
 * an epoch, and a change of every weight as a sum of products. Source: lava-nc/lava, learning
 * engine of the Loihi chip, "bit approximate".
 *
 * @param epoch steps between two changes of the weights, 1 to 63
 * @param pre trace of the sources
 * @param post trace of the targets
 * @param products terms of the change of a weight
 * @param random the numbers from which rounding draws
 */
public record Plasticity(
    int epoch, Trace pre, Trace post, List<Product> products, RandomStreams random) {

  /**
   * Checks the epoch.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Plasticity {
    products = List.copyOf(products);
    if (epoch < 1 || epoch > 63) {
      throw new IllegalArgumentException("t_epoch " + epoch + "; must be 1 to 63");
    }
  }

  /**
   * A trace of recent spikes, 0 to 127.
   *
   * @param impulse what a spike adds, 0 to 127
   * @param decay kept part per step, 0 to 1
   */
  public record Trace(int impulse, double decay) {
    /** Largest trace. */
    public static final int MAX = 127;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Trace {
      if (impulse < 0 || impulse > MAX || !(decay >= 0 && decay <= 1)) {
        throw new IllegalArgumentException(
            "impulse " + impulse + ", decay " + decay + "; must be 0 to 127 and 0 to 1");
      }
    }
  }

  /** When a product is evaluated. */
  public enum Dependency {
    /** At the last presynaptic spike of the epoch; 0 without one. */
    X0,
    /** At the last postsynaptic spike of the epoch; 0 without one. */
    Y0,
    /** At the end of the epoch. */
    U
  }

  /** What a factor reads. */
  public enum Factor {
    /** Whether the source spiked; 1 bit. */
    X0(1),
    /** Trace of the source; 7 bits. */
    X1(7),
    /** Whether the target spiked; 1 bit. */
    Y0(1),
    /** Trace of the target; 7 bits. */
    Y1(7),
    /** The weight itself; 9 bits. */
    W(9);

    private final int bits;

    Factor(int bits) {
      this.bits = bits;
    }

    /**
     * Width of what it reads.
     *
     * @return bits without sign
     */
    public int bits() {
      return bits;
    }
  }

  /**
   * A factor of a product.
   *
   * @param factor what it reads
   * @param constant what is added to it
   */
  public record Term(Factor factor, int constant) {}

  /**
   * A term of the change of a weight: {@code mantissa * 2^exponent * product of the factors}.
   *
   * @param dependency when it is evaluated
   * @param mantissa its sign and size
   * @param exponent its power of two, in units of 2^-7 weights; 0 to 15
   * @param factors what it multiplies
   */
  public record Product(Dependency dependency, int mantissa, int exponent, List<Term> factors) {
    /**
     * Checks the exponent.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Product {
      factors = List.copyOf(factors);
      if (exponent < 0 || exponent > 15) {
        throw new IllegalArgumentException("s_exp " + exponent + "; must be 0 to 15");
      }
    }
  }
}
