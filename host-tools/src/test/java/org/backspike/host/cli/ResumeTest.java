package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static final String EVERYTHING =
      "--schedule one-cycle --schedule-unit step --warm-up 30 --clip-norm 0.5 --clip-value 0.1"
          + " --optimizer adamw --weight-decay 0.01 --weight-l1 1e-5 --penalty l2:0.1"
          + " --penalty floor:0.001,1 --dropout 0.1 --normalize --validate 0.2 --patience 9";

  /** Options, and a seed for the moment of the kill. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 1",
        EVERYTHING + " | 2",
        "--schedule plateau:0.5,1 --init kaiming | 3",
        "--threads 2 --dropout 0.2 --normalize --schedule one-cycle --schedule-unit step | 4",
        "--threads 2 --memory optimal:4 --validate 0.25 --patience 12 --schedule cosine | 5",
        "--threads 1 --memory sqrt --readout count --optimizer rmsprop --shift 1 | 6"
      })
  void resumesToTheSameWeightsAfterAKill(String options, long seed)
      throws IOException, InterruptedException {
    String[] more = options.isEmpty() ? new String[0] : options.split(" ");
    assertThat(train("whole", "whole.log", more).waitFor()).isZero();

    int done = killInALaterEpoch(train("cut", "killed.log", more), new SplittableRandom(seed));
    assertThat(directory.resolve("cut")).doesNotExist();
    assertThat(directory.resolve(".cut.checkpoint")).exists();
    List<String> again = new ArrayList<>(List.of(more));
    again.add("--resume");
    assertThat(train("cut", "resumed.log", again.toArray(String[]::new)).waitFor()).isZero();

    String resumed = Files.readString(directory.resolve("resumed.log"));
    assertThat(resumed).doesNotContain(line(done)).contains(line(12));
    for (String file : new String[] {"network.npz", "network.yaml"}) {
      assertThat(Files.readAllBytes(directory.resolve("cut").resolve(file)))
          .as("%s, killed after epoch %d or later", file, done)
          .isEqualTo(Files.readAllBytes(directory.resolve("whole").resolve(file)));
    }
    assertThat(EpochLog.withoutTime(directory.resolve("cut")))
        .isEqualTo(EpochLog.withoutTime(directory.resolve("whole")));
    assertThat(directory.resolve(".cut.checkpoint")).doesNotExist();
  }

  /**
   * Kills a training at a random moment of its epochs 2 to 9, or of the checkpoint behind them.
   *
   * @return epochs that were certainly done
   */
  private int killInALaterEpoch(Process training, SplittableRandom random)
      throws IOException, InterruptedException {
    int done = random.nextInt(1, 9);
    waitFor(1, training);
    long began = System.nanoTime();
    waitFor(done, training);
    long nanosPerEpoch = (System.nanoTime() - began) / Math.max(1, done - 1);
    TimeUnit.NANOSECONDS.sleep((long) (nanosPerEpoch * random.nextDouble()));
    training.destroyForcibly().waitFor();
    return done;
  }

  private void waitFor(int epoch, Process training) throws IOException, InterruptedException {
    while (!Files.readString(directory.resolve("killed.log")).contains(line(epoch))) {
      assertThat(training.isAlive()).as("training before epoch %d", epoch).isTrue();
      Thread.sleep(1);
    }
  }

  private static String line(int epoch) {
    return String.format(Locale.ROOT, "epoch %2d ", epoch);
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
