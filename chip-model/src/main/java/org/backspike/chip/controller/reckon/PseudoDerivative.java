package org.backspike.chip.controller.reckon;

import java.util.List;

/**
 * A staircase over the membrane: below bound m, and no earlier one, lies stair m.
 *
 * @param bounds four membranes
 * @param stairs five values
 */
record PseudoDerivative(List<Integer> bounds, List<Integer> stairs) {
  PseudoDerivative {
    bounds = List.copyOf(bounds);
    stairs = List.copyOf(stairs);
  }

  static PseudoDerivative of(ReckonConfiguration configuration) {
    return new PseudoDerivative(
        List.of(
            configuration.get(ReckonRegister.THR_H_0),
            configuration.get(ReckonRegister.THR_H_1),
            configuration.get(ReckonRegister.THR_H_2),
            configuration.get(ReckonRegister.THR_H_3)),
        List.of(
            configuration.get(ReckonRegister.H_0),
            configuration.get(ReckonRegister.H_1),
            configuration.get(ReckonRegister.H_2),
            configuration.get(ReckonRegister.H_3),
            configuration.get(ReckonRegister.H_4)));
  }

  int at(int v) {
    int m = 0;
    while (m < bounds.size() && v >= bounds.get(m)) {
      m++;
    }
    return stairs.get(m);
  }
}
