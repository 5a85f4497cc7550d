package org.backspike.host.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.chip.account.Energy;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.program.Phase;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.ChipRun.Mode;

/** Results under the keys of {@code result.json}; units are part of the keys. */
public final class Figures {
  /** What is inside an energy and what is not. */
  public static final String BOUNDARY =
      "cores and network on chip; without host, off-chip memory and what is listed as unpriced";

  private Figures() {}

  /**
   * Figures of an inference run.
   *
   * @param run the run
   * @param chip its chip
   * @return accuracy, events, spikes; latency and energy per inference if the clock was modelled
   */
  public static Map<String, Object> inference(ChipRun run, Chip chip) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("chip", chip.name());
    figures.put("samples", run.samples());
    if (run.hasLabels()) {
      figures.put("accuracy_chip", run.accuracy());
      figures.put("tie_rate", run.tieRate());
      figures.put("tie_rule", "lowest index");
    }
    figures.put("spikes", run.spikes());
    figures.put("saturations", run.saturations());
    figures.put("synaptic_events", run.synapticEvents());
    figures.put("synaptic_events_zero", run.zeroSynapticEvents());
    figures.put("neuron_updates", run.neuronUpdates());
    if (run.mode() == Mode.TIMED) {
      long cycles = run.cycles().values().stream().mapToLong(Long::longValue).sum();
      figures.put("latency_cycles", Math.ceilDiv(cycles, run.samples()));
      figures.put("latency_ns", cycles * chip.periodPs() / 1000.0 / run.samples());
      figures.putAll(energy(Ledger.of(run.counts(), chip), run.samples()));
      figures.put("phases", phases(Ledger.of(run.counts(), chip), run.cycles(), run.samples()));
    }
    return figures;
  }

  /**
   * Energy per sample.
   *
   * @param ledger over all samples
   * @param samples how many
   * @return dynamic, static and total with their bands, the boundary, what is unpriced
   */
  public static Map<String, Object> energy(Ledger ledger, int samples) {
    Map<String, Object> figures = new LinkedHashMap<>();
    put(figures, "energy_dynamic_pj", ledger.dynamic(), samples);
    put(figures, "energy_static_pj", ledger.leakage(), samples);
    put(figures, "energy_total_pj", ledger.total(), samples);
    figures.put("energy_boundary", BOUNDARY);
    figures.put("energy_band", "all low ends and all high ends together (fully correlated)");
    Map<String, Object> unpriced = new LinkedHashMap<>();
    ledger.unpriced().forEach((operation, count) -> unpriced.put(operation.id(), count));
    figures.put("energy_unpriced_counts", unpriced);
    return figures;
  }

  /**
   * Cycles and energy per sample and phase.
   *
   * @param ledger over all samples
   * @param cycles per phase over all samples
   * @param samples how many
   * @return by phase
   */
  public static Map<String, Object> phases(Ledger ledger, Map<Phase, Long> cycles, int samples) {
    Map<String, Object> phases = new LinkedHashMap<>();
    for (Map.Entry<Phase, Long> entry : cycles.entrySet()) {
      Map<String, Object> phase = new LinkedHashMap<>();
      phase.put("cycles", (double) entry.getValue() / samples);
      Phase key = entry.getKey();
      put(
          phase,
          "energy_dynamic_pj",
          ledger.sum(l -> l.key().phase() == key && !l.operation().isStatic()),
          samples);
      put(
          phase,
          "energy_static_pj",
          ledger.sum(l -> l.key().phase() == key && l.operation().isStatic()),
          samples);
      put(phase, "energy_total_pj", ledger.sum(l -> l.key().phase() == key), samples);
      phases.put(key.key(), phase);
    }
    return phases;
  }

  private static void put(Map<String, Object> figures, String key, Energy energy, int samples) {
    figures.put(key, per(energy.pj(), samples));
    figures.put(key + "_low", per(energy.lowPj(), samples));
    figures.put(key + "_high", per(energy.highPj(), samples));
  }

  private static BigDecimal per(BigDecimal sum, int samples) {
    return sum.divide(BigDecimal.valueOf(samples), MathContext.DECIMAL64).stripTrailingZeros();
  }

  /**
   * Lines for a person.
   *
   * @param figures of {@link #inference}
   * @return what matters most, one per line
   */
  public static List<String> lines(Map<String, Object> figures) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("accuracy_chip", "accuracy on the chip");
    shown.put("tie_rate", "share of ties");
    shown.put("synaptic_events", "synaptic events");
    shown.put("synaptic_events_per_cpu_s", "synaptic events per CPU-second");
    shown.put("steps_per_s", "steps per second");
    shown.put("heap_bytes_per_synapse", "bytes of heap per synapse");
    shown.put("latency_cycles", "cycles per inference");
    shown.put("latency_ns", "ns per inference");
    shown.put("energy_dynamic_pj", "dynamic energy, pJ per inference");
    shown.put("energy_static_pj", "static energy, pJ per inference");
    shown.put("energy_total_pj", "total energy, pJ per inference");
    return shown.entrySet().stream()
        .filter(entry -> figures.containsKey(entry.getKey()))
        .map(entry ->
            String.format(
                Locale.ROOT,
                "  %-36s %s%s",
                entry.getValue(),
                rounded(figures.getOrDefault(entry.getKey(), "")),
                band(figures, entry.getKey())))
        .toList();
  }

  private static String rounded(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal.round(new MathContext(5)).toPlainString()
        : String.valueOf(value);
  }

  private static String band(Map<String, Object> figures, String key) {
    return figures.containsKey(key + "_low")
        ? "  ("
            + rounded(figures.getOrDefault(key + "_low", ""))
            + " to "
            + rounded(figures.getOrDefault(key + "_high", ""))
            + ")"
        : "";
  }
}
