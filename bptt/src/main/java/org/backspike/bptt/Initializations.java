package org.backspike.bptt;

import java.util.List;
import org.backspike.snn.catalogue.Catalogue;
import org.backspike.snn.catalogue.Settings;

/**
 * First weights by name, with settings where the usual ones do not do: {@code fluctuation:xi=3}.
 * Every name also has {@code diagonal=free|zero} for weights within a population.
 */
public final class Initializations {
  private static final Catalogue<Nothing, Initialization> ALL =
      new Catalogue<Nothing, Initialization>("initialization")
          .with(
              "uniform",
              "uniform within 1/sqrt(fan-in)",
              (s, n) -> of(s, new Initialization.UniformByFanIn()))
          .with(
              "kaiming", "normal, variance 2/fan-in", (s, n) -> of(s, new Initialization.Kaiming()))
          .with(
              "xavier",
              "uniform within sqrt(6/(fan-in + fan-out))",
              (s, n) -> of(s, new Initialization.Xavier()))
          .with(
              "fluctuation",
              "normal, membranes fluctuate by threshold/xi; xi=2 rate=0.1",
              (s, n) ->
                  of(
                      s,
                      new Initialization.FluctuationDriven(
                          s.number("xi", 2), s.number("rate", 0.1))))
          .with(
              "normal",
              "normal of given deviations; hidden=1 readout=0.3",
              (s, n) ->
                  of(s, new Initialization.Normal(s.number("hidden", 1), s.number("readout", 0.3))))
          .with(
              "orthogonal",
              "orthogonal within a population, uniform elsewhere; gain=1",
              (s, n) ->
                  of(
                      s,
                      new Initialization.OrthogonalRecurrence(
                          new Initialization.UniformByFanIn(), s.number("gain", 1))));

  private enum Diagonal {
    FREE,
    ZERO
  }

  private record Nothing() {}

  private Initializations() {}

  private static Initialization of(Settings settings, Initialization weights) {
    return switch (settings.word("diagonal", Diagonal.FREE)) {
      case FREE -> weights;
      case ZERO -> new Initialization.ZeroDiagonal(weights);
    };
  }

  /**
   * All names.
   *
   * @return as {@link #named} takes them
   */
  public static List<String> names() {
    return ALL.names();
  }

  /**
   * What a name stands for.
   *
   * @param name one of {@link #names()}
   * @return one line with its settings and their usual values
   * @throws IllegalArgumentException if the name is unknown
   */
  public static String description(String name) {
    return ALL.description(name);
  }

  /**
   * First weights by name.
   *
   * @param text one of {@link #names()}, or {@code NAME:KEY=VALUE,...}
   * @return the initialization
   * @throws IllegalArgumentException if the name or a setting is unknown or out of range
   */
  public static Initialization named(String text) {
    return ALL.named(text, new Nothing());
  }
}
