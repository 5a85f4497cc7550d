package org.backspike.experiments.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Experiments to choose from.
 *
 * @param experiments in the order in which they are shown
 */
record ExperimentList(List<Experiment> experiments) {
  /** Copies the list. */
  ExperimentList {
    experiments = List.copyOf(experiments);
  }

  /** A line each for a person. */
  List<String> lines() {
    return experiments.stream()
        .map(each ->
            String.format(
                Locale.ROOT,
                "%-16s %d x %4d CPU-s, target %.1f %%: %s",
                each.name(),
                each.seeds(),
                each.cpuSecondsPerSeed(),
                100 * each.target(),
                each.description()))
        .toList();
  }

  /** The same for a program. */
  Map<String, Object> figures() {
    List<Object> list = new ArrayList<>();
    for (Experiment each : experiments) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", each.name());
      entry.put("description", each.description());
      entry.put("net", each.design().shape());
      entry.put("encoder", each.design().presentation().encoder());
      entry.put("steps", each.design().presentation().steps());
      entry.put("epochs", each.recipe().epochs());
      entry.put("seeds", each.seeds());
      entry.put("target_accuracy", each.target());
      entry.put("seed_usual_cpu_s", each.cpuSecondsPerSeed());
      list.add(entry);
    }
    return Map.of("experiments", list);
  }
}
