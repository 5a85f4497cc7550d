package org.backspike.experiments.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.bptt.onchip.LearningFormat;
import org.backspike.bptt.onchip.MemoryPlan;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.host.cli.AbstractVerb;
import org.backspike.host.cli.ExitStatus;
import org.backspike.host.cli.OutputDirectory;
import org.backspike.host.cli.ProgressLine;
import org.backspike.host.cli.Verb;
import org.backspike.host.compare.SideBySide;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.Csv;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.map.Fit;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.quantize.Quantizer;
import org.backspike.host.quantize.WeightRange;
import org.backspike.host.report.Figures;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.Calibration;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.InterruptedRun;
import org.backspike.host.run.OnChipLearning;
import org.backspike.host.run.OnChipLearning.Learned;
import org.backspike.host.run.SampleSource;
import org.backspike.host.train.NetworkDesign;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.Encoder;
import org.backspike.snn.encode.Encoders;
import org.backspike.snn.task.YinYang;
import picocli.CommandLine.Command;

/**
 * {@code backspike demo}: float training, quantization, mapping, inference on the chip, training on
 * the chip from scratch, comparison and report, on the Yin-Yang task.
 */
@Command(
    name = "demo",
    description = {
      "The whole road on the generated Yin-Yang task: train in float, quantize, map, run on the",
      "chip, learn on the chip from scratch, compare, report. Needs no files; under two minutes."
    },
    footer = {
      "",
      "Writes networks, result.json, energy.csv, cycles.csv, memory.csv and report.html into --out",
      "(backspike-demo if not given).",
      "Example: backspike demo --out demo --seed 1"
    })
public final class DemoVerb extends AbstractVerb implements Verb {
  private static final String CHIP = "backspike-28nm";
  private static final Path USUAL_OUTPUT = Path.of("backspike-demo");
  private static final int FLOAT_EPOCHS = 60;
  private static final int CHIP_EPOCHS = 40;
  private static final int TIMED_SAMPLES = 100;

  private final YinYang task = new YinYang();
  private final TrainingRecipe recipe = TrainingRecipe.TIMED_SPIKES.forEpochs(FLOAT_EPOCHS);

  /** The verb. */
  public DemoVerb() {}

  @Override
  protected ExitStatus execute() throws IOException {
    Chip chip = ChipFile.read(CHIP, settings());
    Encoder encoder = Encoders.named(task.encoder(), task.steps(), seed());
    SampleSource train = new SampleSource(task.train(), encoder, task.steps());
    SampleSource test = new SampleSource(task.test(), encoder, task.steps());
    Csv curve = new Csv("series", "epoch", "accuracy");
    try (OutputDirectory output = outputOr(USUAL_OUTPUT);
        Workers workers = workers()) {
      say("1. float training on Yin-Yang, " + task.shape() + ", " + task.steps() + " steps");
      Network network = initialized();
      trainFloat(network, train, workers, curve);
      Evaluation evaluation = Trainer.evaluate(network, encoder, test.data(), workers);
      say(percent("   accuracy of the float reference", evaluation.accuracy()));
      FloatNetworkFile.write(network, Map.of("trained_on", task.name()), output.path(), "network");

      say("2. 8-bit quantization for " + chip.name() + ", calibrated, inference on the chip");
      QuantizedNetwork quantized = calibrated(network, chip, encoder, workers);
      IntegerNetworkFile.write(quantized, output.path(), "network-8bit");
      SideBySide both;
      try (ProgressLine progress = progress("inference", "samples")) {
        both = SideBySide.of(network, quantized, chip, test, TIMED_SAMPLES, workers, progress);
      }
      Map<String, Object> figures = both.figures();
      say(percent("   accuracy on the chip", both.all().accuracy()));
      both.lines().forEach(line -> say(" " + line));

      say("3. training from scratch on the chip, " + CHIP_EPOCHS + " epochs");
      Learned learned = learn(chip, train, curve);
      say(
          percent(
              "   accuracy after learning on the chip",
              evaluate(learned, chip, test, workers, figures)));
      learning(learned, chip, figures);
      IntegerNetworkFile.write(learned.network(), output.path(), "network-onchip");

      figures.put("title", "Backspike: Yin-Yang in float, on a chip, and learned on the chip");
      figures.put(
          "subtitle",
          task.shape() + ", " + task.steps() + " steps, " + chip.name() + ", seed " + seed());
      figures.put("seed", seed());
      both.write(output.path(), figures, manifest());
      RunFiles files = new RunFiles(output.path());
      files.csv("curve.csv", curve);
      files.memory(imageOf(learned, chip), learned.plan().arrays());
      HtmlReport.write(output.path());
      output.complete();
      say("4. report: " + output.target().resolve("report.html"));
      answer(figures);
    }
    return ExitStatus.DONE;
  }

