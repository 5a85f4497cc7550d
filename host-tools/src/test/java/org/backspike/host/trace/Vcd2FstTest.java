package org.backspike.host.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dumps go through GTKWave's own reader and writer and come back with everything that was in them.
 */
class Vcd2FstTest {
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void needsGtkWave() {
    assumeTrue(
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "vcd2fst"))),
        "no vcd2fst on the path; it comes with GTKWave");
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void gtkWaveReadsWhatWasWritten(long seed) throws IOException, InterruptedException {
    RandomTimeline random = new RandomTimeline(seed, 300);
    try (TraceFiles files =
        new TraceFiles(directory, EnumSet.of(TraceKind.VCD), new TraceWindow(20, 280))) {
      random.run(files.begin(random.tracks));
      files.complete();
    }
    assertThat(run("vcd2fst", "-v", "trace.vcd", "-f", "trace.fst")).as("its complaints").isEmpty();
    assertThat(run("fst2vcd", "-f", "trace.fst", "-o", "back.vcd")).as("its complaints").isEmpty();
    Map<String, Map<Long, String>> back = read(Files.readAllLines(directory.resolve("back.vcd")));
    VcdReader written = VcdReader.read(directory.resolve("trace.vcd"));
    assertThat(back.keySet()).isEqualTo(written.byPath.keySet());
    written.byPath.forEach((path, variable) ->
        assertThat(back.get(path)).as("seed %d, %s", seed, path).isEqualTo(last(variable)));
  }

  /** The last value of each time; of an event how often it was triggered, as strokes. */
  private static Map<Long, String> last(VcdReader.Variable variable) {
    Map<Long, String> values = new TreeMap<>();
    for (VcdReader.Change change : variable.changes) {
      if (variable.type.equals("event")) {
        values.merge(change.time(), "1", String::concat);
      } else {
        values.put(change.time(), change.value());
      }
    }
    return withoutRepeats(values);
  }

  private static Map<Long, String> withoutRepeats(Map<Long, String> values) {
    Map<Long, String> kept = new TreeMap<>();
    String before = "";
    for (Map.Entry<Long, String> entry : values.entrySet()) {
      boolean isEvent = entry.getValue().matches("1+");
      if (isEvent || !entry.getValue().equals(before)) {
        kept.put(entry.getKey(), entry.getValue());
      }
      before = entry.getValue();
    }
    return kept;
  }

  /** What fst2vcd writes: declarations on lines of their own, all digits of a vector. */
  private static Map<String, Map<Long, String>> read(List<String> lines) {
    Map<String, Map<Long, String>> values = new HashMap<>();
    Map<String, String> paths = new HashMap<>();
    Map<String, Boolean> isEvent = new HashMap<>();
    Deque<String> scopes = new ArrayDeque<>();
    long now = 0;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("$scope")) {
        scopes.addLast(words[2]);
      } else if (words[0].equals("$upscope")) {
        scopes.removeLast();
      } else if (words[0].equals("$var")) {
        String path = String.join(".", scopes) + "." + words[4];
        paths.put(words[3], path);
        values.put(path, new TreeMap<>());
        isEvent.put(words[3], words[1].equals("event"));
      } else if (line.matches("#\\d+")) {
        now = Long.parseLong(line.substring(1));
      } else if (line.matches("[bs]\\S+ \\S+")) {
        values.getOrDefault(paths.get(words[1]), new TreeMap<>()).put(now, shortened(words[0]));
      } else if (line.matches("[01x]\\S+") && paths.containsKey(line.substring(1))) {
        String code = line.substring(1);
        Map<Long, String> changes = values.getOrDefault(paths.get(code), new TreeMap<>());
        String value = line.substring(0, 1);
        changes.merge(now, value, (old, v) -> isEvent.getOrDefault(code, false) ? old + v : v);
      }
    }
    values.replaceAll((path, changes) -> withoutRepeats(changes));
    return values;
  }

  private static String shortened(String value) {
    String digits = value.substring(1);
    return value.startsWith("s") ? digits : digits.replaceFirst("^(0+(?=[01])|x+(?=x))", "");
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = directory.resolve(command[0] + ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(output);
  }
}
