package org.backspike.experiments.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.backspike.host.cli.Backspike;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo, whole: it is the first thing that a user sees. */
class DemoVerbTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void learnsInFloatRunsOnTheChipAndLearnsThere() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Backspike.run(
            new String[] {
              "demo", "--json", "--quiet", "--out", directory.resolve("demo").toString()
            },
            out,
            err);
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    JsonNode figures = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    double reference = figures.get("accuracy_float").asDouble();
    assertThat(reference).isGreaterThanOrEqualTo(0.945);
    assertThat(figures.get("accuracy_chip").asDouble()).isGreaterThanOrEqualTo(reference - 0.01);
    assertThat(figures.get("accuracy_onchip").asDouble()).isGreaterThanOrEqualTo(0.92);
    assertThat(figures.get("timed_bits_equal_functional").asBoolean()).isTrue();
    JsonNode phases = figures.get("training_on_chip_per_sample").get("phases");
    for (String phase : new String[] {"load", "forward", "loss", "backward", "update"}) {
      assertThat(phases.get(phase).get("cycles").asDouble()).as(phase).isPositive();
      assertThat(phases.get(phase).get("energy_total_pj").asDouble()).as(phase).isPositive();
    }
    for (String file :
        new String[] {"report.html", "result.json", "energy.csv", "cycles.csv", "memory.csv"}) {
      assertThat(directory.resolve("demo").resolve(file)).isNotEmptyFile();
    }
  }
}
