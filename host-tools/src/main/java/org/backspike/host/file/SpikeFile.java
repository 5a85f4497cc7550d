package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Spikes of a run in CSV: {@code step,population,index}, an optional column {@code value} for
 * graded spikes, and a leading column {@code sample} where there are several samples. Sorted by
 * sample, then by step; steps count from 0.
 */
public final class SpikeFile {
  private static final String SAMPLE = "sample";
  private static final String VALUE = "value";
  private static final List<String> COLUMNS = List.of("step", "population", "index");

  /**
   * One spike.
   *
   * @param sample from 0
   * @param step from 0
   * @param population name of the population
   * @param index neuron in it, from 0
   * @param value payload; 1 for a spike without one
   */
  public record Spike(int sample, int step, String population, int index, int value) {}

  private final Path file;
  private final boolean hasSamples;
  private final boolean hasValues;

  private SpikeFile(Path file, List<String> header) {
    this.file = file;
    this.hasSamples = header.getFirst().equals(SAMPLE);
    this.hasValues = header.getLast().equals(VALUE);
    List<String> expected = new ArrayList<>(COLUMNS);
    if (hasSamples) {
      expected.addFirst(SAMPLE);
    }
    if (hasValues) {
      expected.addLast(VALUE);
    }
    if (!header.equals(expected)) {
      throw new InputError(
          file,
          "row 1",
          "columns "
              + String.join(",", header)
              + "; must be step,population,index, with sample before or value after them if need be");
    }
  }

  /**
   * Reads spikes.
   *
   * @param file the path
   * @return in the order of the file
   * @throws InputError if it is no such table, or not sorted
   */
  public static List<Spike> read(Path file) {
    List<List<String>> rows = Csv.readWithHeader(file);
    SpikeFile table = new SpikeFile(file, rows.getFirst());
    List<Spike> spikes = new ArrayList<>(rows.size());
    for (int r = 1; r < rows.size(); r++) {
      Spike spike = table.spike(rows.get(r), r + 1);
      if (!spikes.isEmpty()) {
        table.requireOrder(spikes.getLast(), spike, r + 1);
      }
      spikes.add(spike);
    }
    return spikes;
  }

  private Spike spike(List<String> fields, int row) {
    int first = hasSamples ? 1 : 0;
    String population = fields.get(first + 1);
    if (population.isBlank()) {
      throw new InputError(file, "row " + row, "no population; must have a name");
    }
    return new Spike(
        hasSamples ? number(fields, 0, SAMPLE, row) : 0,
        number(fields, first, COLUMNS.get(0), row),
        population,
        number(fields, first + 2, COLUMNS.get(2), row),
        hasValues ? payload(fields.getLast(), row) : 1);
  }

  private int number(List<String> fields, int column, String name, int row) {
    String text = fields.get(column);
    if (!text.matches("\\d{1,9}")) {
      throw new InputError(
          file, "row " + row, name + " is \"" + text + "\"; must be an integer, 0 to 999999999");
    }
    return Integer.parseInt(text);
  }

  private int payload(String text, int row) {
    if (!text.matches("-?\\d{1,9}")) {
      throw new InputError(file, "row " + row, "value is \"" + text + "\"; must be an integer");
    }
    return Integer.parseInt(text);
  }

  private void requireOrder(Spike before, Spike spike, int row) {
    if (spike.sample() < before.sample()
        || (spike.sample() == before.sample() && spike.step() < before.step())) {
      throw new InputError(
          file,
          "row " + row,
          "step " + spike.step() + " after step " + before.step() + "; must be sorted by step");
    }
  }
}
