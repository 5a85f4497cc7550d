package org.backspike.surrogate;

/**
 * h(x) = (1 + 2|x| / (a - 1))^-a; primitive 1 - (1 + 2x / (a - 1))^(1 - a) / 2 above 0, mirrored
 * below. Source: Herranz-Celotti and Rouat, arXiv 2202.00282; spikingjelly, usual power 2.
 *
 * @param power a, above 1
 */
public record QPseudo(double power) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public QPseudo {
    Surrogates.requirePositive("power minus 1", power - 1);
  }

  @Override
  public String name() {
    return "q-pseudo";
  }

  @Override
  public double derivative(double x) {
    return Math.pow(1 + 2 * Math.abs(x) / (power - 1), -power);
  }

  @Override
  public double primitive(double x) {
    double half = Math.pow(1 + 2 * Math.abs(x) / (power - 1), 1 - power) / 2;
    return x < 0 ? half : 1 - half;
  }
}
