package org.backspike.chip.hardware;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a number holds: technology node and supply. Either may be unstated by the source.
 *
 * @param nodeNm technology node in nm
 * @param voltage supply in V
 */
public record Corner(OptionalInt nodeNm, Optional<BigDecimal> voltage) {
  /** Neither is stated. */
  public static final Corner UNSTATED = new Corner(OptionalInt.empty(), Optional.empty());

  /**
   * A node and a supply.
   *
   * @param nodeNm technology node in nm
   * @param voltage supply in V, as decimal digits
   * @return both stated
   */
  public static Corner of(int nodeNm, String voltage) {
    return new Corner(OptionalInt.of(nodeNm), Optional.of(new BigDecimal(voltage)));
  }

  /**
   * A node whose supply is not stated.
   *
   * @param nodeNm technology node in nm
   * @return without a supply
   */
  public static Corner of(int nodeNm) {
    return new Corner(OptionalInt.of(nodeNm), Optional.empty());
  }

  /**
   * For reports.
   *
   * @return such as {@code 28 nm 0.8 V}
   */
  public String words() {
    String node = nodeNm.isPresent() ? nodeNm.getAsInt() + " nm" : "unstated node";
    return node + voltage.map(v -> " " + v.toPlainString() + " V").orElse(" at unstated supply");
  }
}
