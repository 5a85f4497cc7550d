package org.backspike.experiments.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backspike.host.file.AtomicFile;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.InputError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the seeds of an experiment gave that may yet be interrupted: a directory beside the one of
 * the results. A seed is there when its outcome is, which is written last and as a whole.
 */
final class SeedArchive {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path directory;

  /**
   * The archive of an experiment.
   *
   * @param results where the results will be
   */
  SeedArchive(Path results) {
    directory = results.resolveSibling("." + results.getFileName() + ".seeds");
  }

  /** An outcome with what it depends on. */
  private record Entry(@Nullable String settings, @Nullable SeedOutcome outcome) {}

  /** Makes sure that outcomes can be kept. */
  void open() throws IOException {
    Files.createDirectories(directory);
  }

  /**
   * The outcome of a seed.
   *
   * @param seed of the training
   * @param settings everything that it depends on
   * @return nothing if it has not ended
   * @throws InputError if it is damaged or belongs to another experiment
   */
  Optional<SeedOutcome> find(int seed, String settings) throws IOException {
    Path file = outcome(seed);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Entry entry;
    try {
      entry = JSON.readValue(Files.readString(file), Entry.class);
    } catch (JacksonException e) {
      throw new InputError(file, "", "is damaged; remove it to train this seed again");
    }
    if (entry == null || entry.outcome() == null || !settings.equals(entry.settings())) {
      throw new InputError(
          file, "", "belongs to an experiment with other options; start again without --resume");
    }
    return Optional.of(entry.outcome());
  }

  /** Keeps a seed that has ended. */
  void keep(SeedRun.Result result, String settings) throws IOException {
    int seed = result.outcome().seed();
    Map<String, String> metadata = Map.of("trained_on", settings, "seed", String.valueOf(seed));
    FloatNetworkFile.write(result.network(), metadata, directory, "seed-" + seed);
    AtomicFile.write(
        outcome(seed), JSON.writeValueAsString(new Entry(settings, result.outcome())) + "\n");
  }

  /** Copies the networks of all seeds. */
  void copyNetworks(Path results) throws IOException {
    for (Path file : files()) {
      if (!file.toString().endsWith(".json")) {
        Files.copy(file, results.resolve(file.getFileName()));
      }
    }
  }

  /** Forgets everything. */
  void clear() throws IOException {
    if (Files.isDirectory(directory)) {
      for (Path file : files()) {
        Files.delete(file);
      }
      Files.delete(directory);
    }
  }

  private Path outcome(int seed) {
    return directory.resolve("seed-" + seed + ".json");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
