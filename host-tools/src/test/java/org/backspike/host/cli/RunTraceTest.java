package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.host.trace.PerfettoReader;
import org.backspike.host.trace.VcdReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --trace} as a user runs it. */
class RunTraceTest {
  private static final String CHIP = "backspike_28nm";
  private static final long PERIOD_PS = 5000;

  private static final String NETWORK =
      """
      {"format": "backspike-network/1", "datapath": "backspike",
       "populations": [
         {"name": "in", "kind": "input", "size": 2},
         {"name": "hid", "kind": "lif", "size": 3, "params": {"du": 2048, "dv": 512, "vth": 4000, "bias": 0}},
         {"name": "out", "kind": "lif", "size": 2, "params": {"du": 2048, "dv": 512, "vth": 4000, "bias": 0}}],
       "projections": [
         {"from": "in", "to": "hid", "weights": [[60, 9], [9, 60], [40, 40]]},
         {"from": "hid", "to": "out", "weights": [[60, 9, 3], [3, 9, 60]]}]}
      """;

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void writeNetwork() throws IOException {
    Files.writeString(directory.resolve("net.json"), NETWORK);
  }

  private Command run(String... args) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(List.of("run", "net.json", "--chip", "backspike-28nm", "--noise", "0.4"));
    all.addAll(List.of(args));
    return Command.run(directory, all.toArray(String[]::new));
  }

  private Path timed(String out, String... args) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--steps", "30", "--samples", "3"));
    all.addAll(List.of("--mode", "timed", "--record", "spikes", "--out", out));
    all.addAll(List.of(args));
    Command command = run(all.toArray(String[]::new));
    assertThat(command.status()).as("%s", command.errors()).isZero();
    return directory.resolve(out);
  }

  @Test
  void cyclesOfEveryStateAreThoseOfTheTableAndATraceChangesNothing()
      throws IOException, InterruptedException {
    Path plain = timed("plain");
    Path traced = timed("traced", "--trace", "vcd,perfetto");
    for (String file : new String[] {"cycles.csv", "energy.csv", "spikes.csv"}) {
      assertThat(traced.resolve(file)).hasSameTextualContentAs(plain.resolve(file));
    }
    Map<String, Long> table = table(traced.resolve("cycles.csv"));
    VcdReader vcd = VcdReader.read(traced.resolve("trace.vcd"));
    PerfettoReader perfetto = PerfettoReader.read(traced.resolve("trace.perfetto-trace"));
    assertThat(table).containsKey("core0.neuron busy");
    assertThat(ofWaves(vcd)).isEqualTo(table);
    assertThat(ofSlices(perfetto)).isEqualTo(table);
    assertThat(perfetto.line("backspike-28nm.phase").slices)
        .extracting(PerfettoReader.Slice::name)
        .as("three samples")
        .containsExactly("load", "forward", "load", "forward", "load", "forward");
    assertThat(perfetto.line("backspike-28nm.core0.messages").instants).isNotEmpty();
    for (String population : new String[] {"hid", "out"}) {
      List<String> recorded =
          Files.readAllLines(traced.resolve("spikes.csv")).stream()
              .filter(line -> line.contains("," + population + ","))
              .map(line -> line.substring(line.lastIndexOf(',') + 1))
              .toList();
      assertThat(recorded).isNotEmpty();
      assertThat(
              perfetto.byPath.entrySet().stream()
                  .filter(line -> line.getKey().endsWith(".spikes." + population))
                  .flatMap(line -> line.getValue().instants.stream())
                  .map(spike -> String.valueOf(spike.value())))
          .as("spikes of %s", population)
          .containsExactlyElementsOf(recorded);
    }
  }

  /** Sums of {@code step,phase,core,stage,busy,...} by core, stage and state. */
  private static Map<String, Long> table(Path file) throws IOException {
    Map<String, Long> sums = new TreeMap<>();
    List<String> lines = Files.readAllLines(file);
    List<String> header = List.of(lines.getFirst().split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = List.of(line.split(",", -1));
      for (int state = header.indexOf("busy"); state < row.size(); state++) {
        String core = "core" + row.get(header.indexOf("core"));
        String key = core + "." + row.get(header.indexOf("stage")) + " " + header.get(state);
        long cycles = Long.parseLong(row.get(state));
        if (cycles > 0) {
          sums.merge(key, cycles, Long::sum);
        }
      }
    }
    return sums;
  }

  private static Map<String, Long> ofWaves(VcdReader vcd) {
    Map<String, Long> sums = new TreeMap<>();
    vcd.byPath.forEach((path, variable) -> {
      if (variable.isText() && path.matches(CHIP + "\\.core\\d+\\..*")) {
        List<VcdReader.Change> changes = variable.changes;
        for (int i = 0; i < changes.size(); i++) {
          long end = i + 1 < changes.size() ? changes.get(i + 1).time() : vcd.last;
          String state = changes.get(i).value();
          if (!state.equals("-")) {
            String key = path.substring(CHIP.length() + 1) + " " + state;
            sums.merge(key, (end - changes.get(i).time()) / PERIOD_PS, Long::sum);
          }
        }
      }
    });
    return sums;
  }

  private static Map<String, Long> ofSlices(PerfettoReader perfetto) {
    Map<String, Long> sums = new TreeMap<>();
    perfetto.byPath.forEach((path, line) -> {
      if (path.matches(".*\\.core\\d+\\..*")) {
        for (PerfettoReader.Slice slice : line.slices) {
          String key = path.substring(path.indexOf('.') + 1) + " " + slice.name();
          sums.merge(key, slice.to() - slice.from(), Long::sum);
        }
      }
    });
    return sums;
  }

  @Test
  void aWindowShowsTheSameWithinItsEdges() throws IOException, InterruptedException {
    Path all = timed("all", "--trace", "perfetto");
    Path part = timed("part", "--trace", "perfetto", "--trace-window", "700:1500");
    PerfettoReader whole = PerfettoReader.read(all.resolve("trace.perfetto-trace"));
    PerfettoReader cut = PerfettoReader.read(part.resolve("trace.perfetto-trace"));
    assertThat(part.resolve("trace.vcd")).doesNotExist();
    assertThat(cut.byPath.keySet()).isEqualTo(whole.byPath.keySet());
    whole.byPath.forEach((path, line) ->
        assertThat(cut.line(path).slices)
            .as(path)
            .isEqualTo(
                line.slices.stream()
                    .filter(slice -> slice.from() < 1500 && slice.to() > 700)
                    .map(slice ->
                        new PerfettoReader.Slice(
                            Math.max(700, slice.from()), Math.min(1500, slice.to()), slice.name()))
                    .toList()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--trace vcd --out o | --trace needs --mode timed; without a clock there is no time to show",
        "--mode timed --trace vcd | --trace needs --out DIR for its files",
        "--mode timed --trace-window 1:2 --out o | --trace-window needs --trace vcd, perfetto or both",
        "--mode timed --trace vdc --out o | --trace: no kind vdc; there are vcd, perfetto",
        "--mode timed --trace vcd --trace-window 5 --out o | --trace-window: a window of 5; must be FROM:TO in cycles",
        "--mode timed --trace vcd --trace-window 8000000:9000000 --out o | a window of 8000000:9000000; the run ended at",
      })
  void refusesWithOneLine(String args, String expected) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--steps", "5"));
    all.addAll(List.of(args.split(" ", -1)));
    Command command = run(all.toArray(String[]::new));
    assertThat(command.errors()).singleElement().asString().contains(expected);
    assertThat(command.status()).isEqualTo(2);
    assertThat(directory.resolve("o")).doesNotExist();
  }
}
