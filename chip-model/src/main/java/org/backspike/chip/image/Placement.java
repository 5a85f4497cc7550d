package org.backspike.chip.image;

import java.util.List;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.IntegerNetwork;

/**
 * Which neuron lies on which core. Inputs lie outside the chip, behind the host port.
 *
 * @param slices every neuron of every population but the inputs, exactly once, ordered by
 *     population and first neuron
 */
public record Placement(List<Slice> slices) {
  /** Copies the list. */
  public Placement {
    slices = List.copyOf(slices);
  }

  /**
   * The slices of a population, in neuron order.
   *
   * @param population index in the network
   * @return empty for an input
   */
  public List<Slice> of(int population) {
    return slices.stream().filter(slice -> slice.population() == population).toList();
  }

  /**
   * Checks that the placement covers a network.
   *
   * @param network the network
   * @throws IllegalArgumentException if a neuron lies nowhere or twice
   */
  public void requireCovers(IntegerNetwork network) {
    for (int p = 0; p < network.populations().size(); p++) {
      int next = 0;
      for (Slice slice : of(p)) {
        if (slice.first() != next) {
          throw new IllegalArgumentException(
              network.populations().get(p).name() + ": neuron " + next + " is not placed once");
        }
        next += slice.neurons();
      }
      int expected =
          network.populations().get(p).kind() == PopulationKind.INPUT
              ? 0
              : network.populations().get(p).size();
      if (next != expected) {
        throw new IllegalArgumentException(
            network.populations().get(p).name()
                + ": "
                + next
                + " neurons placed; must be "
                + expected);
      }
    }
  }
}
