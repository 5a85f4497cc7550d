package org.backspike.chip.controller;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the states of a controller are called.
 *
 * @param byCode names by the code of the state; codes may have gaps
 */
public record StateNames(SortedMap<Integer, String> byCode) {
  /** Copies the names. */
  public StateNames {
    byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
  }

  /**
   * Names in any order.
   *
   * @param byCode names by the code of the state, at least one
   */
  public StateNames(Map<Integer, String> byCode) {
    this(new TreeMap<>(byCode));
  }

  /** By ascending code. */
  List<String> names() {
    return List.copyOf(byCode.values());
  }

  /** Places in the list of names, by code; -1 where a code has none. */
  int[] places() {
    int[] places = new int[byCode.lastKey() + 1];
    Arrays.fill(places, -1);
    int place = 0;
    for (int code : byCode.keySet()) {
      places[code] = place++;
    }
    return places;
  }
}
