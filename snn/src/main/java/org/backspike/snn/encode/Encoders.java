package org.backspike.snn.encode;

import java.util.List;

/** Encoders by name. */
public final class Encoders {
  private static final List<String> NAMES =
      List.of("direct", "integrate", "latency", "rate", "yin-yang");

  private Encoders() {}

  /**
   * All names.
   *
   * @return as {@link #named} takes them
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * An encoder by name.
   *
   * @param name one of {@link #names()}
   * @param steps steps per sample, at least 1
   * @param seed of random encoders
   * @return the encoder
   * @throws IllegalArgumentException if the name is unknown
   */
  public static Encoder named(String name, int steps, int seed) {
    return switch (name) {
      case "direct" -> new DirectEncoder();
      case "integrate" -> new IntegratingEncoder(steps);
      case "latency" -> new LatencyEncoder(steps);
      case "rate" -> new RateEncoder(steps, seed);
      case "yin-yang" -> new YinYangEncoder(steps);
      default ->
          throw new IllegalArgumentException(
              "no encoder " + name + "; known are " + String.join(", ", NAMES));
    };
  }
}
