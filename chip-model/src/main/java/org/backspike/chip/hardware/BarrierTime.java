package org.backspike.chip.hardware;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long a barrier of an asynchronous chip takes once the last core has arrived: a table by the
 * number of tiles in use. Between two entries the smaller one holds.
 *
 * @param psByTiles ps by number of tiles; has an entry for 1
 * @param evidence how the table is known
 * @param citation where it comes from
 */
public record BarrierTime(
    NavigableMap<Integer, Long> psByTiles, Evidence evidence, String citation) {
  /**
   * Checks the table.
   *
   * @throws IllegalArgumentException if there is no entry for one tile, an entry is negative, or
   *     nothing is cited
   */
  public BarrierTime {
    psByTiles = Collections.unmodifiableNavigableMap(new TreeMap<>(psByTiles));
    if (!psByTiles.containsKey(1) || psByTiles.firstKey() < 1) {
      throw new IllegalArgumentException(
          "barrier times for " + psByTiles.keySet() + " tiles; must begin with 1");
    }
    for (Map.Entry<Integer, Long> entry : psByTiles.entrySet()) {
      if (entry.getValue() < 0) {
        throw new IllegalArgumentException(
            "a barrier of " + entry.getValue() + " ps; must be at least 0");
      }
    }
    if (citation.isBlank()) {
      throw new IllegalArgumentException("barrier times without citation; say where they are from");
    }
  }

  /**
   * The time of one barrier.
   *
   * @param tiles tiles in use; at least 1
   * @return the entry of the largest number that is not above it, in ps
   */
  public long ps(int tiles) {
    if (tiles < 1) {
      throw new IllegalArgumentException(tiles + " tiles; must be at least 1");
    }
    return psByTiles.floorEntry(tiles).getValue();
  }
}
