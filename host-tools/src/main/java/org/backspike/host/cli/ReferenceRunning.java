package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.Workers;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.task.Dataset;

/** {@code backspike run --reference}: a float network on the float reference. */
record ReferenceRunning(AbstractVerb verb, Path file, InputOptions input) {
  ExitStatus execute() throws IOException {
    Network network = NetworkFiles.readFloat(file);
    Dataset test = input.data.test();
    SampleSource samples = SampleSource.of(test, network, verb.seed());
    try (Workers workers = verb.workers()) {
      Evaluation evaluation = Trainer.evaluate(network, samples.encoder(), test, workers);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("samples", evaluation.samples());
      figures.put("accuracy_float", evaluation.accuracy());
      figures.put("tie_rate", evaluation.tieRate());
      figures.put("tie_rule", "lowest index");
      verb.say(
          String.format(
              Locale.ROOT,
              "accuracy %.2f %% of %d samples on the float reference",
              100 * evaluation.accuracy(),
              evaluation.samples()));
      if (verb.hasOutput()) {
        try (OutputDirectory output = verb.output()) {
          RunFiles files = new RunFiles(output.path());
          files.json("result.json", figures);
          files.json("manifest.json", verb.manifest());
          HtmlReport.write(output.path());
          output.complete();
        }
      }
      verb.answer(figures);
    }
    return ExitStatus.DONE;
  }
}
