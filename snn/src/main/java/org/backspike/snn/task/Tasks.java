package org.backspike.snn.task;

import java.util.List;
import java.util.stream.Stream;

/** The built-in tasks. */
public final class Tasks {
  private static final List<Task> ALL =
      Stream.concat(
              Stream.of(
                  new YinYang(),
                  new YinYangFine(),
                  new Xor(),
                  new Randman(),
                  new DelayedXor(),
                  new CueAccumulation()),
              BenchTask.all().stream())
          .toList();

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
