package org.backspike.host.check;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Replays the cases under a path one by one, as they are asked for, and tells of each its first
 * difference. Only types of the JDK go in and out, so that it works across class loaders.
 */
public final class ReferenceReplay implements Function<Path, Stream<Optional<String>>> {
  /** Made by name. */
  public ReferenceReplay() {}

  @Override
  public Stream<Optional<String>> apply(Path path) {
    return ReferenceFiles.under(path).stream().flatMap(ReferenceReplay::cases);
  }

  private static Stream<Optional<String>> cases(Path file) {
    return ReferenceFiles.cases(file)
        .orElseThrow(() -> new IllegalStateException(file + ": skipped, its format is not known"))
        .stream()
        .map(one -> replay(file, one));
  }

  private static Optional<String> replay(Path file, ReferenceCase one) {
    one.obstacle()
        .ifPresent(reason -> {
          throw new IllegalStateException(file + ": skipped, " + reason);
        });
    return one.replay().map(difference -> file + ": " + one.name() + ": " + difference.describe());
  }
}
