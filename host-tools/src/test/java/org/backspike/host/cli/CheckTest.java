package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code backspike check}, as a user runs it on vectors of which something was changed. */
class CheckTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors").toAbsolutePath();
  private static final String DIFFERENCE =
      "step \\d+, population \\S+( -> \\S+)?, index \\d+, variable \\w+: expected -?\\d+, got -?\\d+";

  @TempDir private Path directory = Path.of("");

  private Command check(String... args) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("check", "--quiet"));
    all.addAll(List.of(args));
    return Command.run(directory, all.toArray(String[]::new));
  }

  private static List<String> lines(Command command) {
    return command.out().lines().toList();
  }

  @Test
  void oneMoreInAnyExpectedStateIsTheFirstDifference() throws IOException, InterruptedException {
    List<String> said =
        List.of(
            oneMore("lava/lif_neuron/lif_rand_00.json", "/expected/u/3/1", "neurons", "u"),
            oneMore("lava/lif_reset/lifreset_0.json", "/expected/v/5/0", "neurons", "v"),
            oneMore("lava/lif_ternary/ternary_0.json", "/expected/u/2/2", "neurons", "u"),
            oneMore("lava/synapse/delay_0.json", "/expected/v/9/3", "neurons", "v"),
            oneMore(
                "lava/network/net_rec_32_24_10.json", "/expected/layers/1/u/6/2", "layer1", "u"),
            oneMore("lava/conv/conv_0.json", "/expected/u/2/7", "neurons", "u"),
            oneMore("lava/rf/rf_0.json", "/expected/real/2/0", "neurons", "re"),
            oneMore("lava/rf_iz/rf_iz_0.json", "/expected/imag/4/1", "neurons", "im"),
            oneMore("lava/delta/delta_0.json", "/expected/residue/3/0", "neurons", "residue"),
            oneMore("lava/sigmadelta/sigmadelta_0.json", "/expected/sigma/3/1", "neurons", "sigma"),
            oneMore("lava/gradedvec/gradedvec_0.json", "/expected/s/1/2", "neurons", "s"),
            oneMore("lava/gradedrelu/gradedrelu_0.json", "/expected/s/2/0", "neurons", "s"),
            oneMore("lava/stdp/stdp_0.json", "/expected/weights/5/2", "neurons", "weight"),
            oneMore("lava/stdp/stdp_2.json", "/expected/y1/7/0", "neurons", "y1"),
            oneMore("nengo_loihi/nl_bias_u2_overflow.json", "/expected/v/3/2", "neurons", "v"),
            oneMore("brian2_loihi/b2_rand_1.json", "/expected/I/4/1", "neurons", "u"),
            oneMore("backspike/random_zero.json", "/expected/u/5/36", "neurons", "u"),
            oneMore("backspike/random_nocurrent.json", "/expected/v/5/0", "neurons", "v"),
            oneMore(
                "backspike/worked_order.json", "/expected/saturated/1", "neurons", "saturated"));
    Command command = check("changed");
    assertThat(command.status()).isEqualTo(1);
    assertThat(command.errors()).isEmpty();
    assertThat(lines(command))
        .contains(said.toArray(String[]::new))
        .hasSize(said.size() + 1)
        .endsWith(said.size() + " cases, " + said.size() + " differences, 0 skipped");
  }

  @Test
  void oneMoreInAnEffectiveWeightIsADifference() throws IOException, InterruptedException {
    changeNumber("brian2_loihi/b2_rand_1.json", "/params/actual_weights/1/2");
    Command command = check("changed");
    assertThat(command.status()).isEqualTo(1);
    assertThat(lines(command).getFirst())
        .matches(
            "DIFFERS changed/\\S+: step 0, population in -> neurons, index \\d+, variable weight: "
                + "expected -?\\d+, got -?\\d+");
  }

  @Test
  void anyChangedSpikeWeightOrParameterIsADifference() throws IOException, InterruptedException {
    List<String> files =
        List.of(
            changeNumber("lava/lif_neuron/lif_vth_exact.json", "/params/vth"),
            changeNumber("lava/synapse/dense_wexp_7.json", "/params/neuron/du"),
            change("lava/synapse/dense_sm2_nb2.json", "/params/connection/weights/0/0", "90"),
            change("lava/synapse/delay_2.json", "/params/connection/delays/0/0", "40"),
            change("lava/network/net_ff_64_32_10_a.json", "/inputs/spikes/data/1", "[0, 1, 2, 3]"),
            change("lava/lif_neuron/lif_vsat_pos.json", "/expected/s/data/2", "[0]"),
            changeNumber("lava/rf/rf_2.json", "/params/cos_decay_int"),
            changeNumber("lava/stdp/stdp_4.json", "/params/learning/x1_impulse"),
            change("nengo_loihi/nl_bias_u2_overflow.json", "/params/weights/1/3", "100"),
            change("brian2_loihi/b2_refract_2.json", "/params/refractory", "9"),
            change("brian2_loihi/b2_delay5.json", "/inputs/spikes/0", "[0, 1]"),
            change("backspike/random_recurrent.json", "/params/projections/1/weights/5/5", "127"),
            change("backspike/random_fine.json", "/params/projections/3/e", "0"),
            change("backspike/random_subtract.json", "/params/reset", "\"zero\""),
            change("backspike/worked_subtract.json", "/expected/s/data/1", "[]"));
    Command command = check("changed");
    assertThat(command.status()).isEqualTo(1);
    for (String file : files) {
      assertThat(lines(command))
          .filteredOn(line -> line.contains(file))
          .singleElement(STRING)
          .matches("DIFFERS changed/" + file.replace(".", "\\.") + ": " + DIFFERENCE);
    }
  }

  @Test
  void anyChangedCellOfATableIsADifference() throws IOException, InterruptedException {
    List<String> said =
        List.of(
            oneMoreInCell("tinyodin_lif.csv", 0, "state_next", "v"),
            oneMoreInCell("odin_lif.csv", 0, "state_next", "v"),
            oneMoreInCell("reckon_edge.csv", 0, "u_next", "v"),
            oneMoreInCell("reckon_hidden.csv", 0, "u_next", "v"),
            oneMoreInCell("xylo_v2_edge.csv", 0, "i0", "i0"),
            oneMoreInCell("xylo_v2_neuron.csv", 0, "spikes", "s"));
    Command command = check("changed");
    assertThat(command.status()).isEqualTo(1);
    assertThat(lines(command))
        .contains(said.toArray(String[]::new))
        .hasSize(said.size() + 1)
        .endsWith("230 cases, 6 differences, 0 skipped");
  }

  @Test
  void leavesUnknownFormatsOutAndSaysSo() throws IOException, InterruptedException {
    copy("lava/rf/rf_0.json", UnaryOperator.identity());
    write("changed/notes.txt", "hello\n");
    write("changed/other.json", "{\"source\": \"somebody/else\"}");
    write("changed/no-source.json", "{\"a\": 1}");
    write("changed/table.csv", "# comment\nt,v\n1,2\n");
    write("changed/README.md", "companions are not mentioned\n");
    List<String> said =
        List.of(
            "ok changed/lava_rf_rf_0.json",
            "skipped changed/no-source.json: no format that is known",
            "skipped changed/notes.txt: no format that is known",
            "skipped changed/other.json: no format that is known",
            "skipped changed/table.csv: no format that is known",
            "1 cases, 0 differences, 4 skipped");
    Command command = check("changed");
    assertThat(command.status()).isZero();
    assertThat(lines(command)).isEqualTo(said);
    Command all = check("changed", "--require-all");
    assertThat(all.status()).isEqualTo(1);
    assertThat(lines(all)).isEqualTo(said);
  }

  @Test
  void answersAProgram() throws IOException, InterruptedException {
    oneMore("lava/rf/rf_0.json", "/expected/real/2/0", "neurons", "re");
    copy("lava/rf/rf_2.json", UnaryOperator.identity());
    write("changed/notes.txt", "hello\n");
    Command command = check("changed", "--json");
    assertThat(command.status()).isEqualTo(1);
    assertThat(lines(command)).hasSize(1);
    JsonNode answer = JsonMapper.shared().readTree(command.out());
    assertThat(answer.propertyNames()).containsExactly("cases", "failed", "failures", "skipped");
    assertThat(answer.get("cases").asInt()).isEqualTo(2);
    assertThat(answer.get("failed").asInt()).isEqualTo(1);
    JsonNode failure = answer.get("failures").get(0);
    assertThat(failure.propertyNames())
        .containsExactly("case", "step", "population", "index", "variable", "expected", "got");
    assertThat(failure.get("case").asString()).isEqualTo("changed/lava_rf_rf_0.json");
    assertThat(failure.get("step").asInt()).isEqualTo(2);
    assertThat(failure.get("expected").asInt()).isEqualTo(failure.get("got").asInt() + 1);
    assertThat(answer.get("skipped").size()).isEqualTo(1);
    assertThat(answer.get("skipped").get(0).get("case").asString()).isEqualTo("changed/notes.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "lava/rf/rf_0.json, /params/colour",
    "lava/lif_neuron/lif_rand_00.json, /expected/w",
    "lava/network/net_rec_32_24_10.json, /params/layers/1/neuron/refractory",
    "nengo_loihi/nl_bias_u2_overflow.json, /noise",
    "brian2_loihi/b2_rand_1.json, /params/bias",
    "backspike/worked_zero.json, /params/projections/0/sign_mode",
  })
  void refusesWhatItDoesNotKnow(String file, String field)
      throws IOException, InterruptedException {
    change(file, field, "7");
    Command command = check("changed");
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.out()).isEmpty();
    assertThat(command.errors())
        .singleElement(STRING)
        .contains(
            "changed/"
                + flat(file)
                + ": "
                + field
                + ": is not known to the replay; must be one of ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "broken.json; {\"id\": ; broken.json",
        "source.json; {\"id\": 1, \"source\": \"nengo/nengo-loihi\"}; source.json: /params: is missing",
        "state.json; {\"id\": \"a\", \"source\": \"backspike/reference 1\", \"params\": 3};"
            + " /params: is no object",
      })
  void refusesABrokenFile(String name, String text, String said)
      throws IOException, InterruptedException {
    write("changed/" + name, text);
    refused(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lava/rf/rf_0.json | /expected/real | [] | neurons: re has 0 rows; must be 80, one per step",
        "lava/stdp/stdp_0.json | /params/T | 3 | in: spikes of 100 steps; must be 3, one row per step",
        "lava/network/net_rec_32_24_10.json | /expected/layers/1/v | [[1]] |"
            + " layer1: v has 1 rows; must be 100, one per step",
        "nengo_loihi/nl_bias_u2_overflow.json | /expected/s | [] |"
            + " neurons: s has 0 rows; must be 15, one per step",
        "brian2_loihi/b2_rand_1.json | /inputs/spikes | [[0]] |"
            + " in: spikes of 1 steps; must be 60, one row per step",
        "backspike/worked_zero.json | /expected/u | [[0], [4032], [4032], [4032]] |"
            + " neurons: u has rows of 1 numbers; must be 2",
        "backspike/worked_order.json | /expected/saturated | [0] |"
            + " neurons: saturated has 1 rows; must be 2, one per step",
      })
  void refusesExpectationsThatAreIncomplete(String file, String place, String value, String said)
      throws IOException, InterruptedException {
    change(file, place, value);
    refused("changed/" + flat(file) + ": " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lava/lif_reset/lifreset_0.json | /params/reset_interval | 0 | must be 1 to 65536",
        "lava/lif_neuron/lif_rand_00.json | /params/n | 1000000000 | must be 1 to 65536",
        "lava/lif_neuron/lif_rand_00.json | /params/bias_mant | 1000000000 | must be at most 2^28",
        "lava/synapse/delay_0.json | /params/connection/weights | [] | no weights; must be",
        "lava/synapse/delay_0.json | /params/connection/delays | [[1]] | 1 rows of delays; must be",
        "lava/conv/conv_0.json | /params/weight/0 | [[[1]]] | /params/weight/1/0: must be of the",
        "lava/conv/conv_0.json | /params/stride | [1] | /params/stride: has 1 numbers; must be 2",
        "lava/network/net_rec_32_24_10.json | /expected/layers | [] | /expected/layers: are 0;",
        "lava/network/net_rec_32_24_10.json | /params/sizes | [] | /params/sizes: has 0 numbers",
        "lava/lif_ternary/ternary_0.json | /expected/s/data/0 | [[1]] | must be neuron and value",
        "lava/stdp/stdp_0.json | /inputs/random_streams/synvar | [1] | random stream synvar has 1",
        "lava/stdp/stdp_0.json | /params/learning/x1_decay | \"x\" | x1_decay: is no number; must",
        "brian2_loihi/b2_rand_1.json | /params/sign_mode | null | must be 1, 2 or 3",
        "brian2_loihi/b2_rand_1.json | /params/actual_weights | [[1]] | must be as many and as",
        "backspike/worked_zero.json | /id | [] | /id: is no text; must be",
      })
  void refusesValuesThatCannotBe(String file, String place, String value, String said)
      throws IOException, InterruptedException {
    change(file, place, value);
    refused(said);
  }

  @Test
  void refusesACellThatIsNoNumber() throws IOException, InterruptedException {
    copy("cells/odin_lif.csv", text -> text.replaceFirst("\n1,", "\nx,"));
    refused("cells_odin_lif.csv: line 3: restart is \"x\"; must be an integer");
  }

  @Test
  void refusesAnEmptyFolder() throws IOException, InterruptedException {
    Files.createDirectory(directory.resolve("changed"));
    refused("changed: holds no vectors; must be a file or a folder of them");
  }

  @Test
  void refusesAPathThatIsNotThere() throws IOException, InterruptedException {
    refused("changed: does not exist; must be a file or a folder of vectors");
  }

  private void refused(String said) throws IOException, InterruptedException {
    Command command = check("changed");
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.out()).isEmpty();
    assertThat(command.errors()).singleElement(STRING).contains(said);
  }

  /** Adds 1 to an expected number; the line that must be said. */
  private String oneMore(String file, String place, String population, String variable)
      throws IOException {
    String name = changeNumber(file, place);
    int got = JsonMapper.shared().readTree(VECTORS.resolve(file).toFile()).at(place).asInt();
    String[] at = place.split("/", -1);
    boolean each = !variable.equals("saturated");
    return difference(
        name,
        Integer.parseInt(at[at.length - (each ? 2 : 1)]),
        population,
        each ? Integer.parseInt(at[at.length - 1]) : 0,
        variable,
        got);
  }

  private static String difference(
      String name, int step, String population, int index, String variable, int got) {
    return "DIFFERS changed/"
        + name
        + ": step "
        + step
        + ", population "
        + population
        + ", index "
        + index
        + ", variable "
        + variable
        + ": expected "
        + (got + 1)
        + ", got "
        + got;
  }

  private String changeNumber(String file, String place) throws IOException {
    JsonNode number = JsonMapper.shared().readTree(VECTORS.resolve(file).toFile()).at(place);
    return change(
        file,
        place,
        number.isArray()
            ? number.toString().replaceFirst("\\[-?\\d+", "[" + (number.get(0).asInt() + 1))
            : String.valueOf(number.asInt() + 1));
  }

  /** Sets a value in a copy. */
  private String change(String file, String place, String value) throws IOException {
    return copy(
        file,
        text -> {
          JsonNode root = JsonMapper.shared().readTree(text);
          JsonPointer pointer = JsonPointer.compile(place);
          JsonNode changed = JsonMapper.shared().readTree(value);
          JsonNode parent = root.at(pointer.head());
          if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), changed);
          } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), changed);
          }
          return root.toString();
        });
  }

  /** Adds 1 to a cell of a table; the line that must be said. */
  private String oneMoreInCell(String file, int row, String column, String variable)
      throws IOException {
    int[] got = new int[1];
    String name =
        copy(
            "cells/" + file,
            text -> {
              List<String> lines = new ArrayList<>(text.lines().toList());
              int at = List.of(lines.get(1).split(",", -1)).indexOf(column);
              String[] cells = lines.get(2 + row).split(",", -1);
              got[0] = Integer.parseInt(cells[at]);
              cells[at] = String.valueOf(got[0] + 1);
              lines.set(2 + row, String.join(",", cells));
              return String.join("\n", lines) + "\n";
            });
    return difference(name + ": line " + (3 + row), row, "neuron", 0, variable, got[0]);
  }

  /** Copies vectors to where they may be changed, under a name without folders. */
  private String copy(String file, UnaryOperator<String> change) throws IOException {
    String name = flat(file);
    write("changed/" + name, change.apply(Files.readString(VECTORS.resolve(file))));
    return name;
  }

  private static String flat(String file) {
    return file.replace('/', '_');
  }

  private void write(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
