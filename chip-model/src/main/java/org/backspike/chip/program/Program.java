package org.backspike.chip.program;

import java.util.List;

/**
 * What a chip does with one input, or with one update: segments, one after the other.
 *
 * @param name what it is for
 * @param segments at least one
 */
public record Program(String name, List<Segment> segments) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Program {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException(name + ": a program needs a segment");
    }
  }
}
