package org.backspike.chip.technology;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How the energy of logic changes with node and supply: E2 = E1 * p(n2, V2) / p(n1, V1) with p a
 * polynomial in V for every node. Between nodes p is interpolated linearly in nm. Not for leakage,
 * delay or memories.
 *
 * <p>Source: Stillmaker and Baas, Integration 58, 2017.
 */
public final class NodeScaling {
  private static final double LOWEST_SUPPLY = 0.5;
  private static final double HIGHEST_SUPPLY = 1.2;

  /** a V^2 + b V + c. */
  private record Polynomial(double a, double b, double c) {
    double at(double voltage) {
      return (a * voltage + b) * voltage + c;
    }
  }

  private static final NavigableMap<Integer, Polynomial> POLYNOMIALS =
      new TreeMap<>(
          Map.of(
              130, new Polynomial(7.171, -6.709, 2.904),
              90, new Polynomial(4.762, -4.781, 2.092),
              65, new Polynomial(3.755, -4.398, 1.975),
              45, new Polynomial(1.103, -0.362, 0.2767),
              32, new Polynomial(0.9559, -0.7823, 0.471),
              20, new Polynomial(0.373, -0.1582, 0.04104),
              16, new Polynomial(0.2958, -0.1241, 0.03024),
              14, new Polynomial(0.2363, -0.09675, 0.02239),
              10, new Polynomial(0.2068, -0.09311, 0.02375),
              7, new Polynomial(0.1776, -0.09097, 0.02447)));

  private NodeScaling() {}

  /**
   * What an energy is multiplied by.
   *
   * @param fromNm node it is known at, 7 to 130 nm
   * @param fromVoltage supply it is known at, 0.5 to 1.2 V
   * @param toNm node it is wanted at, 7 to 130 nm
   * @param toVoltage supply it is wanted at, 0.5 to 1.2 V
   * @return the factor, above 0
   * @throws IllegalArgumentException if a node or a supply is out of range
   */
  public static double factor(int fromNm, double fromVoltage, int toNm, double toVoltage) {
    return relative(toNm, toVoltage) / relative(fromNm, fromVoltage);
  }

  private static double relative(int nm, double voltage) {
    Map.Entry<Integer, Polynomial> below = POLYNOMIALS.floorEntry(nm);
    Map.Entry<Integer, Polynomial> above = POLYNOMIALS.ceilingEntry(nm);
    if (below == null || above == null) {
      throw new IllegalArgumentException(nm + " nm; the scaling rules hold for 7 to 130 nm");
    }
    if (!(voltage >= LOWEST_SUPPLY && voltage <= HIGHEST_SUPPLY)) {
      throw new IllegalArgumentException(voltage + " V; the scaling rules hold for 0.5 to 1.2 V");
    }
    double low = below.getValue().at(voltage);
    double high = above.getValue().at(voltage);
    int span = above.getKey() - below.getKey();
    return span == 0 ? low : low + (high - low) * (nm - below.getKey()) / span;
  }
}
