package org.backspike.bptt.loss;

import java.util.Arrays;
import java.util.List;
import org.backspike.snn.Readout;
import org.backspike.snn.catalogue.Catalogue;
import org.backspike.snn.catalogue.Settings;

/**
 * Losses by what is read, or by name with settings: {@code ce-count:smoothing=0.1}. Every name also
 * has {@code classes}, which makes of several outputs per class a {@link PopulationCode}, and
 * {@code weights}, one per class with slashes between them, for {@link ClassWeights}.
 */
public final class Losses {
  private static final String RATES = "wanted rates; right=1 wrong=0";

  private static final Catalogue<Read, Loss> ALL =
      new Catalogue<Read, Loss>("loss")
          .with(
              "ce-count",
              "cross-entropy of spike counts; gain smoothing=0",
              (s, r) -> wrapped(s, new CountCrossEntropy(s.number("gain", r.gain), smoothing(s))))
          .with(
              "ce-mean-rate",
              "cross-entropy of spikes per step; smoothing=0",
              (s, r) -> wrapped(s, new CountCrossEntropy(1.0 / r.steps, smoothing(s))))
          .with(
              "ce-rate",
              "mean over steps of the cross-entropy of the spikes of a step; smoothing=0",
              (s, r) -> wrapped(s, new RateCrossEntropy(smoothing(s))))
          .with(
              "ce-membrane",
              "cross-entropy of the membranes of every step; over=sum|mean smoothing=0",
              (s, r) ->
                  wrapped(
                      s,
                      new MembraneCrossEntropy(
                          s.word("over", Over.SUM) == Over.SUM ? 1 : 1.0 / r.steps, smoothing(s))))
          .with(
              "ce-mean-membrane",
              "cross-entropy of the mean membrane; gain smoothing=0",
              (s, r) ->
                  wrapped(s, new MeanMembraneCrossEntropy(s.number("gain", r.gain), smoothing(s))))
          .with(
              "ce-max-membrane",
              "cross-entropy of the largest membrane; gain smoothing=0",
              (s, r) ->
                  wrapped(s, new MaxMembraneCrossEntropy(s.number("gain", r.gain), smoothing(s))))
          .with(
              "ce-last-membrane",
              "cross-entropy of the last membrane; gain smoothing=0",
              (s, r) ->
                  wrapped(s, new LastMembraneCrossEntropy(s.number("gain", r.gain), smoothing(s))))
          .with(
              "mse-count",
              "squared error of spike counts; " + RATES,
              (s, r) -> wrapped(s, new CountSquaredError(right(s, 1), wrong(s, 0))))
          .with(
              "mse-rate",
              "mean squared error of spikes per step; " + RATES,
              (s, r) -> wrapped(s, new RateSquaredError(right(s, 1), wrong(s, 0))))
          .with(
              "mse-membrane",
              "squared error of the membranes of every step; right=1 wrong=0",
              (s, r) -> wrapped(s, new MembraneSquaredError(right(s, 1), wrong(s, 0))))
          .with(
              "ce-latency",
              "cross-entropy of first spikes; score=negative|inverse smoothing=0",
              (s, r) ->
                  wrapped(
                      s,
                      new LatencyCrossEntropy(
                          s.word("score", LatencyCrossEntropy.Score.NEGATIVE), smoothing(s))))
          .with(
              "mse-latency",
              "squared error of first spikes; right=0 wrong=T-1 tolerance=0",
              (s, r) ->
                  wrapped(
                      s,
                      new LatencySquaredError(
                          s.whole("right", 0),
                          s.whole("wrong", r.steps - 1),
                          s.whole("tolerance", 0))))
          .with(
              "spike-time",
              "van Rossum distance from regular spikes; right=0.5 wrong=0 first=0 tau=5",
              (s, r) ->
                  spikeTimes(
                      s, new SpikeTargets.Rate(right(s, 0.5), wrong(s, 0), s.whole("first", 0))))
          .with(
              "spike-time-latency",
              "van Rossum distance from one spike per class; right=0 wrong=T-1 tau=5",
              (s, r) ->
                  spikeTimes(
                      s,
                      new SpikeTargets.Latency(s.whole("right", 0), s.whole("wrong", r.steps - 1))))
          .with(
              "spike-time-slot",
              "van Rossum distance from one spike whose time says the label; labels=2 tau=5",
              (s, r) -> spikeTimes(s, new SpikeTargets.TimeSlot(s.whole("labels", 2))))
          .with(
              "spike-rate",
              "summed squared error of spikes per step; " + RATES,
              (s, r) ->
                  wrapped(
                      s,
                      new RateSquaredError(
                          right(s, 1), wrong(s, 0), RateSquaredError.OverClasses.SUM)))
          .with(
              "spike-rate-window",
              "the same of the rate in a moving window; right=1 wrong=0 window=8",
              (s, r) ->
                  wrapped(
                      s,
                      new MovingRateSquaredError(right(s, 1), wrong(s, 0), s.whole("window", 8))))
          .with(
              "spike-max",
              "logarithm of the share of the label in all spikes; floor=0.1",
              (s, r) -> wrapped(s, new SpikeShare(s.number("floor", 0.1))))
          .with(
              "tet",
              "cross-entropy of membranes, and a pull to a target; weight=0.05 target=1 smoothing=0",
              (s, r) ->
                  wrapped(
                      s,
                      new TemporallyEfficient(
                          s.number("weight", 0.05), s.number("target", 1), smoothing(s))));

