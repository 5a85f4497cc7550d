package org.backspike.host.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.controller.reckon.ReckonBench;
import org.backspike.chip.controller.reckon.ReckonConfiguration;
import org.backspike.chip.controller.reckon.SampleTiming;
import org.backspike.host.file.InputError;
import org.backspike.host.file.ReckonData;
import org.jspecify.annotations.Nullable;

/**
 * What the RTL of ReckOn did on the published cue accumulation: in a folder, a table of samples,
 * one of digests and possibly one of time steps; in the folder above, the configuration.
 *
 * <p>The samples themselves are third-party data and lie elsewhere: in {@code
 * ../../data/reckon-cueacc} seen from the folder that holds the folders of chips, or where the
 * environment variable {@code BACKSPIKE_RECKON_DATA} says.
 */
final class ReckonCase implements ClockedCase {
  private static final String DATA_VARIABLE = "BACKSPIKE_RECKON_DATA";
  private static final String USUAL_DATA = "../../../../data/reckon-cueacc";
  private static final String SAMPLES = "samples.csv";
  private static final String DIGESTS = "digest.csv";
  private static final String TICKS = "ticks.csv";
  private static final String CONFIGURATION = "config.json";

  /** The samples after which the weights of the RTL are known. */
  private static final List<ReckonSampleKey> TRAINED =
      List.of(
          new ReckonSampleKey(0, ReckonPhase.TRAIN, 0),
          new ReckonSampleKey(0, ReckonPhase.TRAIN, 1));

  private final Path folder;
  private final ReckonConfiguration configuration;
  private final List<ReckonTables.Row> samples;
  private final List<ReckonTables.Row> digests;
  private final Map<ReckonSampleKey, List<ReckonTables.Row>> ticks = new HashMap<>();
  private final ReckonData data;
  private @Nullable ReckonInputs inputs;

  ReckonCase(Path named) {
    folder = named.toAbsolutePath();
    configuration = ReckonConfigurationFile.read(folder.resolveSibling(CONFIGURATION));
    samples = ReckonTables.read(folder.resolve(SAMPLES), ReckonSampleFigures.COLUMNS);
    digests = ReckonTables.read(folder.resolve(DIGESTS), List.of("cycle_end", "digest"));
    requireSameSamples();
    if (Files.exists(folder.resolve(TICKS))) {
      for (ReckonTables.Row row :
          ReckonTables.read(folder.resolve(TICKS), ReckonRun.STEP_COLUMNS)) {
        ticks.computeIfAbsent(row.sample(), sample -> new ArrayList<>()).add(row);
      }
    }
    String elsewhere = System.getenv(DATA_VARIABLE);
    data =
        new ReckonData(
            elsewhere == null ? folder.resolve(USUAL_DATA).normalize() : Path.of(elsewhere));
  }

  /** Whether a folder is such a case. */
  static boolean isCase(Path folder) {
    return Files.exists(folder.resolve(SAMPLES))
        && Files.exists(folder.resolve(DIGESTS))
        && Files.exists(folder.toAbsolutePath().resolveSibling(CONFIGURATION));
  }

  private void requireSameSamples() {
    List<ReckonSampleKey> keys = samples.stream().map(ReckonTables.Row::sample).toList();
    if (keys.isEmpty() || !keys.equals(digests.stream().map(ReckonTables.Row::sample).toList())) {
      throw new InputError(
          folder.resolve(DIGESTS), "", "is not about the samples of " + SAMPLES + "; must be");
    }
  }

  @Override
  public String chip() {
    return "reckon";
  }

  @Override
  public String name() {
    return folder.getFileName().toString();
  }

  @Override
  public Optional<String> obstacle() {
    return Files.isDirectory(data.folder())
        ? Optional.empty()
        : Optional.of(
            "needs the samples of ReckOn's cue accumulation in "
                + data.folder()
                + "; set "
                + DATA_VARIABLE
                + " if they lie elsewhere");
  }

  @Override
  public long cycles() {
    return digests.getLast().get("cycle_end");
  }

  @Override
  public Optional<Difference> replay() {
    ReckonInputs known = inputs();
    ReckonBench bench =
        new ReckonBench(configuration, known.weights().copy(), SampleTiming.CUE_ACCUMULATION);
    ReckonRun run = new ReckonRun(bench, configuration);
    for (int s = 0; s < samples.size(); s++) {
      ReckonSampleKey key = samples.get(s).sample();
      if (s == 0 || !key.inBlockOf(samples.get(s - 1).sample())) {
        bench.begin(key.phase().learning());
      }
      Optional<Difference> difference =
          run.play(
              known.sample(key),
              samples.get(s),
              digests.get(s),
              ticks.getOrDefault(key, List.of()));
      if (difference.isEmpty() && s + 1 == TRAINED.size() && trainsTheKnownTwo()) {
        difference = run.compareWeights(key, known.afterTwoSamples());
      }
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  /** Whether the run begins as the one whose weights are known does. */
  private boolean trainsTheKnownTwo() {
    return samples.stream()
        .limit(TRAINED.size())
        .map(ReckonTables.Row::sample)
        .toList()
        .equals(TRAINED);
  }

  private ReckonInputs inputs() {
    ReckonInputs known = inputs;
    if (known == null) {
      known = ReckonInputs.read(data, configuration);
      inputs = known;
    }
    return known;
  }
}
