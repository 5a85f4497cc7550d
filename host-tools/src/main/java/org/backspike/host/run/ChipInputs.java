package org.backspike.host.run;

import java.util.Map;
import java.util.OptionalInt;
import org.backspike.chip.execute.Stimulus;

/** What a chip is fed: samples, each with events for some input populations. */
public interface ChipInputs {
  /**
   * Number of samples.
   *
   * @return at least 1
   */
  int samples();

  /**
   * Events of a sample.
   *
   * @param sample from 0
   * @return by input population, its index in the network; inputs without events may be absent
   */
  Map<Integer, Stimulus> of(int sample);

  /**
   * The right answer to a sample.
   *
   * @param sample from 0
   * @return its class; empty if nobody knows
   */
  default OptionalInt label(int sample) {
    return OptionalInt.empty();
  }
}
