package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backspike.host.trace.PerfettoReader;
import org.backspike.host.trace.VcdReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chips that run by their own clock, as a user runs and checks them. */
class EventDrivenTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path NETWORKS = Path.of("../docs/networks").toAbsolutePath().normalize();
  private static final Path VECTORS =
      Path.of("src/test/resources/vectors/rtl").toAbsolutePath().normalize();

  @TempDir private Path directory = Path.of("");

  private Command run(String network, String chip, String events, String... more)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("run", NETWORKS.resolve(network).toString()));
    all.addAll(List.of("--chip", chip, "--mode", "timed", "--input", events));
    all.addAll(List.of(more));
    return Command.run(directory, all.toArray(String[]::new));
  }

  @Test
  void eventsGoInAndComeOut() throws IOException, InterruptedException {
    // input 0 lies on row 3, behind three neurons that may send to each other
    Files.writeString(directory.resolve("events.csv"), "cycle,address\n10,3\n20,3\n");
    Command command = run("tinyodin.json", "tinyodin", "events.csv", "--out", "o", "--json");
    assertThat(command.errors()).isEmpty();
    JsonNode result = JSON.readTree(command.out());
    assertThat(result.path("first_row").path("in").asInt()).isEqualTo(3);
    assertThat(result.path("at_rest").asBoolean()).isTrue();
    assertThat(result.path("input_events").asInt()).isEqualTo(2);
    assertThat(result.path("fifo_drops").asInt()).isZero();
    // the input gives 7, 5, -8 twice: neuron 0 fires at 8, neuron 1 at 10, and neither tells 2
    List<String> out = Files.readAllLines(directory.resolve("o/events.csv"));
    assertThat(out.getFirst()).isEqualTo("cycle,address");
    assertThat(out.stream().skip(1).map(line -> line.split(",", -1)[1])).containsExactly("0", "1");
    assertThat(Files.readAllLines(directory.resolve("o/states.csv")))
        .hasSize(4)
        .startsWith("step,population,index,variable,value");
    assertThat(JSON.readTree(Files.readString(directory.resolve("o/result.json"))).path("digest"))
        .isEqualTo(result.path("digest"));
  }

  @Test
  void tracesShowWhatTheResultCounts() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("events.csv"), "cycle,address\n10,3\n20,3\n");
    Command plain = run("tinyodin.json", "tinyodin", "events.csv", "--json");
    Command traced =
        run(
            "tinyodin.json",
            "tinyodin",
            "events.csv",
            "--trace",
            "vcd,perfetto",
            "--json",
            "--out",
            "o");
    assertThat(traced.status()).as("%s", traced.errors()).isZero();
    JsonNode result = JSON.readTree(traced.out());
    assertThat(result).isEqualTo(JSON.readTree(plain.out()));
    VcdReader vcd = VcdReader.read(directory.resolve("o/trace.vcd"));
    PerfettoReader perfetto = PerfettoReader.read(directory.resolve("o/trace.perfetto-trace"));
    // neuron 0 fires, then neuron 1; both come back into the queue
    assertThat(perfetto.line("tinyodin.spikes").instants)
        .extracting("value")
        .containsExactly(0L, 1L);
    assertThat(perfetto.line("tinyodin.output.events").instants)
        .extracting("value")
        .containsExactly(0L, 1L);
    assertThat(perfetto.line("tinyodin.input.events").instants).hasSize(2);
    assertThat(vcd.variable("tinyodin.spikes").changes)
        .extracting(VcdReader.Change::value)
        .containsExactly("0", "1");
    List<PerfettoReader.Value> reads = perfetto.line("tinyodin.neuron_sram.reads").values;
    assertThat(reads.getLast().value()).isEqualTo(result.path("neuron_sram_reads").asLong());
    List<PerfettoReader.Slice> states = perfetto.line("tinyodin.controller.state").slices;
    assertThat(states.getLast().to()).isEqualTo(result.path("cycles").asLong());
    assertThat(states)
        .filteredOn(slice -> slice.name().equals("pop_spike"))
        .as("two inputs and two spikes that came back")
        .hasSize(4)
        .allSatisfy(slice -> {
          // three neurons, a read and a write each; every cycle of the count is drawn
          assertThat(slice.to() - slice.from()).isGreaterThanOrEqualTo(6);
          assertThat(
                  perfetto.line("tinyodin.controller.count").values.stream()
                      .filter(v -> v.time() >= slice.from() && v.time() < slice.to())
                      .map(PerfettoReader.Value::value))
              .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        });
  }

  @Test
  void aTraceIsOfATimedRunWithFiles() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("events.csv"), "cycle,address\n10,3\n");
    assertThat(run("tinyodin.json", "tinyodin", "events.csv", "--trace", "vcd").errors())
        .containsExactly("backspike: --trace needs --out DIR for its files");
  }

  @Test
  void aRunThatDoesNotComeToRestIsStopped() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("events.csv"), "cycle,address\n10,3\n");
    Command command = run("tinyodin.json", "tinyodin", "events.csv", "--steps", "15", "--json");
    JsonNode result = JSON.readTree(command.out());
    assertThat(result.path("cycles").asInt()).isEqualTo(15);
    assertThat(result.path("at_rest").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tinyodin.json | tinyodin | cycle,address\\n1,1024 | row 2: address is "1024"; must be
          tinyodin.json | tinyodin | cycle,address\\n-1,4 | row 2: cycle is "-1"; must be
          tinyodin.json | tinyodin | cycle,event\\n1,4 | columns cycle,event; must be
          odin.json | odin | cycle,address\\n1,519 | all weights of an input must have one sign
          odin.json | tinyodin | cycle,address\\n1,4 | the datapath is odin
          """)
  void refusesWhatTheChipCannotTake(String network, String chip, String events, String said)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("events.csv"), events.replace("\\n", "\n") + "\n");
    Command command = run(network, chip, "events.csv", "--out", "o");
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.errors()).singleElement().asString().contains(said);
    assertThat(directory.resolve("o")).doesNotExist();
  }

  @Test
  void repeatedReplaysTellTheirSpeed() throws IOException, InterruptedException {
    Command command =
        Command.run(directory, "check", VECTORS.toString(), "--repeat", "2", "--json", "--quiet");
    assertThat(command.status()).isZero();
    JsonNode result = JSON.readTree(command.out());
    assertThat(result.path("cases").asInt()).isEqualTo(6);
    assertThat(result.path("cycles").asLong()).isEqualTo(778_364 + 575_364);
    assertThat(result.path("cycles_per_cpu_s").asDouble()).isPositive();
    assertThat(result.path("per_chip").path("tinyodin").path("cycles").asLong()).isEqualTo(778_364);
    assertThat(result.path("per_chip").propertyNames()).containsExactly("odin", "tinyodin");
    assertThat(result.path("per_case")).hasSize(6);
    assertThat(Command.run(directory, "check", VECTORS.toString(), "--repeat", "0").errors())
        .containsExactly("backspike: --repeat 0: must be 1 to 1000000");
  }
}
