package org.backspike.host.check;

import java.util.Optional;

/** What an independent tool computed, and a way to compute it again. */
public interface ReferenceCase {
  /**
   * Its name.
   *
   * @return unique among the cases of a file
   */
  String name();

  /**
   * Why it cannot be computed here.
   *
   * @return what is missing; empty if nothing is
   */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * Computes it again.
   *
   * @return the first difference; empty if there is none
   */
  Optional<Difference> replay();
}
