package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code run} as a user runs it: real processes, real files. */
class RunVerbTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path NETWORKS = Path.of("../docs/networks").toAbsolutePath().normalize();

  /** u decays by half (du 2047 and a hidden 1), v by nothing; a weight of 2 adds 128. */
  private static final String RELAY =
      """
      {"format": "backspike-network/1", "datapath": "lava",
       "populations": [
         {"name": "in", "kind": "input", "size": 2},
         {"name": "hid", "kind": "lif", "size": 2, "params": {"du": 2047, "dv": 0, "vth": 3}}],
       "projections": [{"from": "in", "to": "hid", "weights": [[2, 0], [0, 2]]}]}
      """;

  @TempDir private Path directory = Path.of("");

  private Command run(String... args) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(args));
    return Command.run(directory, all.toArray(String[]::new));
  }

  private JsonNode json(String... args) throws IOException, InterruptedException {
    Command command = run(args);
    assertThat(command.status()).as("%s", command.errors()).isZero();
    return JSON.readTree(command.out());
  }

  @Test
  void recordsSpikesAndStatesAfterEveryStep() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("net.json"), RELAY);
    Files.writeString(directory.resolve("in.csv"), "step,population,index\n0,in,0\n1,in,1\n");
    Command command =
        run(
            "net.json",
            "--input",
            "in.csv",
            "--steps",
            "4",
            "--record",
            "spikes,u,v",
            "--out",
            "o");
    assertThat(command.status()).as("%s", command.errors()).isZero();
    // neuron 0: u 128, 64, 32 in steps 1 to 3; v 128, 192, then 224 > 192: a spike, and 0
    assertThat(directory.resolve("o/spikes.csv")).hasContent("step,population,index\n3,hid,0\n");
    assertThat(Files.readAllLines(directory.resolve("o/states.csv")))
        .startsWith("step,population,index,variable,value", "0,hid,0,u,0", "0,hid,1,u,0")
        .contains("1,hid,0,u,128", "2,hid,0,u,64", "3,hid,0,u,32")
        .contains("1,hid,0,v,128", "2,hid,0,v,192", "3,hid,0,v,0", "3,hid,1,v,192")
        .hasSize(1 + 4 * 2 * 2);
  }

  @Test
  void readsSeveralSamplesEachFromRest() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("net.json"), RELAY);
    Files.writeString(
        directory.resolve("in.csv"),
        "sample,step,population,index\n0,0,in,0\n0,1,in,0\n1,0,in,1\n2,0,in,0\n2,1,in,0\n");
    for (String threads : new String[] {"1", "2", "4"}) {
      JsonNode figures =
          json(
              "net.json",
              "--input",
              "in.csv",
              "--steps",
              "4",
              "--record",
              "spikes",
              "--out",
              "o" + threads,
              "--threads",
              threads,
              "--json");
      assertThat(figures.get("samples").asInt()).isEqualTo(3);
      assertThat(figures.get("synaptic_events").asInt()).isEqualTo(10);
      assertThat(figures.get("synaptic_events_zero").asInt()).isEqualTo(5);
      assertThat(directory.resolve("o" + threads + "/spikes.csv"))
          .hasContent("sample,step,population,index\n0,2,hid,0\n1,3,hid,1\n2,2,hid,0\n");
    }
  }

  @Test
  void aRandomNetworkFiresAtTheRateItIsMadeFor() throws IOException, InterruptedException {
    JsonNode figures =
        json(
            NETWORKS.resolve("random-10240.json").toString(),
            "--chip",
            "ideal",
            "--steps",
            "200",
            "--json");
    double rate = figures.get("spikes").get("neurons").asDouble() / (10_240.0 * 200);
    assertThat(rate).isBetween(0.08, 0.12);
    assertThat(figures.get("synaptic_events").asLong())
        .as("100 weights per spike but those of the last step")
        .isBetween(
            100L * (figures.get("spikes").get("neurons").asLong() - 2000),
            100L * figures.get("spikes").get("neurons").asLong());
    assertThat(figures.get("heap_bytes_per_synapse").asDouble()).isBetween(1.0, 16.0);
    for (String key :
        new String[] {
          "load_wall_s",
          "sim_wall_s",
          "sim_cpu_s",
          "synaptic_events_per_s",
          "synaptic_events_per_cpu_s",
          "steps_per_s",
          "peak_memory_bytes"
        }) {
      assertThat(figures.get(key).asDouble()).as(key).isPositive();
    }
  }

  @Test
  void noiseIsThatOfItsSeed() throws IOException, InterruptedException {
    String net = NETWORKS.resolve("xylo2.json").toString();
    String[] args = {net, "--noise", "0.4", "--steps", "60", "--samples", "5", "--json", "--seed"};
    assertThat(spikes(args, "1")).isEqualTo(spikes(args, "1")).isNotEqualTo(spikes(args, "2"));
  }

  private String spikes(String[] args, String seed) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(args));
    all.add(seed);
    return json(all.toArray(String[]::new)).get("spikes").toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "net.json | no samples; give --task NAME, --data DIR or --input FILE, or --steps T without any",
        "net.json --input in.csv --noise 0.1 | --input, --noise and --task or --data exclude each other",
        "net.json --noise 2 --steps 5 | --noise 2.0; must be 0 to 1",
        "net.json --steps 0 | --steps 0; must be 1 to 10000000",
        "net.json --steps 5 --record u | --record needs --out DIR",
        "net.json --steps 5 --record w --out o | --record: no variable w; did you mean u?",
        "net.json --steps 5 --mode timed | --mode timed: the ideal chip has no clock",
        "net.json --steps 5 --chip backspike-28nm | net.json: /datapath: is lava; backspike-28nm computes backspike",
        "net.json --input far.csv | far.csv: row 2: index 7; must be 0 to 1",
        "net.json --input other.csv | other.csv: row 2: population hid is no input; inputs are in",
        "net.json --input twice.csv | twice.csv: row 3: a second spike of the channel in this step",
      })
  void refusesWithOneLine(String args, String expected) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("net.json"), RELAY);
    String header = "step,population,index\n";
    Files.writeString(directory.resolve("in.csv"), header + "0,in,0\n");
    Files.writeString(directory.resolve("far.csv"), header + "0,in,7\n");
    Files.writeString(directory.resolve("other.csv"), header + "0,hid,0\n");
    Files.writeString(directory.resolve("twice.csv"), header + "0,in,0\n0,in,0\n");
    Command command = run(args.split(" "));
    assertThat(command.errors()).singleElement().asString().contains(expected);
    assertThat(command.status()).isEqualTo(2);
    assertThat(directory.resolve("o")).doesNotExist();
  }
}
