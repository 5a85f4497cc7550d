package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backspike.host.file.Csv;
import org.backspike.host.file.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Energy on the command line: printed constants, stored lines, other prices for a stored run. */
class EnergyTest {
  private static final String NETWORK =
      Path.of("../docs/networks/loihi1.json").toAbsolutePath().normalize().toString();

  @TempDir private static Path directory = Path.of("");

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    Command run =
        backspike(
            "run",
            NETWORK,
            "--chip",
            "loihi1-fitted",
            "--noise",
            "0.3",
            "--steps",
            "40",
            "--out",
            "run");
    assertThat(run.status()).as("%s", run.errors()).isZero();
    assertThat(run.out()).contains("boundary").contains("unpriced, counted").contains("fitted");
    Files.writeString(
        directory.resolve("dearer.yaml"),
        """
        extends: loihi1-fitted
        name: dearer
        prices:
          noc.message_out: {pj: 120}
        """);
  }

  private static Command backspike(String... args) throws IOException, InterruptedException {
    return Command.run(directory, args);
  }

  private static JsonNode result(String run) {
    return Document.json(directory.resolve(run).resolve("result.json"));
  }

  private static List<List<String>> lines(String run) {
    return Csv.read(directory.resolve(run).resolve("energy.csv"));
  }

  /** Totals of the file are sums of its lines, and these are counts times prices. */
  private static BigDecimal sumOf(String run) {
    BigDecimal sum = BigDecimal.ZERO;
    for (List<String> row : lines(run)) {
      if (row.get(7).isEmpty()) {
        assertThat(row.get(16)).isIn("unpriced", "included", "composite");
        assertThat(row.get(10)).isEmpty();
      } else {
        BigDecimal pj = new BigDecimal(row.get(5)).multiply(new BigDecimal(row.get(7)));
        assertThat(new BigDecimal(row.get(10))).isEqualByComparingTo(pj);
        assertThat(row.get(17)).isNotBlank();
        sum = sum.add(pj);
      }
    }
    return sum;
  }

  @Test
  void totalsAreSumsOfLines() {
    assertThat(result("run").get("energy_total_pj").decimalValue())
        .isEqualByComparingTo(sumOf("run"));
    assertThat(result("run").has("energy_static_pj")).as("no time, no static energy").isFalse();
    assertThat(lines("run"))
        .anyMatch(row -> row.get(17).startsWith("included in synapse.event_dense"));
  }

  @Test
  void theReportShowsEveryConstantWithItsEvidence() throws IOException {
    String page = Files.readString(directory.resolve("run/report.html"));
    assertThat(page)
        .contains("synapse.event_dense", "35.5", "31.3465 to 39.6535", "neuron.access", "51.2")
        .contains("SANA-FE v2.2.1, Boyle et al., IEEE TCAD 44(8), 2025")
        .contains("included in synapse.event_dense")
        .contains("cores and network of one chip");
  }

  @Test
  void pricesAStoredRunAnew() throws IOException, InterruptedException {
    Command report = backspike("report", "run", "--price", "dearer.yaml", "--out", "dearer");
    assertThat(report.status()).as("%s", report.errors()).isZero();
    BigDecimal messages = BigDecimal.ZERO;
    for (List<String> row : lines("run")) {
      if (row.get(4).equals("message_out")) {
        messages = messages.add(new BigDecimal(row.get(5)));
      }
    }
    assertThat(messages).isPositive();
    assertThat(result("dearer").get("energy_total_pj").decimalValue())
        .isEqualByComparingTo(sumOf("dearer"))
        .isEqualByComparingTo(sumOf("run").add(messages.multiply(new BigDecimal("9"))));
    assertThat(result("dearer").get("spikes")).isEqualTo(result("run").get("spikes"));
    assertThat(directory.resolve("dearer/report.html")).exists();
  }

  @Test
  void sayWhichCountsAreMissing() throws IOException, InterruptedException {
    Command report = backspike("report", "run", "--price", "loihi1", "--out", "o");
    assertThat(report.status()).isEqualTo(2);
    assertThat(report.errors()).hasSize(1);
    assertThat(report.errors().getFirst())
        .contains("energy.csv: has no counts of static.chip, static.management, which loihi1");
    assertThat(directory.resolve("o")).doesNotExist();
  }

  @Test
  void aRunMayBeRequiredToBePriced() throws IOException, InterruptedException {
    Command open =
        backspike("run", NETWORK, "--chip", "loihi1-fitted", "--steps", "4", "--require-priced");
    assertThat(open.status()).isEqualTo(1);
    Command without = backspike("run", NETWORK, "--steps", "4", "--require-priced");
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.errors().getFirst()).contains("--require-priced needs --mode timed");
  }

  @Test
  void aFixedTickTellsTheTime() throws IOException, InterruptedException {
    String network = Path.of("../docs/networks/xylo2.json").toAbsolutePath().normalize().toString();
    Command run =
        backspike("run", network, "--chip", "xylo2", "--noise", "0.3", "--steps", "40", "--json");
    assertThat(run.status()).as("%s", run.errors()).isZero();
    JsonNode figures = Document.json(Files.writeString(directory.resolve("x.json"), run.out()));
    // 219 uW during 40 ticks of 10 ms
    assertThat(figures.get("energy_static_pj").decimalValue()).isEqualByComparingTo("87600000");
  }

  @Test
  void everyConstantIsPrintedWithItsEvidence() throws IOException, InterruptedException {
    assertThat(backspike("chips", "loihi1").out().lines())
        .anyMatch(line ->
            line.matches(
                " +neuron.update_active +81 pJ \\(60.75 to 101.25\\) per "
                    + "neuron, 14 nm 0.75 V, pre-silicon: Davies.*"))
        .anyMatch(line ->
            line.matches(
                " +static.chip +104400 uW \\(93960 to 114840\\), 14 nm at "
                    + "unstated supply, derived: Frady.*"))
        .anyMatch(line -> line.matches(" +barrier.barrier +unpriced: no published energy.*"))
        .anyMatch(line -> line.matches(" +alu.accumulate +included in synapse.event"))
        .anyMatch(
            line -> line.matches(" +noc.hop_east_west +4100 ps \\(3100 to 5100\\) per hop.*"));
    assertThat(backspike("chips", "reckon").out()).contains("measured average");
    JsonNode chips =
        Document.json(
            Files.writeString(
                directory.resolve("c.json"), backspike("chips", "odin", "--json").out()));
    assertThat(chips.at("/chips/0/controller").asString()).isEqualTo("odin");
    assertThat(chips.at("/chips/0/prices").size()).isGreaterThan(20);
  }
}
