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
import org.backspike.chip.hardware.Corner;
import org.backspike.chip.hardware.Discipline;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.program.Phase;
import org.backspike.chip.timing.NetworkLoad;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.ChipRun.Mode;

/** Results under the keys of {@code result.json}; units are part of the keys. */
public final class Figures {
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
      if (chip.timeBase() instanceof TimeBase.Clocked) {
        figures.put("latency_cycles", Math.ceilDiv(cycles, run.samples()));
      }
      figures.putAll(network(run.load()));
      figures.put("latency_ns", cycles * run.periodPs() / 1000.0 / run.samples());
      figures.putAll(energy(Ledger.of(run.counts(), chip), run.samples()));
      figures.put("phases", phases(Ledger.of(run.counts(), chip), run.cycles(), run.samples()));
    } else if (isPricedWithoutClock(chip)) {
      figures.put("energy_time", timeWords(chip));
      figures.putAll(energy(Ledger.of(run.counts(), chip), run.samples()));
    }
    return figures;
  }

  private static Map<String, Object> network(NetworkLoad load) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("noc_messages", load.messages());
    figures.put("noc_flits", load.flits());
    figures.put("noc_flit_hops", load.flitHopsEastWest() + load.flitHopsNorthSouth());
    figures.put("noc_flit_hops_east_west", load.flitHopsEastWest());
    figures.put("noc_flit_hops_north_south", load.flitHopsNorthSouth());
    figures.put("noc_wait_cycles_channel", load.waitedForChannel());
    figures.put("noc_wait_cycles_credit", load.waitedForCredit());
    figures.put("noc_wait_cycles_turn", load.waitedForTurn());
    figures.put("noc_injection_no_credit_cycles", load.noCredit());
    return figures;
  }

  /**
   * Whether the counts of a functional run have a price of their own: on a chip whose cycles are
   * not modelled nothing else is to be had.
   *
   * @param chip the chip
   * @return false for pipelines, whose active cycles belong to the energy
   */
  public static boolean isPricedWithoutClock(Chip chip) {
    return !(chip.core().controller() instanceof Pipeline) && !chip.prices().isEmpty();
  }

  private static String timeWords(Chip chip) {
    return chip.discipline() instanceof Discipline.FixedTick
        ? "steps times the tick"
        : "not modelled; what is counted in time is absent";
  }

  /**
   * Energy per sample.
   *
   * @param ledger over all samples
   * @param samples how many
   * @return dynamic, static (if time was counted) and total with their bands, the boundary, how the
   *     prices are known, what is included elsewhere and what is unpriced
   */
  public static Map<String, Object> energy(Ledger ledger, int samples) {
    Map<String, Object> figures = new LinkedHashMap<>();
    put(figures, "energy_dynamic_pj", ledger.dynamic(), samples);
    if (ledger.knowsTime()) {
      put(figures, "energy_static_pj", ledger.leakage(), samples);
    }
    put(figures, "energy_total_pj", ledger.total(), samples);
    figures.put("energy_boundary", ledger.boundary());
    figures.put("energy_band", "all low ends and all high ends together (fully correlated)");
    figures.put("energy_evidence_shares", shares(ledger));
    ledger
        .dominatingEvidence()
        .ifPresent(evidence -> figures.put("energy_dominating_evidence", evidence.word()));
    figures.put("energy_corners", ledger.corners().stream().map(Corner::words).toList());
    figures.put("energy_mixed_corners", ledger.corners().size() > 1);
    Map<String, Object> included = new LinkedHashMap<>();
    ledger
        .included()
        .forEach(
            (part, wholes) -> included.put(part.id(), wholes.stream().map(Operation::id).toList()));
    figures.put("energy_included_in", included);
    Map<String, Object> unpriced = new LinkedHashMap<>();
    ledger.unpriced().forEach((operation, count) -> unpriced.put(operation.id(), count));
    figures.put("energy_unpriced_counts", unpriced);
    return figures;
  }

  /** Which part of the energy is known how, of 1. */
  private static Map<String, Object> shares(Ledger ledger) {
    Map<String, Object> shares = new LinkedHashMap<>();
    BigDecimal total = ledger.total().pj();
    ledger
        .byEvidence()
        .forEach((evidence, energy) ->
            shares.put(
                evidence.word(),
                energy.pj().divide(total, new MathContext(4)).stripTrailingZeros()));
    return shares;
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
      phase.putAll(phase(ledger, entry.getKey(), samples));
      phases.put(entry.getKey().key(), phase);
    }
    return phases;
  }

  /**
   * Energy per sample of one phase.
   *
   * @param ledger over all samples
   * @param phase the phase
   * @param samples how many
   * @return dynamic, static and total with their bands
   */
  static Map<String, Object> phase(Ledger ledger, Phase phase, int samples) {
    Map<String, Object> figures = new LinkedHashMap<>();
    put(
        figures,
        "energy_dynamic_pj",
        ledger.sum(l -> l.key().phase() == phase && !l.operation().isStatic()),
        samples);
    if (ledger.knowsTime()) {
      put(
          figures,
          "energy_static_pj",
          ledger.sum(l -> l.key().phase() == phase && l.operation().isStatic()),
          samples);
    }
    put(figures, "energy_total_pj", ledger.sum(l -> l.key().phase() == phase), samples);
    return figures;
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
    shown.put("noc_messages", "messages on the network");
    shown.put("noc_flit_hops", "flits times links");
    shown.put("noc_wait_cycles_credit", "cycles flits waited for credits");
    shown.put("noc_wait_cycles_turn", "cycles flits waited for their turn");
    shown.put("latency_cycles", "cycles per inference");
    shown.put("latency_ns", "ns per inference");
    shown.put("energy_dynamic_pj", "dynamic energy, pJ per inference");
    shown.put("energy_static_pj", "static energy, pJ per inference");
    shown.put("energy_total_pj", "total energy, pJ per inference");
    shown.put("energy_dominating_evidence", "most of it is known by");
    shown.put("energy_time", "time");
    shown.put("energy_boundary", "boundary");
    shown.put("energy_corners", "prices hold at");
    shown.put("energy_unpriced_counts", "unpriced, counted");
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
