package org.backspike.bptt.loss;

import org.backspike.snn.Lif;
import org.backspike.snn.Network;

/**
 * Which loss a training minimizes.
 *
 * @param text a name with settings as {@link Losses#named} takes it, or empty for the loss that
 *     goes with the readout
 */
public record LossChoice(String text) {
  /** The loss that goes with the readout. */
  public static final LossChoice OF_READOUT = new LossChoice("");

  /**
   * The loss for a network.
   *
   * @param network whose readout and steps are taken
   * @return the loss
   * @throws IllegalArgumentException if the name or a setting is unknown or out of range, or the
   *     loss is one of spikes and what is read has none
   */
  public Loss of(Network network) {
    if (text.isEmpty()) {
      return Losses.of(network.readout());
    }
    Loss loss = Losses.named(text, network.presentation().steps(), network.readout().gain());
    String readout = network.readout().population();
    if (!loss.readsMembranes() && !(network.population(readout).dynamics() instanceof Lif)) {
      throw new IllegalArgumentException(
          "loss " + text + " is one of spikes; " + readout + " has none, only a membrane");
    }
    return loss;
  }
}
