package org.backspike.host.check;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reference data that may not be copied into the project and lies beside the checkout, in a folder
 * {@code shared}. Tests that need it skip where it is missing, unless {@code
 * BACKSPIKE_SHARED_REQUIRED} is {@code true}.
 */
public final class SharedVectors {
  private SharedVectors() {}

  /**
   * A folder of reference data.
   *
   * @param name from the folder {@code shared}
   * @return its path; it exists, unless it is required
   */
  public static Path folder(String name) {
    Path checkout = Path.of("").toAbsolutePath();
    while (checkout.getParent() != null && !Files.exists(checkout.resolve("mvnw"))) {
      checkout = checkout.getParent();
    }
    Path folder = checkout.resolveSibling("shared").resolve(name);
    boolean required = Objects.equals(System.getenv("BACKSPIKE_SHARED_REQUIRED"), "true");
    assumeTrue(required || Files.isDirectory(folder), "needs reference data in " + folder);
    return folder;
  }
}
