package org.backspike.host.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.MachineSpeed;
import org.backspike.bptt.SpeedReport;
import org.backspike.bptt.SpeedTest;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.InterruptedRun;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;

/**
 * A workload that only measures.
 *
 * @param verb on whose behalf
 * @param name of the samples
 */
record SpeedMeasurement(AbstractVerb verb, String name) {
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration ROUND = Duration.ofMillis(200);

  /** Measures, prints and writes what was found. */
  ExitStatus run(TrainingRecipe recipe, Network network, SampleSource samples) throws IOException {
    try (OutputDirectory output = verb.output();
        Workers workers = verb.workers()) {
      SpeedTest test = new SpeedTest(network, recipe, samples.encoder(), samples.data());
      SpeedReport first;
      SpeedReport learned;
      try (ProgressLine progress = verb.progress("first steps", "rounds")) {
        first = test.first(WARM_UP, ROUND, workers, progress);
      }
      try (ProgressLine progress = verb.progress("after 100 steps", "rounds")) {
        learned = test.learned(WARM_UP, ROUND, workers, progress);
      }
      MachineSpeed machine = MachineSpeed.measure(Duration.ofSeconds(1));
      if (Interruption.requested()) {
        throw new InterruptedRun();
      }
      verb.say("first steps: " + line(first));
      verb.say("after 100 steps: " + line(learned));
      verb.say(
          String.format(
              Locale.ROOT,
              "this machine just now, one thread: product %.0f GFLOP/s, copy %.1f GB/s",
              machine.gemmGflops(),
              machine.copyGbPerS()));
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("title", "Speed of training on " + name);
      figures.put("seed", verb.seed());
      figures.put("surrogate", recipe.surrogate().name());
      figures.put("steps", network.presentation().steps());
      figures.put("threads", workers.threads());
      put(figures, "", first);
      put(figures, "_after_100_steps", learned);
      figures.put("gemm_gflops", machine.gemmGflops());
      figures.put("copy_gb_per_s", machine.copyGbPerS());
      RunFiles files = new RunFiles(output.path());
      files.json("result.json", figures);
      files.json("manifest.json", verb.manifest());
      output.complete();
      verb.answer(figures);
    }
    return ExitStatus.DONE;
  }

  private static String line(SpeedReport report) {
    return String.format(
        Locale.ROOT,
        "%,.0f samples per CPU-second (10 to 90 %%: %,.0f to %,.0f), %,.0f per second with %d"
            + " threads, %.1f spikes per sample",
        report.samplesPerCpuSecond(),
        report.slowest(),
        report.fastest(),
        report.samplesPerSecond(),
        report.threads(),
        report.spikesPerSample());
  }

  private static void put(Map<String, Object> figures, String when, SpeedReport report) {
    figures.put("train_samples_per_cpu_s" + when, report.samplesPerCpuSecond());
    figures.put("train_samples_per_cpu_s_low" + when, report.slowest());
    figures.put("train_samples_per_cpu_s_high" + when, report.fastest());
    figures.put("train_samples_per_s" + when, report.samplesPerSecond());
    figures.put("spikes_per_sample" + when, report.spikesPerSample());
  }
}