  private enum Over {
    SUM,
    MEAN
  }

  private record Read(int steps, double gain) {}

  private Losses() {}

  private static double smoothing(Settings settings) {
    double part = settings.number("smoothing", 0);
    if (part < 0 || part > 1) {
      throw new IllegalArgumentException("smoothing " + part + "; must be 0 to 1");
    }
    return part;
  }

  private static double right(Settings settings, double usual) {
    return settings.number("right", usual);
  }

  private static double wrong(Settings settings, double usual) {
    return settings.number("wrong", usual);
  }

  private static Loss spikeTimes(Settings settings, SpikeTargets targets) {
    return wrapped(settings, new SpikeTimes(targets, settings.number("tau", 5)));
  }

  /** With what every loss can have beside its own settings. */
  private static Loss wrapped(Settings settings, Loss loss) {
    int classes = settings.whole("classes", 0);
    Loss ofClasses = classes == 0 ? loss : new PopulationCode(loss, classes);
    double[] weights = settings.numbers("weights");
    return weights.length == 0
        ? ofClasses
        : new ClassWeights(ofClasses, Arrays.stream(weights).boxed().toList());
  }

  /**
   * The cross-entropy of the scores of a readout; of first spikes that of the steps, gain or not.
   *
   * @param readout what is read
   * @return the loss
   */
  public static Loss of(Readout readout) {
    return switch (readout.measure()) {
      case COUNT -> new CountCrossEntropy(readout.gain(), 0);
      case MEAN_V -> new MeanMembraneCrossEntropy(readout.gain(), 0);
      case MAX_V -> new MaxMembraneCrossEntropy(readout.gain(), 0);
      case LAST_V -> new LastMembraneCrossEntropy(readout.gain(), 0);
      case FIRST_SPIKE -> new LatencyCrossEntropy(LatencyCrossEntropy.Score.NEGATIVE, 0);
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
   * A loss by name.
   *
   * @param text one of {@link #names()}, or {@code NAME:KEY=VALUE,...}
   * @param steps steps of a sample, at least 1
   * @param gain of the readout: the usual factor on scores
   * @return the loss
   * @throws IllegalArgumentException if the name or a setting is unknown or out of range
   */
  public static Loss named(String text, int steps, double gain) {
    return ALL.named(text, new Read(steps, gain));
  }
}
