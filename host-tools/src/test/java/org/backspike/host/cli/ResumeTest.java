package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that was killed goes on as if nothing had happened. */
class ResumeTest {
  @TempDir private Path directory;

  private Process train(String out, String log, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.backspike.host.Main",
                "train",
                "--task",
                "yin-yang",
                "--samples",
                "640",
                "--epochs",
                "12",
                "--seed",
                "4",
                "--out",
                out));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(log).toFile())
        .start();
  }

  @Test
  void resumesToTheSameWeightsAfterAKill() throws IOException, InterruptedException {
    assertThat(train("whole", "whole.log").waitFor()).isZero();

    Process killed = train("cut", "killed.log");
    while (!Files.readString(directory.resolve("killed.log")).contains("epoch  3")) {
      Thread.sleep(5);
    }
    killed.destroyForcibly().waitFor();
    assertThat(directory.resolve("cut")).doesNotExist();
    assertThat(directory.resolve(".cut.checkpoint")).exists();
    assertThat(train("cut", "resumed.log", "--resume").waitFor()).isZero();

    String resumed = Files.readString(directory.resolve("resumed.log"));
    assertThat(resumed).doesNotContain("epoch  3 ").contains("epoch 12 ");
    for (String file : new String[] {"network.npz", "network.yaml", "training.csv"}) {
      assertThat(Files.readAllBytes(directory.resolve("cut").resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(directory.resolve("whole").resolve(file)));
    }
    assertThat(directory.resolve(".cut.checkpoint")).doesNotExist();
  }

  @Test
  void refusesTheCheckpointOfAnotherTraining() throws IOException, InterruptedException {
    Process killed = train("cut", "killed.log");
    while (!Files.readString(directory.resolve("killed.log")).contains("epoch  1")) {
      Thread.sleep(5);
    }
    killed.destroyForcibly().waitFor();
    assertThat(train("cut", "other.log", "--resume", "--rate", "0.5").waitFor()).isEqualTo(2);
    assertThat(Files.readString(directory.resolve("other.log")))
        .contains(
            ".cut.checkpoint: belongs to a training with other options; remove it to start again");
  }
}
