package org.backspike.host.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backspike.host.run.Recording;

/**
 * What a run recorded: {@code spikes.csv} and {@code states.csv}, with a leading column {@code
 * sample} where there are several, and a column {@code value} where spikes carry one.
 */
public final class RecordingFiles {
  private RecordingFiles() {}

  /**
   * Writes the tables that were asked for.
   *
   * @param directory where
   * @param samples one recording per sample; empty writes nothing
   * @param wished names that were asked for
   * @throws IOException if one cannot be written
   */
  public static void write(Path directory, List<Recording> samples, List<String> wished)
      throws IOException {
    if (samples.isEmpty()) {
      return;
    }
    boolean spikes = wished.contains("spikes");
    if (spikes) {
      spikes(directory.resolve("spikes.csv"), samples);
    }
    if (wished.size() > (spikes ? 1 : 0)) {
      states(directory.resolve("states.csv"), samples);
    }
  }

  private static void spikes(Path file, List<Recording> samples) throws IOException {
    boolean valued =
        samples.stream().flatMap(s -> s.spikes().stream()).anyMatch(spike -> spike.value() != 1);
    String sampleColumn = samples.size() > 1 ? "sample," : "";
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(sampleColumn + "step,population,index" + (valued ? ",value\n" : "\n"));
      for (int s = 0; s < samples.size(); s++) {
        String sample = samples.size() > 1 ? s + "," : "";
        for (Recording.Sent spike : samples.get(s).spikes()) {
          out.write(sample + spike.step() + "," + spike.population() + "," + spike.index());
          out.write(valued ? "," + spike.value() + "\n" : "\n");
        }
      }
    }
  }

  private static void states(Path file, List<Recording> samples) throws IOException {
    String sampleColumn = samples.size() > 1 ? "sample," : "";
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(sampleColumn + "step,population,index,variable,value\n");
      for (int s = 0; s < samples.size(); s++) {
        String sample = samples.size() > 1 ? s + "," : "";
        for (Recording.State state : samples.get(s).states()) {
          String before = sample + state.step() + "," + state.population() + ",";
          String between = "," + state.variable().key() + ",";
          for (int i = 0; i < state.values().length; i++) {
            out.write(before + (state.first() + i) + between + state.values()[i] + "\n");
          }
        }
      }
    }
  }
}
