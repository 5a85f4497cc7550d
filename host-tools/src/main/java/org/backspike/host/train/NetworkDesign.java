package org.backspike.host.train;

import java.util.Objects;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.host.file.InputError;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;

/**
 * What a network is before it has neurons and weights: those come from a recipe.
 *
 * @param shape as {@link LayeredShape} reads it, such as {@code 784-128-10}
 * @param presentation how it is fed
 */
public record NetworkDesign(String shape, Presentation presentation) {
  /**
   * The network of a recipe.
   *
   * @param recipe which neurons it has and what is read of them
   * @return a new one with all weights 0
   * @throws InputError if the shape cannot be read or built
   */
  public Network network(TrainingRecipe recipe) {
    try {
      return LayeredShape.parse(shape)
          .network(recipe.hidden(), recipe.output(), recipe.measure(), recipe.gain(), presentation);
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad network"));
    }
  }

  /**
   * The network at the start of a training.
   *
   * @param recipe neurons and first weights
   * @param seed of the first weights
   * @return a new one
   * @throws InputError if the shape cannot be read or built
   */
  public Network initialized(TrainingRecipe recipe, int seed) {
    Network network = network(recipe);
    recipe.initialization().apply(network, seed);
    return network;
  }
}
