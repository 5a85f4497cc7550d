package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.EventFile;
import org.backspike.host.file.InputError;
import org.backspike.host.report.Figures;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.EventDrivenChip;
import org.backspike.host.run.EventDrivenRun;
import org.backspike.host.trace.TraceFiles;

/**
 * {@code backspike run --mode timed} on a chip that runs by its own clock, from event to event.
 *
 * @param verb what was asked for
 * @param file the network
 * @param chip which chip
 * @param input what it is fed
 * @param trace which timelines are written down
 * @param requirePriced whether something without a price makes the answer no
 */
record EventDrivenRunning(
    AbstractVerb verb,
    Path file,
    EventDrivenChip chip,
    InputOptions input,
    TraceOption trace,
    boolean requirePriced) {
  ExitStatus execute() throws IOException {
    trace.require(true, verb.hasOutput());
    Chip priced = ChipFile.read(chip.key(), verb.settings());
    if (!verb.hasOutput()) {
      EventDrivenRun run = loaded(EventDrivenRun.Watch.OUTPUTS);
      verb.answer(figures(run, priced));
      return verdict(run, priced);
    }
    try (OutputDirectory output = verb.output();
        TraceFiles traces = trace.files(output.path())) {
      EventDrivenRun run =
          loaded(
              trace.isWanted()
                  ? new EventDrivenRun.Watch.Everything(traces)
                  : EventDrivenRun.Watch.OUTPUTS);
      Map<String, Object> figures = figures(run, priced);
      traces.complete();
      write(output, run, priced, figures);
      verb.answer(figures);
      return verdict(run, priced);
    }
  }

  private ExitStatus verdict(EventDrivenRun run, Chip priced) {
    return !requirePriced || Ledger.of(run.counts(priced), priced).unpriced().isEmpty()
        ? ExitStatus.DONE
        : ExitStatus.ANSWER_IS_NO;
  }

  private EventDrivenRun loaded(EventDrivenRun.Watch watch) throws IOException {
    try {
      return new EventDrivenRun(
          chip,
          NetworkFiles.readInteger(file).network(),
          input.events(chip),
          input.cycles(),
          watch);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private Map<String, Object> figures(EventDrivenRun run, Chip priced) {
    run.execute();
    Map<String, Object> figures = run.figures();
    figures.putAll(Figures.energy(Ledger.of(run.counts(priced), priced), 1));
    verb.say(file.getFileName() + " on " + chip.key() + ", by its own clock");
    figures.forEach((key, value) -> verb.say("  " + key + ": " + value));
    return figures;
  }

  private void write(
      OutputDirectory output, EventDrivenRun run, Chip priced, Map<String, Object> figures)
      throws IOException {
    RunFiles files = new RunFiles(output.path());
    files.csv("events.csv", EventFile.table(run.outputs()));
    files.csv("states.csv", run.states());
    files.energy(Ledger.of(run.counts(priced), priced));
    files.json("result.json", figures);
    files.json("manifest.json", verb.manifest());
    output.complete();
  }
}
