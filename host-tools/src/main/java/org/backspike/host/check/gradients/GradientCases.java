package org.backspike.host.check.gradients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backspike.bptt.Workers;
import org.backspike.bptt.batch.Pieces;
import org.backspike.host.file.InputError;

/** Replays every case of a directory. */
public final class GradientCases {
  /** Double precision differs only in the order of sums. */
  static final double DOUBLE_TOLERANCE = 1e-12;

  /** Float gradients, relative to the largest element of their array. */
  static final double FLOAT_TOLERANCE = 1e-5;

  /** A surrogate of this slope multiplies the rounding of the membrane. */
  static final double STEEP = 100;

  static final double STEEP_TOLERANCE = 3e-5;

  /** The float loss, relative. */
  static final double LOSS_TOLERANCE = 2e-6;

  /** What a case has that is not computed: inputs, labels, parameters. */
  private static final Set<String> GIVEN =
      Set.of("x", "y", "W1", "b1", "W2", "b2", "V", "bV", "w1", "w2");

  private GradientCases() {}

  /**
   * Replays a directory.
   *
   * @param directory a case, or a directory of cases
   * @return one outcome per case, by name
   * @throws InputError if there is no case or a file is wrong; unknown fields are
   */
  public static List<CaseOutcome> replay(Path directory) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      for (Path folder : folders(directory)) {
        outcomes.add(replayCase(folder, workers));
      }
    }
    if (outcomes.isEmpty()) {
      throw new InputError(directory, "", "has no folder with a case.json; needs one");
    }
    return outcomes;
  }

  private static List<Path> folders(Path directory) {
    if (Files.exists(directory.resolve("case.json"))) {
      return List.of(directory);
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(each -> Files.exists(each.resolve("case.json"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseOutcome replayCase(Path folder, Pieces pieces) {
    GradientCase of = GradientCase.read(folder);
    Comparer exact = new Comparer("double", of.data(), DOUBLE_TOLERANCE, DOUBLE_TOLERANCE);
    Map<String, double[]> computed = ExactReplay.of(of).arrays();
    exact.compare(computed);
    requireComplete(of, computed.keySet(), folder);
    double tolerance = of.slope() >= STEEP ? STEEP_TOLERANCE : FLOAT_TOLERANCE;
    Comparer trained = new Comparer("float", of.data(), LOSS_TOLERANCE, tolerance);
    trained.compare(FloatReplay.of(of, pieces).arrays());
    return new CaseOutcome(
        of.name(), exact.compared() + trained.compared(), firstOf(exact.first(), trained.first()));
  }

  /** A result in the file that nobody computes would be skipped silently. */
  private static void requireComplete(GradientCase of, Set<String> computed, Path folder) {
    Set<String> unknown = new TreeSet<>(of.data().names());
    unknown.removeAll(GIVEN);
    unknown.removeAll(computed);
    unknown.removeIf(
        name -> name.endsWith("64") && computed.contains(name.replaceAll("_?64$", "")));
    if (!unknown.isEmpty()) {
      throw new InputError(folder, "arrays", "has " + unknown + ", which are not known");
    }
  }

  /** The first difference of two outcomes in order. */
  static Optional<ArrayDifference> firstOf(
      Optional<ArrayDifference> one, Optional<ArrayDifference> other) {
    return one.isPresent() ? one : other;
  }
}
