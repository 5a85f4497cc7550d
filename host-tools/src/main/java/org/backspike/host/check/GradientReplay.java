package org.backspike.host.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backspike.host.check.gradients.ArrayDifference;
import org.backspike.host.check.gradients.GradientCases;

/**
 * A case of float training: spikes, losses and gradients, once in double precision and once as they
 * are trained.
 *
 * @param folder where it lies
 */
record GradientReplay(Path folder) implements ReferenceCase {
  private static final String CASE = "case.json";

  /** Whether a folder is such a case. */
  static boolean isCase(Path folder) {
    return Files.exists(folder.resolve(CASE));
  }

  @Override
  public String name() {
    return folder.getFileName().toString();
  }

  @Override
  public Optional<Difference> replay() {
    return GradientCases.replay(folder).getFirst().difference().map(InArray::new);
  }

  /** A difference in an array of the case. */
  private record InArray(ArrayDifference found) implements Difference {
    @Override
    public String describe() {
      return found.path()
          + " path, "
          + found.array()
          + "["
          + found.index()
          + "]: expected "
          + found.expected()
          + ", got "
          + found.got();
    }

    @Override
    public Map<String, Object> entry(String name) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("case", name);
      entry.put("path", found.path());
      entry.put("variable", found.array());
      entry.put("index", found.index());
      entry.put("expected", found.expected());
      entry.put("got", found.got());
      return entry;
    }
  }
}
