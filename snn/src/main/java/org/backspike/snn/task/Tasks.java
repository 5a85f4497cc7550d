package org.backspike.snn.task;

import java.util.List;

/** The built-in tasks. */
public final class Tasks {
  private static final List<Task> ALL = List.of(new YinYang(), new Xor());

  private Tasks() {}

  /**
   * All tasks.
   *
   * @return in the order in which they are listed
   */
  public static List<Task> all() {
    return ALL;
  }

  /**
   * A task by name.
   *
   * @param name its name
   * @return the task
   * @throws IllegalArgumentException if there is none
   */
  public static Task named(String name) {
    return ALL.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no task "
                    + name
                    + "; known are "
                    + String.join(", ", ALL.stream().map(Task::name).toList())));
  }
}