  private QuantizedNetwork calibrated(
      Network network, Chip chip, Encoder encoder, Workers workers) {
    SampleSource validation = new SampleSource(task.validation(), encoder, task.steps());
    try (ProgressLine progress = progress("calibration", "samples")) {
      return Calibration.best(network, chip, validation, workers, progress);
    }
  }

  private static String percent(String what, double fraction) {
    return String.format(Locale.ROOT, "%s: %.1f %%", what, 100 * fraction);
  }

  private Network initialized() {
    return new NetworkDesign(task.shape(), new Presentation(task.encoder(), task.steps()))
        .initialized(recipe, seed());
  }

  private void trainFloat(Network network, SampleSource train, Workers workers, Csv curve) {
    Trainer trainer = new Trainer(network, recipe, train.encoder(), seed());
    long all = (long) recipe.epochs() * train.data().size();
    try (ProgressLine progress = progress("float training", "samples")) {
      for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
        long before = (long) epoch * train.data().size();
        EpochReport report =
            trainer.epoch(
                train.data(), workers, (done, total) -> progress.reached(before + done, all));
        if (trainer.epoch() == epoch) {
          throw new InterruptedRun();
        }
        curve.add("float", epoch, report.accuracy());
      }
    }
  }

  private Learned learn(Chip chip, SampleSource train, Csv curve) {
    QuantizedNetwork start =
        Quantizer.quantize(initialized(), chip.datapath(), WeightRange.LEARNING);
    OnChipLearning learning =
        new OnChipLearning(
            chip,
            start,
            train,
            recipe.surrogate(),
            LearningFormat.USUAL,
            OnChipLearning.USUAL_RATE,
            OnChipLearning.USUAL_BATCH);
    Placement placement =
        switch (learning.place()) {
          case Fit.Placed placed -> placed.placement();
          case Fit.Refused refused ->
              throw new IllegalStateException(String.join("; ", refused.reasons()));
        };
    try (ProgressLine progress = progress("training on the chip", "samples")) {
      Learned learned = learning.train(placement, CHIP_EPOCHS, seed(), progress);
      for (EpochReport report : learned.epochs()) {
        curve.add("on chip", report.epoch(), report.accuracy());
      }
      return learned;
    }
  }

  private static ChipImage imageOf(Learned learned, Chip chip) {
    return new ChipImage(chip, learned.network().network(), learned.placement());
  }

  private double evaluate(
      Learned learned, Chip chip, SampleSource test, Workers workers, Map<String, Object> figures) {
    try (ProgressLine progress = progress("test", "samples")) {
      ChipRun run =
          ChipRun.of(
              imageOf(learned, chip),
              test,
              test.data().size(),
              learned.network().chipSteps(),
              ChipRun.Mode.FUNCTIONAL,
              workers,
              progress);
      figures.put("accuracy_onchip", run.accuracy());
      return run.accuracy();
    }
  }

  private void learning(Learned learned, Chip chip, Map<String, Object> figures) {
    Ledger ledger = Ledger.of(learned.timed().counts(), chip);
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("epochs", learned.epochs().size());
    training.put("timed_samples", learned.timed().samples());
    training.putAll(Figures.energy(ledger, learned.timed().samples()));
    training.put(
        "phases", Figures.phases(ledger, learned.timed().cycles(), learned.timed().samples()));
    Map<String, Object> memory = new LinkedHashMap<>();
    for (Map.Entry<MemoryPlan.Kind, Long> entry : learned.plan().bitsByKind().entrySet()) {
      memory.put(entry.getKey().key() + "_bits", entry.getValue());
    }
    training.put("memory_plan", memory);
    figures.put("memory_plan_bits", learned.plan().bits());
    figures.put("training_on_chip_per_sample", training);
    say(
        String.format(
            Locale.ROOT,
            "   learning memory %,d bits; energy per training sample %.1f nJ (%.1f to %.1f)",
            learned.plan().bits(),
            ledger.total().pj().doubleValue() / 1000 / learned.timed().samples(),
            ledger.total().lowPj().doubleValue() / 1000 / learned.timed().samples(),
            ledger.total().highPj().doubleValue() / 1000 / learned.timed().samples()));
  }
}
