package org.backspike.experiments.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.Workers;
import org.backspike.host.cli.Backspike;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;
import org.backspike.snn.task.Dataset;
import org.backspike.snn.task.YinYangFine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verb, from its arguments to its files. */
class ExperimentVerbTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory = Path.of("");

  private record Run(int status, String out, String errors) {}

  private Run run(String options) {
    List<String> args = new ArrayList<>(List.of("experiment"));
    for (String word : options.split(" ", -1)) {
      args.add(word.startsWith("@") ? directory.resolve(word.substring(1)).toString() : word);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Backspike.run(args.toArray(String[]::new), out, err);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private JsonNode result(String out) throws IOException {
    return JSON.readTree(Files.readString(directory.resolve(out).resolve("result.json")));
  }

  @Test
  void listsWhatThereIs() {
    Run text = run("--list");
    assertThat(text.status()).isZero();
    assertThat(text.out().lines()).hasSameSizeAs(Experiments.all());
    assertThat(text.out()).contains("yin-yang-64", "CPU-s", "target 97.0 %");
    JsonNode list = JSON.readTree(run("--list --json").out()).get("experiments");
    assertThat(list).hasSameSizeAs(Experiments.all());
    assertThat(list.get(0).get("net").asString()).isEqualTo("784-128-10");
  }

  @Test
  void trainsTestsAndWritesEverySeed() throws IOException {
    Run done = run("yin-yang-64 --epochs 2 --samples 400 --seeds 2 --seed 7 --quiet --out @out");
    assertThat(done.status()).as(done.errors()).isZero();
    assertThat(done.out()).contains("accuracy %", "mean", "lowest", "highest", "not judged");

    JsonNode result = result("out");
    assertThat(result.get("seeds").toString()).isEqualTo("[7,8]");
    assertThat(result.get("epochs").asInt()).isEqualTo(2);
    assertThat(result.get("target").asString()).isEqualTo("not judged");
    assertThat(result.get("first_epoch_cpu_s").asDouble()).isPositive();
    assertThat(result.get("later_epoch_cpu_s").asDouble()).isPositive();
    double sum = 0;
    Dataset test = new YinYangFine().test().first(400);
    for (int i = 0; i < 2; i++) {
      // the network that was written is the one that was tested
      Network network = FloatNetworkFile.read(directory.resolve("out/seed-" + (7 + i) + ".yaml"));
      SampleSource source = SampleSource.of(test, network, 7 + i);
      try (Workers workers = new Workers(1)) {
        double accuracy = Trainer.evaluate(network, source.encoder(), test, workers).accuracy();
        assertThat(result.get("accuracy_float_by_seed").get(i).asDouble()).isEqualTo(accuracy);
        sum += accuracy;
      }
    }
    assertThat(result.get("accuracy_float").asDouble()).isEqualTo(sum / 2);
    assertThat(Files.readAllLines(directory.resolve("out/seeds.csv"))).hasSize(3);
    assertThat(Files.readAllLines(directory.resolve("out/curve.csv"))).hasSize(5);
    assertThat(directory.resolve("out/report.html")).isNotEmptyFile();
    assertThat(directory.resolve("out/manifest.json")).isNotEmptyFile();
    assertThat(directory.resolve(".out.seeds")).doesNotExist();
  }

  @Test
  void aSeedOfAnExperimentIsTheTrainingOfThatSeed() throws IOException {
    assertThat(run("yin-yang-64 --epochs 2 --seeds 1 --seed 3 --quiet --out @out").status())
        .isZero();
    String[] train = {
      "train",
      "--task",
      "yin-yang-64",
      "--epochs",
      "2",
      "--seed",
      "3",
      "--quiet",
      "--out",
      directory.resolve("train").toString()
    };
    ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
    assertThat(Backspike.run(train, nowhere, nowhere)).isZero();
    assertThat(result("out").get("accuracy_float").asDouble())
        .isEqualTo(result("train").get("accuracy_float").asDouble());
    assertThat(FloatNetworkFile.read(directory.resolve("out/seed-3.yaml")).projections().getLast())
        .extracting(each -> each.weights().values())
        .isEqualTo(
            FloatNetworkFile.read(directory.resolve("train/network.yaml"))
                .projections()
                .getLast()
                .weights()
                .values());
  }

  /** What docs/experiments.md tells to type. */
  static List<String> commands() throws IOException {
    String prompt = "    bin/backspike experiment ";
    return Files.readAllLines(Path.of("../docs/experiments.md")).stream()
        .filter(line -> line.startsWith(prompt))
        .map(line -> line.substring(prompt.length()))
        .filter(line -> !line.startsWith("--"))
        .toList();
  }

  @Test
  void thePageHasACommandForEveryExperiment() throws IOException {
    assertThat(commands().stream().map(command -> command.split(" ", -1)[0]))
        .containsExactlyElementsOf(Experiments.names());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandOfThePageRunsCutShort(String command) throws IOException {
    blankImages(Files.createDirectory(directory.resolve("mnist")));
    String placed = command.replace("--data ", "--data @").replace("--out ", "--out @");
    Run done = run(placed + " --epochs 1 --samples 24 --seeds 1 --quiet");
    assertThat(done.status()).as(done.errors()).isZero();
    String name = command.split(" ", -1)[0];
    assertThat(result(name).get("experiment").asString()).isEqualTo(name);
  }

  /** Images in which nothing is to be seen, in the files of MNIST. */
  private static void blankImages(Path place) throws IOException {
    for (String part : List.of("train", "t10k")) {
      ByteArrayOutputStream images = new ByteArrayOutputStream();
      images.writeBytes(new byte[] {0, 0, 8, 3, 0, 0, 0, 24, 0, 0, 0, 28, 0, 0, 0, 28});
      images.writeBytes(new byte[24 * 784]);
      Files.write(place.resolve(part + "-images-idx3-ubyte"), images.toByteArray());
      ByteArrayOutputStream labels = new ByteArrayOutputStream();
      labels.writeBytes(new byte[] {0, 0, 8, 1, 0, 0, 0, 24});
      for (int i = 0; i < 24; i++) {
        labels.write(i % 10);
      }
      Files.write(place.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
    }
  }

  @Test
  void goesOnAfterTheLastSeedThatEnded() throws IOException, InterruptedException {
    String options = "yin-yang-64 --epochs 3 --samples 600 --quiet --out ";
    assertThat(run(options + "@whole --seeds 3").status()).isZero();

    Path first = directory.resolve(".cut.seeds").resolve("seed-0.json");
    Process killed = start(options + "@cut --seeds 900");
    while (!Files.exists(first)) {
      assertThat(killed.isAlive()).isTrue();
      Thread.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(50);
    killed.destroyForcibly().waitFor();
    assertThat(directory.resolve("cut")).doesNotExist();
    String kept = Files.readString(first);
    assertThat(run(options + "@cut --seeds 3 --resume").status()).isZero();

    // taken over, not trained again: even its time is that of the first run
    String seconds = Files.readAllLines(directory.resolve("cut/seeds.csv")).get(1);
    assertThat(kept).contains("\"cpuSeconds\":" + seconds.substring(seconds.lastIndexOf(',') + 1));
    assertThat(result("cut").get("accuracy_float_by_seed"))
        .isEqualTo(result("whole").get("accuracy_float_by_seed"));
    for (int seed = 0; seed < 3; seed++) {
      assertThat(Files.readAllBytes(directory.resolve("cut/seed-" + seed + ".npz")))
          .isEqualTo(Files.readAllBytes(directory.resolve("whole/seed-" + seed + ".npz")));
    }
    assertThat(directory.resolve(".cut.seeds")).doesNotExist();
  }

  private Process start(String options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.backspike.host.Main",
                "experiment"));
    for (String word : options.split(" ", -1)) {
      command.add(word.replace("@", directory + "/"));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("killed.log").toFile())
        .start();
  }

  @Test
  void refusesSeedsOfOtherOptionsAndDamagedOnes() throws IOException {
    Path seeds = Files.createDirectory(directory.resolve(".out.seeds"));
    Files.writeString(
        seeds.resolve("seed-0.json"), "{\"settings\": \"others\", \"outcome\": null}");
    String options = "yin-yang-64 --epochs 1 --samples 24 --seeds 1 --resume --out @out";
    assertThat(run(options).errors())
        .contains("seed-0.json: belongs to an experiment with other options; start again");
    Files.writeString(seeds.resolve("seed-0.json"), "{\"settings\": ");
    Run damaged = run(options);
    assertThat(damaged.status()).isEqualTo(2);
    assertThat(damaged.errors()).contains("seed-0.json: is damaged; remove it to train this seed");
    assertThat(run(options.replace(" --resume", "")).status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mnist --out @o | no experiment mnist; known are mnist-counts, mnist-best, yin-yang-64",
        "--out @o | no experiment named; known are mnist-counts, mnist-best, yin-yang-64",
        "randman | --out DIR is missing",
        "randman --seeds 0 --out @o | --seeds 0; must be 1 to 1000",
        "randman --seeds 1001 --out @o | --seeds 1001; must be 1 to 1000",
        "randman --epochs 0 --out @o | --epochs 0; must be at least 1",
        "randman --samples 0 --out @o | --samples 0; must be at least 1",
        "randman --threads 999 --out @o | --threads: 999 threads; must be 1 to 256",
        "randman --data @x --out @o | randman generates its samples",
        "mnist-best --out @o | mnist-best needs --data DIR with the four IDX files of MNIST",
        "mnist-best --data @x --out @o | x: is not a directory; must hold the four IDX files",
      })
  void refusesWithOneLine(String options, String message) throws IOException {
    Run refused = run(options);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errors().lines()).hasSize(1);
    assertThat(refused.errors()).startsWith("backspike: ").contains(message);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }
}
