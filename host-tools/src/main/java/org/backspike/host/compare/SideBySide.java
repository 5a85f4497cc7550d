package org.backspike.host.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.Progress;
import org.backspike.bptt.Workers;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.host.map.Fit;
import org.backspike.host.map.Mapper;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.report.Figures;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;

/** A data set on both sides: all samples functionally, some with the clock, one spike by spike. */
public final class SideBySide {

  /** The network does not fit the chip. */
  public static final class NoPlace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoPlace(String reason) {
      super(reason);
    }
  }

  private static final int PARTS = 8;

  private final Network reference;
  private final SampleSource samples;
  private final ChipImage image;
  private final ChipRun all;
  private final ChipRun timed;
  private final int[] referenceAnswers;
  private final List<Comparison.WeightError> weightErrors;
  private final Comparison comparison;
  private final Comparison.Spikes first;

  private SideBySide(
      Network reference,
      SampleSource samples,
      ChipImage image,
      ChipRun all,
      ChipRun timed,
      int[] referenceAnswers,
      Comparison comparison) {
    this.reference = reference;
    this.samples = samples;
    this.image = image;
    this.all = all;
    this.timed = timed;
    this.referenceAnswers = referenceAnswers;
    this.comparison = comparison;
    this.weightErrors = comparison.weightErrors();
    this.first = comparison.spikes(samples, 0);
  }

  /**
   * Runs both sides.
   *
   * @param reference the float network
   * @param quantized the same in integers
   * @param chip the chip
   * @param samples test samples
   * @param timedSamples how many of them are timed
   * @param workers threads
   * @param progress told after every sample
   * @return both sides
   * @throws NoPlace if the network does not fit the chip
   */
  public static SideBySide of(
      Network reference,
      QuantizedNetwork quantized,
      Chip chip,
      SampleSource samples,
      int timedSamples,
      Workers workers,
      Progress progress) {
    ChipImage image =
        switch (Mapper.place(quantized.network(), chip)) {
          case Fit.Placed placed -> new ChipImage(chip, quantized.network(), placed.placement());
          case Fit.Refused refused -> throw new NoPlace(refused.reasons().getFirst());
        };
    int count = samples.data().size();
    int steps = quantized.chipSteps();
    ChipRun all =
        ChipRun.of(image, samples, count, steps, ChipRun.Mode.FUNCTIONAL, workers, progress);
    ChipRun timed =
        ChipRun.of(
            image,
            samples,
            Math.min(count, timedSamples),
            steps,
            ChipRun.Mode.TIMED,
            workers,
            progress);
    return new SideBySide(
        reference,
        samples,
        image,
        all,
        timed,
        answers(reference, samples, workers),
        new Comparison(reference, quantized, image));
  }

  private static int[] answers(Network reference, SampleSource samples, Workers workers) {
    int count = samples.data().size();
    int[] answers = new int[count];
    workers.run(
        PARTS,
        p -> {
          Simulator simulator = new Simulator(reference, samples.steps());
          Trace trace = simulator.newTrace();
          int end = (int) ((long) count * (p + 1) / PARTS);
          for (int i = (int) ((long) count * p / PARTS); i < end; i++) {
            simulator.run(samples.floatStimulus(i), trace);
            answers[i] = trace.prediction().label();
          }
        });
    return answers;
  }

  /**
   * The run of all samples on the chip.
   *
   * @return without clock
   */
  public ChipRun all() {
    return all;
  }

  /**
   * Fraction of right answers of the float reference.
   *
   * @return 0 to 1
   */
  public double referenceAccuracy() {
    int correct = 0;
    for (int i = 0; i < referenceAnswers.length; i++) {
      correct += referenceAnswers[i] == samples.data().label(i) ? 1 : 0;
    }
    return (double) correct / referenceAnswers.length;
  }

  /**
   * Fraction of samples to which both sides give the same answer, right or wrong.
   *
   * @return 0 to 1
   */
  public double agreement() {
    int agreeing = 0;
    for (int i = 0; i < referenceAnswers.length; i++) {
      agreeing += referenceAnswers[i] == all.prediction(i).label() ? 1 : 0;
    }
    return (double) agreeing / referenceAnswers.length;
  }

  /**
   * The figures of both sides.
   *
   * @return keys with units, in the order in which they are shown
   */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy_float", referenceAccuracy());
    figures.putAll(Figures.inference(timed, image.chip()));
    figures.put("timed_samples", timed.samples());
    figures.put("samples", all.samples());
    figures.put("accuracy_chip", all.accuracy());
    figures.put("tie_rate", all.tieRate());
    figures.put("agreement", agreement());
    figures.put("timed_bits_equal_functional", timedEqualsFunctional());
    figures.put("comparison", compared());
    return figures;
  }

  private boolean timedEqualsFunctional() {
    for (int i = 0; i < timed.samples(); i++) {
      if (!Arrays.equals(timed.scores(i), all.scores(i))) {
        return false;
      }
    }
    return true;
  }

  private Map<String, Object> compared() {
    Map<String, Object> compared = new LinkedHashMap<>();
    compared.put("spikes of sample 0, float", comparison.perPopulation(first.reference()));
    compared.put("spikes of sample 0, chip", comparison.perPopulation(first.chip()));
    compared.put("first divergence", divergence());
    for (Comparison.WeightError error : weightErrors) {
      compared.put(
          "weight error " + error.projection(),
          String.format(
              Locale.ROOT,
              "rms %.5f (%.2f %%), largest %.5f",
              error.rootMeanSquare(),
              100 * error.relative(),
              error.largest()));
    }
    return compared;
  }

  private String divergence() {
    return first
        .first()
        .map(d ->
            String.format(
                Locale.ROOT,
                "%s neuron %d at step %d fires only %s",
                d.population(),
                d.index(),
                d.step(),
                d.inReference() ? "in float" : "on the chip"))
        .orElse("none in sample 0");
  }

  /**
   * Lines for a person.
   *
   * @return what matters most
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  first divergence: " + divergence());
    for (Comparison.WeightError error : weightErrors) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  weight error %s: %.2f %% rms",
              error.projection(),
              100 * error.relative()));
    }
    lines.addAll(Figures.lines(Figures.inference(timed, image.chip())).stream().skip(3).toList());
    return lines;
  }

  /**
   * Writes everything but the page.
   *
   * @param directory where
   * @param figures what {@code result.json} gets
   * @param manifest what {@code manifest.json} gets
   * @throws IOException if a file cannot be written
   */
  public void write(Path directory, Map<String, Object> figures, Map<String, Object> manifest)
      throws IOException {
    RunFiles files = new RunFiles(directory);
    List<String> names = reference.populations().stream().map(Population::name).toList();
    files.spikes("spikes-float.csv", first.reference(), names);
    files.spikes("spikes.csv", first.chip(), names);
    files.energy(Ledger.of(timed.counts(), image.chip()));
    files.cycles(timed.stages());
    files.memory(image, List.of());
    files.json("result.json", figures);
    files.json("manifest.json", manifest);
  }
}
