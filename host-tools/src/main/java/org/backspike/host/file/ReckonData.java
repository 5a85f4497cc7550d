package org.backspike.host.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.controller.reckon.ReckonConfiguration;
import org.backspike.chip.controller.reckon.ReckonSample;
import org.backspike.chip.controller.reckon.ReckonWeights;
import org.backspike.chip.controller.reckon.WeightMemory;

/**
 * The cue accumulation that was published with ReckOn, in a folder: samples as the chip's test
 * bench reads them, and weights in CSV files, a row per sender.
 *
 * <p>Source: ChFrenkel/ReckOn, src/data; weights one number per line there, one sender per line
 * here.
 *
 * @param folder where {@code dataset_cueAcc_train.dat}, {@code dataset_cueAcc_test.dat}, possibly
 *     gzipped, and {@code weights_init_inp.csv}, {@code _rec.csv}, {@code _out.csv} lie
 */
public record ReckonData(Path folder) {
  private static final int MOST_SAMPLES = 100_000;
  private static final int MOST_LINES = 1 << 24;
  private static final int LABEL = -2;
  private static final int END = -1;

  /**
   * Samples to learn from.
   *
   * @return in the order of the file
   * @throws InputError if the file is missing or wrong
   */
  public List<ReckonSample> train() {
    return samples("dataset_cueAcc_train.dat");
  }

  /**
   * Samples to be tested with.
   *
   * @return in the order of the file
   * @throws InputError if the file is missing or wrong
   */
  public List<ReckonSample> test() {
    return samples("dataset_cueAcc_test.dat");
  }

  /**
   * Weights in the three files of a state.
   *
   * @param state what follows {@code weights_} in their names
   * @param sizes inputs, neurons and outputs, of which the files must be
   * @return memories, 0 beyond what the files hold
   * @throws InputError if a file is missing or wrong
   */
  public ReckonWeights weights(String state, ReckonConfiguration sizes) {
    ReckonWeights weights = ReckonWeights.zero();
    int neurons = sizes.neurons();
    fill(weights.input(), state + "_inp.csv", sizes.inputs(), neurons);
    fill(weights.recurrent(), state + "_rec.csv", neurons, neurons);
    fill(weights.output(), state + "_out.csv", neurons, sizes.outputs());
    return weights;
  }

  private void fill(WeightMemory memory, String name, int senders, int receivers) {
    Path file = folder.resolve("weights_" + name);
    int[][] rows = NumberTable.matrix(file);
    if (rows.length != senders || rows[0].length != receivers) {
      throw new InputError(
          file,
          "",
          rows.length
              + " rows of "
              + rows[0].length
              + "; must be "
              + senders
              + " of "
              + receivers
              + ", a row per sender");
    }
    for (int pre = 0; pre < senders; pre++) {
      for (int post = 0; post < receivers; post++) {
        try {
          memory.set(pre, post, rows[pre][post]);
        } catch (IllegalArgumentException e) {
          throw new InputError(
              file, "row " + (pre + 1) + ", column " + (post + 1), String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private List<ReckonSample> samples(String name) {
    Path plain = folder.resolve(name);
    Path file = Files.exists(plain) ? plain : folder.resolve(name + ".gz");
    List<int[]> pairs = pairs(file);
    int count = pairs.getFirst()[0];
    List<ReckonSample> samples = new ArrayList<>();
    int line = 1;
    while (line < pairs.size()) {
      int end = endOf(pairs, line, file);
      samples.add(sample(pairs, line, end, file));
      line = end + 1;
    }
    if (samples.size() != count) {
      throw new InputError(
          file, "line 1", count + " samples announced, " + samples.size() + " found; must agree");
    }
    return samples;
  }

  private static int endOf(List<int[]> pairs, int from, Path file) {
    for (int line = from; line < pairs.size(); line++) {
      if (pairs.get(line)[0] == END) {
        return line;
      }
    }
    throw new InputError(
        file, "line " + (from + 1), "the sample does not end; must end with -1 and its last step");
  }

  private static ReckonSample sample(List<int[]> pairs, int from, int end, Path file) {
    List<int[]> events = new ArrayList<>(pairs.subList(from, end));
    List<int[]> labels = events.stream().filter(pair -> pair[0] == LABEL).toList();
    events.removeAll(labels);
    if (labels.size() != 1) {
      throw new InputError(
          file,
          "line " + (from + 1),
          labels.size()
              + " labels in the sample that begins here; must be one, as -2 and the class");
    }
    try {
      return new ReckonSample(
          events.stream().mapToInt(pair -> pair[0]).toArray(),
          events.stream().mapToInt(pair -> pair[1]).toArray(),
          labels.getFirst()[1]);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, "sample at line " + (from + 1), String.valueOf(e.getMessage()));
    }
  }

  /** The number of samples, then pairs. */
  private static List<int[]> pairs(Path file) {
    List<int[]> pairs = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(InputFile.open(file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          pairs.add(numbers(line, pairs.size(), file));
        }
        if (pairs.size() > MOST_LINES) {
          throw new InputError(file, "", "more than " + MOST_LINES + " lines; at most that");
        }
      }
    } catch (IOException e) {
      throw new InputError(file, "", "cannot be read: " + e.getMessage());
    }
    if (pairs.isEmpty() || pairs.getFirst()[0] < 1 || pairs.getFirst()[0] > MOST_SAMPLES) {
      throw new InputError(file, "line 1", "must be the number of samples, 1 to " + MOST_SAMPLES);
    }
    return pairs;
  }

  private static int[] numbers(String line, int before, Path file) {
    String[] fields = line.strip().split("\\s*,\\s*", -1);
    int expected = before == 0 ? 1 : 2;
    boolean numbers = fields.length == expected;
    for (String field : fields) {
      numbers &= field.matches("-?\\d{1,9}");
    }
    if (!numbers) {
      throw new InputError(
          file,
          "line " + (before + 1),
          "\"" + line.strip() + "\"; must be " + (before == 0 ? "a number" : "channel, step"));
    }
    int[] values = new int[expected];
    for (int i = 0; i < expected; i++) {
      values[i] = Integer.parseInt(fields[i]);
    }
    return values;
  }
}
