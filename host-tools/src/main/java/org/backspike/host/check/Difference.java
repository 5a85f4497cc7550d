package org.backspike.host.check;

import java.util.Map;

/** The first place where a replay is not what its reference says. */
public interface Difference {
  /**
   * For a person.
   *
   * @return one line
   */
  String describe();

  /**
   * For a program.
   *
   * @param name of the case
   * @return an entry of {@code failures}
   */
  Map<String, Object> entry(String name);
}
