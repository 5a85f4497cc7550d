package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.backspike.bptt.Workers;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.timing.StageLog;
import org.backspike.host.file.InputError;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.report.Figures;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RecordingFiles;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.ChipInputs;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.Cost;
import org.backspike.host.run.Recording;
import org.backspike.host.run.Timekeeping;
import org.backspike.host.trace.TraceFiles;

/**
 * {@code backspike run} on a chip whose cores meet at barriers, with or without its cycles.
 *
 * @param verb what was asked for
 * @param file the network
 * @param chip which chip
 * @param input what it is fed
 * @param record what is written down
 * @param trace which timelines are
 * @param mode whether time is kept
 * @param requirePriced whether something without a price makes the answer no
 */
record BarrierRunning(
    AbstractVerb verb,
    Path file,
    RunChipOption chip,
    InputOptions input,
    RecordOption record,
    TraceOption trace,
    ChipRun.Mode mode,
    boolean requirePriced) {
  ExitStatus execute() throws IOException {
    trace.require(mode == ChipRun.Mode.TIMED, verb.hasOutput());
    Cost cost = Cost.ofLoading();
    QuantizedNetwork quantized = NetworkFiles.readInteger(file);
    Chip target = chip.target(quantized.network(), file, verb.settings());
    ChipImage image = chip.place(quantized.network(), file, target);
    if (mode == ChipRun.Mode.TIMED) {
      RunChipOption.requireClock(image);
    } else if (requirePriced && !Figures.isPricedWithoutClock(target)) {
      throw new InputError("--require-priced needs --mode timed; without it nothing is priced");
    }
    ChipInputs inputs = input.of(quantized, verb.seed());
    int steps = input.steps(quantized);
    Recording.Wish wish = record.wish(image, (long) inputs.samples() * steps);
    if (!wish.isEmpty() && !verb.hasOutput()) {
      throw new InputError("--record needs --out DIR for what it records");
    }
    if (!verb.hasOutput()) {
      ChipRun run = ChipRun.loaded(image, inputs, steps, time(), wish);
      verb.answer(figures(run, image, steps, cost));
      return verdict(run, image);
    }
    try (OutputDirectory output = verb.output();
        TraceFiles traces = trace.files(output.path())) {
      Timekeeping time =
          trace.isWanted() ? new Timekeeping.Traced(StageLog::bySteps, traces) : time();
      ChipRun run = ChipRun.loaded(image, inputs, steps, time, wish);
      Map<String, Object> figures = figures(run, image, steps, cost);
      traces.complete();
      write(output, image, run, figures);
      verb.answer(figures);
      return verdict(run, image);
    }
  }

  private ExitStatus verdict(ChipRun run, ChipImage image) {
    return !requirePriced || Ledger.of(run.counts(), image.chip()).unpriced().isEmpty()
        ? ExitStatus.DONE
        : ExitStatus.ANSWER_IS_NO;
  }

  /** Steps are kept apart only where they are written. */
  private Timekeeping time() {
    return switch (mode) {
      case FUNCTIONAL -> new Timekeeping.None();
      case TIMED -> new Timekeeping.Cycles(verb.hasOutput() ? StageLog::bySteps : StageLog::totals);
    };
  }

  /** Runs it and says how it went. */
  private Map<String, Object> figures(ChipRun run, ChipImage image, int steps, Cost cost) {
    cost.loaded(image);
    try (Workers workers = verb.workers();
        ProgressLine progress = verb.progress("run", run.samples() == 1 ? "steps" : "samples")) {
      run.execute(workers, progress);
    }
    Map<String, Object> figures = Figures.inference(run, image.chip());
    figures.put("steps", steps);
    figures.putAll(cost.ofRunning(run.synapticEvents(), (long) steps * run.samples()));
    verb.say(file.getFileName() + " on " + image.chip().name() + ", " + run.samples() + " samples");
    Figures.lines(figures).forEach(verb::say);
    return figures;
  }

  private void write(
      OutputDirectory output, ChipImage image, ChipRun run, Map<String, Object> figures)
      throws IOException {
    RunFiles files = new RunFiles(output.path());
    figures.put("title", "A run on " + image.chip().name());
    files.json("result.json", figures);
    files.json("manifest.json", verb.manifest());
    if (figures.containsKey("energy_total_pj")) {
      files.energy(Ledger.of(run.counts(), image.chip()));
    }
    files.cycles(run.stages());
    files.memory(image, List.of());
    RecordingFiles.write(output.path(), run.recordings(), record.names());
    HtmlReport.write(output.path());
    output.complete();
  }
}
