package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Progress;
import org.backspike.bptt.Workers;
import org.backspike.bptt.onchip.LearningFormat;
import org.backspike.bptt.onchip.MemoryPlan;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.host.file.Csv;
import org.backspike.host.file.InputError;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.map.Fit;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.quantize.Quantizer;
import org.backspike.host.quantize.WeightRange;
import org.backspike.host.report.Figures;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.OnChipLearning;
import org.backspike.host.run.OnChipLearning.Learned;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.surrogate.Surrogate;

/** Training on a chip for {@code backspike train --where chip}. */
final class ChipTraining {
  private final Chip chip;
  private final Learned learned;
  private final ChipImage image;
  private final ChipRun test;

  private ChipTraining(Chip chip, Learned learned, ChipImage image, ChipRun test) {
    this.chip = chip;
    this.learned = learned;
    this.image = image;
    this.test = test;
  }

  /** Quantizes first weights, trains on the chip, runs the test samples. */
  static ChipTraining run(
      Chip chip,
      Network first,
      SampleSource train,
      SampleSource test,
      Surrogate surrogate,
      double rate,
      int batch,
      int epochs,
      int seed,
      Workers workers,
      Progress progress) {
    try {
      QuantizedNetwork start = Quantizer.quantize(first, chip.datapath(), WeightRange.LEARNING);
      OnChipLearning learning =
          new OnChipLearning(chip, start, train, surrogate, LearningFormat.USUAL, rate, batch);
      Placement placement =
          switch (learning.place()) {
            case Fit.Placed placed -> placed.placement();
            case Fit.Refused refused ->
                throw new DoesNotFit(
                    "learning does not fit "
                        + chip.name()
                        + ": "
                        + String.join("; ", refused.reasons()));
          };
      Learned learned = learning.train(placement, epochs, seed, progress);
      ChipImage image = new ChipImage(chip, learned.network().network(), placement);
      ChipRun run =
          ChipRun.of(
              image,
              test,
              test.data().size(),
              learned.network().chipSteps(),
              ChipRun.Mode.FUNCTIONAL,
              workers,
              Progress.SILENT);
      return new ChipTraining(chip, learned, image, run);
    } catch (IllegalArgumentException e) {
      throw new InputError("--where chip: " + e.getMessage());
    }
  }

  double accuracy() {
    return test.accuracy();
  }

  List<EpochReport> epochs() {
    return learned.epochs();
  }

  /** Accuracy, memory plan, and per training sample what the first batch cost. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    Ledger ledger = Ledger.of(learned.timed().counts(), chip);
    int samples = learned.timed().samples();
    figures.put("chip", chip.name());
    figures.put("accuracy_onchip", test.accuracy());
    figures.put("tie_rate", test.tieRate());
    figures.put("tie_rule", "lowest index");
    figures.put("epochs", learned.epochs().size());
    figures.put("memory_plan_bits", learned.plan().bits());
    Map<String, Object> memory = new LinkedHashMap<>();
    for (Map.Entry<MemoryPlan.Kind, Long> kind : learned.plan().bitsByKind().entrySet()) {
      memory.put(kind.getKey().key() + "_bits", kind.getValue());
    }
    figures.put("memory_plan", memory);
    figures.put("timed_samples", samples);
    figures.putAll(Figures.energy(ledger, samples));
    figures.put("phases", Figures.phases(ledger, learned.timed().cycles(), samples));
    return figures;
  }

  /** Writes the learned network and the tables. */
  void write(Path directory) throws IOException {
    RunFiles files = new RunFiles(directory);
    Csv curve = new Csv("series", "epoch", "accuracy");
    learned.epochs().forEach(report -> curve.add("on chip", report.epoch(), report.accuracy()));
    files.csv("curve.csv", curve);
    files.energy(Ledger.of(learned.timed().counts(), chip));
    files.cycles(learned.timed().stages());
    files.memory(image, learned.plan().arrays());
    IntegerNetworkFile.write(learned.network(), directory, "network");
  }
}
