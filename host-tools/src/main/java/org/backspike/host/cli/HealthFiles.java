package org.backspike.host.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.bptt.diagnose.Health;
import org.backspike.bptt.diagnose.PopulationHealth;
import org.backspike.host.file.Csv;

/**
 * The health of a network as figures and tables.
 *
 * @param health measured on a probe batch
 */
record HealthFiles(Health health) {
  /** For result.json: per population what can be said in one number. */
  Map<String, Object> figures() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("probe_samples", health.samples());
    for (PopulationHealth each : health.populations()) {
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("neurons", each.neurons());
      of.put("silent", each.silent());
      of.put("saturated", each.saturated());
      of.put("spikes_per_neuron_and_step", each.rate());
      if (Double.isFinite(each.gradientRatio())) {
        of.put("gradient_first_to_last_steps", each.gradientRatio());
      }
      all.put(each.population(), of);
    }
    all.put("warnings", health.warnings());
    return all;
  }

  /** Norms of the errors of drives by population and step. */
  Csv gradients() {
    Csv table = new Csv("population", "step", "gradient_norm");
    for (PopulationHealth each : health.populations()) {
      for (int t = 0; t < each.gradientNorms().size(); t++) {
        table.add(each.population(), t, each.gradientNorms().get(t));
      }
    }
    return table;
  }

  /** Neurons by rate. */
  Csv rates() {
    Csv table = new Csv("population", "spikes_per_step_up_to", "neurons");
    for (PopulationHealth each : health.populations()) {
      for (int k = 0; k < each.histogram().size(); k++) {
        table.add(each.population(), PopulationHealth.RATES.get(k), each.histogram().get(k));
      }
    }
    return table;
  }
}
