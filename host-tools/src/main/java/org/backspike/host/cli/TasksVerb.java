package org.backspike.host.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.snn.task.Task;
import org.backspike.snn.task.Tasks;
import picocli.CommandLine.Command;

/** {@code backspike tasks}. */
@Command(
    name = "tasks",
    description = "List the generated tasks.",
    footer = {"", "Example: backspike tasks --json"})
final class TasksVerb extends AbstractVerb {
  @Override
  protected ExitStatus execute() {
    List<Object> list = new ArrayList<>();
    for (Task task : Tasks.all()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", task.name());
      entry.put("description", task.description());
      entry.put("net", task.shape());
      entry.put("encoder", task.encoder());
      entry.put("steps", task.steps());
      list.add(entry);
      say(
          String.format(
              Locale.ROOT,
              "%-16s %-10s %3d steps, %s coding: %s",
              task.name(),
              task.shape(),
              task.steps(),
              task.encoder(),
              task.description()));
    }
    answer(Map.of("tasks", list));
    return ExitStatus.DONE;
  }
}
