package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The road as a user walks it: processes, with files between them. */
class RoadTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @TempDir private static Path directory = Path.of("");

  @BeforeAll
  static void trainAndQuantize() throws IOException, InterruptedException {
    done("train", "--task", "yin-yang", "--epochs", "8", "--out", "float", "--quiet");
    done("quantize", "float/network.yaml", "--out", "int8");
  }

  private static Command done(String... args) throws IOException, InterruptedException {
    Command command = Command.run(directory, args);
    assertThat(command.status()).as("%s: %s", List.of(args), command.errors()).isZero();
    return command;
  }

  private static JsonNode json(String... args) throws IOException, InterruptedException {
    Command command = done(args);
    assertThat(command.out().trim().lines()).as("one JSON object and nothing else").hasSize(1);
    return JSON.readTree(command.out());
  }

  @Test
  void trainingWritesWhatLaterVerbsRead() {
    for (String name :
        List.of(
            "network.yaml",
            "network.npz",
            "result.json",
            "report.html",
            "manifest.json",
            "curve.csv")) {
      assertThat(directory.resolve("float").resolve(name)).isNotEmptyFile();
    }
  }

  @Test
  void theResultDoesNotDependOnTheThreads() throws IOException, InterruptedException {
    done("train", "--task", "yin-yang", "--epochs", "2", "--threads", "1", "--out", "one");
    done("train", "--task", "yin-yang", "--epochs", "2", "--threads", "2", "--out", "two");
    assertThat(directory.resolve("two/network.npz"))
        .hasSameBinaryContentAs(directory.resolve("one/network.npz"));
    String[] run = {"run", "int8/network.json", "--task", "yin-yang", "--json", "--threads"};
    assertThat(comparable(run, "1")).isEqualTo(comparable(run, "2"));
  }

  private static String comparable(String[] args, String last)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(args));
    all.add(last);
    JsonNode figures = json(all.toArray(String[]::new));
    List<String> kept = new ArrayList<>();
    figures
        .properties()
        .forEach(entry -> {
          if (!entry
              .getKey()
              .matches(
                  ".*(_wall_s|_cpu_s|_per_s|_per_cpu_s|_memory_bytes|heap_bytes_per_synapse)")) {
            kept.add(entry.toString());
          }
        });
    return String.join("\n", kept);
  }

  @Test
  void timedRunsHaveTheBitsOfFunctionalOnesAndAPrice() throws IOException, InterruptedException {
    String[] common = {
      "run", "int8/network.json", "--task", "yin-yang", "--samples", "50", "--json"
    };
    JsonNode functional = json(common);
    List<String> timedArgs = new ArrayList<>(List.of(common));
    timedArgs.addAll(List.of("--mode", "timed"));
    JsonNode timed = json(timedArgs.toArray(String[]::new));
    for (String key : List.of("accuracy_chip", "spikes", "synaptic_events", "neuron_updates")) {
      assertThat(timed.get(key)).as(key).isEqualTo(functional.get(key));
    }
    assertThat(timed.get("latency_cycles").asLong()).isPositive();
    assertThat(timed.get("energy_total_pj").decimalValue())
        .isEqualByComparingTo(
            timed
                .get("energy_dynamic_pj")
                .decimalValue()
                .add(timed.get("energy_static_pj").decimalValue()));
    assertThat(timed.get("energy_unpriced_counts").get("barrier.barrier").asLong()).isPositive();
    assertThat(functional.has("latency_cycles")).isFalse();
  }

  @Test
  void theReferenceRunsWithTheSameOptions() throws IOException, InterruptedException {
    JsonNode reference =
        json("run", "float/network.yaml", "--reference", "--task", "yin-yang", "--json");
    JsonNode trained = JSON.readTree(Files.readString(directory.resolve("float/result.json")));
    assertThat(reference.get("accuracy_float").asDouble())
        .isEqualTo(trained.get("accuracy_float").asDouble());
  }

  @Test
  void aChipLearnsWhatLaterVerbsRun() throws IOException, InterruptedException {
    JsonNode learned =
        json(
            "train",
            "--task",
            "yin-yang",
            "--where",
            "chip",
            "--samples",
            "600",
            "--epochs",
            "3",
            "--out",
            "onchip",
            "--json");
    assertThat(learned.get("accuracy_onchip").asDouble()).isGreaterThan(0.6);
    assertThat(learned.get("phases").get("backward").get("energy_total_pj").asDouble())
        .isPositive();
    assertThat(learned.get("memory_plan").get("gradient_bits").asLong()).isPositive();
    JsonNode run =
        json("run", "onchip/network.json", "--task", "yin-yang", "--samples", "600", "--json");
    assertThat(run.get("accuracy_chip")).isEqualTo(learned.get("accuracy_onchip"));
  }

  @Test
  void mappingSaysWhereNeuronsLie() throws IOException, InterruptedException {
    JsonNode map = json("map", "int8/network.json", "--learn", "--json");
    assertThat(map.get("fits").asBoolean()).isTrue();
    assertThat(map.get("slices").size()).isEqualTo(3);
    Command no =
        Command.run(
            directory,
            "map",
            "int8/network.json",
            "--learn",
            "--json",
            "--set",
            "core.memories.learning.bytes=64");
    assertThat(no.status()).isEqualTo(1);
    assertThat(JSON.readTree(no.out()).get("reasons").get(0).asString())
        .matches("core \\d+: learning memory needs \\d+ bytes, has 64: \\d+ bytes short");
  }

  @Test
  void theReportOpensInABrowserWithoutAnError() throws IOException, InterruptedException {
    done(
        "compare",
        "float/network.yaml",
        "--integer",
        "int8/network.json",
        "--task",
        "yin-yang",
        "--timed",
        "20",
        "--out",
        "compared");
    Path page = directory.resolve("compared/report.html");
    String html = Files.readString(page);
    assertThat(html).doesNotContain("http://", "https://", "<script");
    Path browser = Path.of("/usr/bin/chromium");
    assumeTrue(Files.isExecutable(browser), "needs chromium at /usr/bin/chromium");
    Path log = directory.resolve("browser.log");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + directory.resolve("profile"),
                "--enable-logging=stderr",
                "--dump-dom",
                page.toUri().toString())
            .redirectError(log.toFile())
            .redirectOutput(directory.resolve("dom.html").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(log)).doesNotContain("CONSOLE");
    assertThat(Files.readString(directory.resolve("dom.html")))
        .contains("float reference", "on the chip, quantized", "cycles per inference");
  }

  @Test
  void anInterruptedTrainingLeavesOnlyItsCheckpoint() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.backspike.host.Main",
                "train",
                "--task",
                "yin-yang",
                "--epochs",
                "5000",
                "--out",
                "never")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("interrupted.log").toFile())
            .start();
    while (!Files.readString(directory.resolve("interrupted.log")).contains("epoch  2")) {
      Thread.sleep(50);
    }
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
    assertThat(directory.resolve("never")).doesNotExist();
    try (var entries = Files.list(directory)) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .filteredOn(name -> name.contains("never"))
          .containsExactly(".never.checkpoint");
    }
    assertThat(Files.readString(directory.resolve("interrupted.log")))
        .contains("--resume goes on after epoch", "backspike: interrupted; nothing was kept");
  }

  @Test
  void everyVerbHasHelpWithAnExample() throws IOException, InterruptedException {
    for (String verb :
        List.of(
            "train", "quantize", "map", "run", "compare", "report", "inspect", "chips", "tasks")) {
      assertThat(done(verb, "--help").out()).contains("Usage: backspike " + verb, "Example: ");
    }
  }
}
