package org.backspike.snn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of layers, one after the other, written as {@code 784-128-10}; {@code 40-100r-2} has a
 * recurrent hidden layer; {@code 1x28x28-16c5-p2-32c3s2-128-10} has images of 1 x 28 x 28 at its
 * input, a convolution to 16 channels by windows of 5, the mean over windows of 2, and a
 * convolution to 32 channels by windows of 3 moved by 2. Convolutions are padded by half a window,
 * rounded down.
 *
 * @param layers from input to output, at least two
 */
public record LayeredShape(List<Layer> layers) {
  /** Most neurons of a layer that is written as a size. */
  public static final int MAX_SIZE = 1 << 20;

  private static final Pattern IMAGE = Pattern.compile("([0-9]{1,4})x([0-9]{1,4})x([0-9]{1,4})");
  private static final Pattern DENSE = Pattern.compile("([0-9]{1,7})(r?)");
  private static final Pattern MAPS =
      Pattern.compile("([0-9]{1,4})c([0-9]{1,2})(?:s([0-9]{1,2}))?");
  private static final Pattern POOL = Pattern.compile("p([0-9]{1,2})");

  /** One layer. */
  public sealed interface Layer {}

  /**
   * All neurons of the layer before reach all of this one.
   *
   * @param size number of neurons
   * @param recurrent whether it projects onto itself
   */
  public record Dense(int size, boolean recurrent) implements Layer {}

  /**
   * An input of images.
   *
   * @param shape channels, height, width
   */
  public record Image(ImageShape shape) implements Layer {}

  /**
   * A convolution of the maps before.
   *
   * @param channels number of maps
   * @param kernel side of the window
   * @param stride step of the window
   */
  public record Maps(int channels, int kernel, int stride) implements Layer {}

  /**
   * The mean over windows of the maps before, without neurons of its own.
   *
   * @param window side of the window
   */
  public record Pool(int window) implements Layer {}

  /** Copies the list. */
  public LayeredShape {
    layers = List.copyOf(layers);
  }

  /**
   * Reads a shape.
   *
   * @param text layers joined by hyphens
   * @return the shape
   * @throws IllegalArgumentException if it cannot be read
   */
  public static LayeredShape parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "network shape " + text + "; must be sizes such as 784-128-10");
    }
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      layers.add(layer(text, parts[i], i == 0, i == parts.length - 1));
    }
    return new LayeredShape(layers);
  }

  private static Layer layer(String text, String part, boolean first, boolean last) {
    Matcher dense = DENSE.matcher(part);
    if (dense.matches() && (dense.group(2).isEmpty() || !(first || last))) {
      return new Dense(size(text, dense.group(1)), !dense.group(2).isEmpty());
    }
    Matcher image = IMAGE.matcher(part);
    if (first && image.matches()) {
      ImageShape shape =
          new ImageShape(
              size(text, image.group(1)), size(text, image.group(2)), size(text, image.group(3)));
      size(text, String.valueOf(shape.size()));
      return new Image(shape);
    }
    Matcher maps = MAPS.matcher(part);
    if (!first && !last && maps.matches()) {
      int stride = maps.group(3) == null ? 1 : size(text, maps.group(3));
      return new Maps(size(text, maps.group(1)), size(text, maps.group(2)), stride);
    }
    Matcher pool = POOL.matcher(part);
    if (!first && !last && pool.matches()) {
      return new Pool(size(text, pool.group(1)));
    }
    throw new IllegalArgumentException(
        "network shape "
            + text
            + ": layer "
            + (part.isEmpty() ? "without size" : part)
            + "; must be a size, and r behind it only for a recurrent hidden layer, an image such as"
            + " 1x28x28 only at the input, a convolution such as 16c5 or 16c5s2 or a pooling such"
            + " as p2 only between");
  }

  private static int size(String text, String digits) {
    int size = Integer.parseInt(digits);
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "network shape " + text + ": layer of " + size + " neurons; must be 1 to " + MAX_SIZE);
    }
    return size;
  }

  /**
   * The network with all weights 0: populations {@code in}, one hidden layer after the other from
   * 1, {@code out}.
   *
   * @param hidden dynamics of the hidden layers
   * @param output dynamics of the output
   * @param measure what is read of the output
   * @param gain factor on the scores
   * @param presentation how it is fed
   * @return the network
   * @throws IllegalArgumentException if a convolution or a pooling follows a layer without maps, or
   *     its window does not fit
   */
  public Network network(
      Dynamics hidden, Dynamics output, Measure measure, double gain, Presentation presentation) {
    LayerStack stack = new LayerStack();
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      String name = i == 0 ? "in" : last ? "out" : "hidden" + i;
      Dynamics dynamics = i == 0 ? new Input() : last ? output : hidden;
      switch (layers.get(i)) {
        case Dense dense -> stack.dense(name, dynamics, dense.size(), dense.recurrent());
        case Image image -> stack.image(name, image.shape());
        case Maps maps -> stack.convolution(name, dynamics, maps);
        case Pool pool -> stack.pooling("pooled" + i, pool.window());
      }
    }
    return stack.network(new Readout("out", measure, gain), presentation);
  }
}
