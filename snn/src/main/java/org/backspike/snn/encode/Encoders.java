package org.backspike.snn.encode;

import java.util.List;
import org.backspike.snn.catalogue.Catalogue;
import org.backspike.snn.catalogue.Settings;

/** Encoders by name, with settings where the usual ones do not do: {@code rate:gain=0.5}. */
public final class Encoders {
  private static final Catalogue<Context, Encoder> ALL =
      new Catalogue<Context, Encoder>("encoder")
          .with("direct", "the value is a current at every step", (s, c) -> new DirectEncoder())
          .with(
              "rate",
              "a spike with probability gain x + offset; gain=1 offset=0 first=0",
              (s, c) ->
                  new RateEncoder(
                      c.steps,
                      c.seed,
                      s.number("gain", 1),
                      s.number("offset", 0),
                      s.whole("first", 0)))
          .with(
              "latency",
              "one spike at round((1 - x)(T - 1)), none for 0",
              (s, c) -> new LatencyEncoder(c.steps))
          .with(
              "latency-linear",
              "one spike, from a threshold on; threshold=0.01 first=0 tau below=latest|silent",
              Encoders::linear)
          .with(
              "latency-log",
              "one spike, as a capacitor charges; threshold=0.01 first=0 tau below=latest|silent",
              Encoders::log)
          .with(
              "latency-exp",
              "one spike, late ones spread by the logarithm",
              (s, c) -> new ExponentialLatencyEncoder(c.steps))
          .with(
              "integrate",
              "sums in 1/255, fires above 255, starts again from 0",
              (s, c) -> new IntegratingEncoder(c.steps))
          .with(
              "integrate-and-fire",
              "sums, fires at the threshold and subtracts it; threshold=1",
              (s, c) -> new IntegrateAndFireEncoder(c.steps, s.number("threshold", 1)))
          .with(
              "phase",
              "binary digits over a period; phases=8 weight=unit|phase",
              (s, c) ->
                  new PhaseEncoder(
                      c.steps, s.whole("phases", 8), s.word("weight", PhaseEncoder.Weight.UNIT)))
          .with(
              "population",
              "Gaussian fields, one spike each; fields=8 beta=1.5",
              (s, c) -> new PopulationEncoder(c.steps, s.whole("fields", 8), s.number("beta", 1.5)))
          .with(
              "signed-poisson",
              "probability |gain x + offset|, with its sign; gain=2 offset=-1 polarity=split",
              (s, c) ->
                  new SignedPoissonEncoder(
                      c.steps,
                      c.seed,
                      s.number("gain", 2),
                      s.number("offset", -1),
                      s.word("polarity", Polarity.SPLIT)))
          .with(
              "delta",
              "changes of a series; threshold=0.1 start=zero|first polarity=on|split|signed",
              (s, c) ->
                  new DeltaEncoder(
                      c.steps,
                      (float) s.number("threshold", 0.1),
                      s.word("start", SeriesStart.ZERO),
                      s.word("polarity", Polarity.ON)))
          .with(
              "level-crossing",
              "levels that a series crosses; level=0.1 start=zero|first polarity=split",
              (s, c) ->
                  new LevelCrossingEncoder(
                      c.steps,
                      (float) s.number("level", 0.1),
                      s.word("start", SeriesStart.ZERO),
                      s.word("polarity", Polarity.SPLIT)))
          .with(
              "sigma-delta",
              "graded changes of a series; threshold=0.1",
              (s, c) -> new SigmaDeltaEncoder(c.steps, (float) s.number("threshold", 0.1)))
          .with(
              "spike-time",
              "one spike in step min(floor(x T), T - 1)",
              (s, c) -> new SpikeTimeEncoder(c.steps))
          .with(
              "two-bits",
              "a group of ten channels for each of two bits, the second after a delay",
              (s, c) -> new TwoBitsEncoder(c.steps))
          .with(
              "cues",
              "cues to the left or right, a delay, a signal to recall: four groups of ten channels",
              (s, c) -> new CueEncoder(c.steps))
          .with(
              "yin-yang",
              "one spike at 1 + round(x (0.75 T - 1)), and a bias channel at 0",
              (s, c) -> new YinYangEncoder(c.steps));

  private record Context(int steps, int seed) {}

  private Encoders() {}

  private static Encoder linear(Settings s, Context c) {
    int first = s.whole("first", 0);
    return new LinearLatencyEncoder(
        c.steps,
        s.number("threshold", 0.01),
        first,
        s.number("tau", c.steps - 1 - first),
        s.word("below", BelowThreshold.LATEST));
  }

  private static Encoder log(Settings s, Context c) {
    int first = s.whole("first", 0);
    double threshold = s.number("threshold", 0.01);
    return new LogLatencyEncoder(
        c.steps,
        threshold,
        first,
        s.number("tau", LogLatencyEncoder.normalizing(c.steps, threshold, first)),
        s.word("below", BelowThreshold.LATEST));
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
   * An encoder by name.
   *
   * @param text one of {@link #names()}, or {@code NAME:KEY=VALUE,...}
   * @param steps steps per sample, at least 1
   * @param seed of random encoders
   * @return the encoder
   * @throws IllegalArgumentException if the name or a setting is unknown or out of range
   */
  public static Encoder named(String text, int steps, int seed) {
    return ALL.named(text, new Context(steps, seed));
  }
}
