package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a training wrote down of its epochs. */
final class EpochLog {
  private EpochLog() {}

  /** The rows of {@code training.csv} but for the time, which is the last column. */
  static List<String> withoutTime(Path run) throws IOException {
    List<String> rows = Files.readAllLines(run.resolve("training.csv"));
    assertThat(rows.getFirst()).endsWith(",epoch_cpu_s");
    return rows.stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList();
  }
}
