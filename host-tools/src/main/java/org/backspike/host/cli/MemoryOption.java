package org.backspike.host.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.memory.Footprint;
import org.backspike.bptt.memory.HistoryPlan;
import org.backspike.host.file.InputError;
import org.backspike.host.run.Cost;
import org.backspike.snn.Network;
import picocli.CommandLine.Option;

/** What training in float keeps of the forward pass. */
final class MemoryOption {
  @Option(
      names = "--memory",
      paramLabel = "PLAN",
      defaultValue = "full",
      description =
          "what is kept of the forward pass: full, sqrt, optimal:SLOTS (checkpoints), compressed"
              + " (spikes as bits) give the same weights; tbptt:STEPS truncates the gradient")
  private String plan = "full";

  /** The plan. */
  HistoryPlan plan() {
    try {
      return HistoryPlan.parse(plan);
    } catch (IllegalArgumentException e) {
      throw new InputError("--memory: " + Objects.requireNonNullElse(e.getMessage(), "no plan"));
    }
  }

  /** Lines that say what a plan will take. */
  static List<String> lines(HistoryPlan plan, Footprint footprint) {
    List<String> lines = new ArrayList<>();
    for (Footprint.Item item : footprint.items()) {
      lines.add(String.format(Locale.ROOT, "  %,15d bytes  %s", item.bytes(), item.name()));
    }
    lines.addFirst(
        String.format(
            Locale.ROOT,
            "memory plan %s: %,d bytes of history, %.2f steps recomputed per step",
            plan.name(),
            footprint.bytes(),
            footprint.recomputation()));
    return lines;
  }

  /** A line that says what the plan took. */
  static String conclusion(Footprint footprint, long used) {
    return String.format(
        Locale.ROOT,
        "history took %,d bytes of %,d planned; the process at most %,d",
        used,
        footprint.bytes(),
        Cost.peakMemory());
  }

  /** The plan of a training. */
  static Footprint footprint(
      HistoryPlan plan, Network network, TrainingRecipe recipe, int threads) {
    return Footprint.of(plan, network, recipe.loss().of(network), recipe.batch(), threads);
  }

  /** Planned and used memory for result.json. */
  static Map<String, Object> figures(HistoryPlan plan, Footprint footprint, long used) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    footprint.items().forEach(item -> arrays.put(item.name(), item.bytes()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("memory_plan", plan.name());
    figures.put("memory_plan_bytes", footprint.bytes());
    figures.put("memory_plan_arrays_bytes", arrays);
    figures.put("memory_history_bytes", used);
    figures.put("recomputed_steps_per_step", footprint.recomputation());
    figures.put("peak_memory_bytes", Cost.peakMemory());
    return figures;
  }
}
