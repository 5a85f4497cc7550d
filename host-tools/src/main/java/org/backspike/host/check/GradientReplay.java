package org.backspike.host.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    return GradientCases.replay(folder).getFirst().difference().map(found -> found);
  }
}
