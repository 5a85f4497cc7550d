package org.backspike.host.quantize;

import java.util.List;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.snn.Presentation;

/**
 * An integer network that remembers what its integers mean in float.
 *
 * @param network the integers
 * @param weightUnits float weight of one integer unit, per projection
 * @param stateUnits float membrane of one state unit, per population; 1 for inputs
 * @param readoutGain factor of the float readout
 * @param presentation how samples are fed
 */
public record QuantizedNetwork(
    IntegerNetwork network,
    List<Double> weightUnits,
    List<Double> stateUnits,
    double readoutGain,
    Presentation presentation) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is not one unit per projection and population
   */
  public QuantizedNetwork {
    weightUnits = List.copyOf(weightUnits);
    stateUnits = List.copyOf(stateUnits);
    if (weightUnits.size() != network.projections().size()
        || stateUnits.size() != network.populations().size()) {
      throw new IllegalArgumentException(
          weightUnits.size()
              + " weight and "
              + stateUnits.size()
              + " state units; must be one per projection and population");
    }
  }

  /**
   * Steps of one sample on the chip: those of the float network and one per projection on the
   * longest path to the readout, if there is one.
   *
   * @return at least 1
   */
  public int chipSteps() {
    return network.hasReadout()
        ? presentation.steps() + network.depth(network.readout().population())
        : presentation.steps();
  }

  /**
   * The same meaning with other integers, as after learning.
   *
   * @param learned a network of the same structure
   * @return the learned network
   */
  public QuantizedNetwork with(IntegerNetwork learned) {
    return new QuantizedNetwork(learned, weightUnits, stateUnits, readoutGain, presentation);
  }
}
