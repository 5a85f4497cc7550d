package org.backspike.host.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.account.Counts;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.program.Phase;
import org.backspike.host.file.Document;
import org.backspike.host.file.InputError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run that lies in its directory: what it counted is exact, so that other prices need no other
 * run.
 */
public final class StoredRun {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Operations of which a chip counts none unless it prices one of them. */
  private static final List<Operation> COUNTED_ON_DEMAND =
      List.of(
          Operation.NEURON_UPDATE_OCCUPIED,
          Operation.NEURON_UPDATE_ACTIVE,
          Operation.NEURON_UPDATE_INACTIVE);

  private final Path directory;
  private final JsonNode result;
  private final Counts counts;

  private StoredRun(Path directory, JsonNode result, Counts counts) {
    this.directory = directory;
    this.result = result;
    this.counts = counts;
  }

  /**
   * Reads a run.
   *
   * @param directory its directory
   * @return the run
   * @throws InputError if a file is missing or wrong
   */
  public static StoredRun read(Path directory) {
    return new StoredRun(
        directory, Document.json(directory.resolve("result.json")), EnergyFile.counts(directory));
  }

  /**
   * Writes the run anew with the prices of another chip: counts, cycles and everything that is no
   * energy stay as they are.
   *
   * @param prices whose prices
   * @param target an empty directory
   * @return the new figures
   * @throws IOException if a file cannot be written
   * @throws InputError if the run did not count what has a price
   */
  public Map<String, Object> reprice(Chip prices, Path target) throws IOException {
    requireCounted(prices);
    Ledger ledger = Ledger.of(counts, prices);
    int samples = samples();
    Map<String, Object> figures = withoutEnergy();
    figures.put("energy_prices_of", prices.name());
    figures.putAll(Figures.energy(ledger, samples));
    if (result.has("phases")) {
      figures.put("phases", phases(ledger, samples));
    }
    RunFiles files = new RunFiles(target);
    files.json("result.json", figures);
    files.energy(ledger);
    for (String kept : List.of("cycles.csv", "memory.csv", "curve.csv")) {
      if (Files.exists(directory.resolve(kept))) {
        Files.copy(directory.resolve(kept), target.resolve(kept));
      }
    }
    return figures;
  }

  private int samples() {
    JsonNode samples =
        result.has("timed_samples") ? result.get("timed_samples") : result.get("samples");
    if (samples == null || !samples.isIntegralNumber() || samples.asInt() < 1) {
      throw new InputError(
          directory.resolve("result.json"),
          "/samples",
          "is missing; must say how many were counted");
    }
    return samples.asInt();
  }

  private void requireCounted(Chip prices) {
    List<String> missing = new ArrayList<>();
    boolean counted = COUNTED_ON_DEMAND.stream().anyMatch(o -> counts.total(o) > 0);
    for (Operation operation : COUNTED_ON_DEMAND) {
      if (!counted && prices.price(operation).isPresent()) {
        missing.add(operation.id());
      }
    }
    for (Operation operation : Operation.values()) {
      boolean needsTime =
          operation.isStatic()
              || operation == Operation.CORE_CYCLE
              || operation == Operation.CORE_ACTIVE_CYCLE;
      if (needsTime && counts.total(operation) == 0 && prices.price(operation).isPresent()) {
        missing.add(operation.id());
      }
    }
    if (!missing.isEmpty()) {
      throw new InputError(
          directory.resolve(EnergyFile.NAME),
          "",
          "has no counts of "
              + String.join(", ", missing)
              + ", which "
              + prices.name()
              + " prices; run the network on a chip that counts them, or set these prices to null");
    }
  }

  private Map<String, Object> withoutEnergy() {
    Map<String, Object> figures = new LinkedHashMap<>();
    result
        .properties()
        .forEach(entry -> {
          if (!entry.getKey().startsWith("energy_")) {
            figures.put(entry.getKey(), JSON.treeToValue(entry.getValue(), Object.class));
          }
        });
    return figures;
  }

  private Map<String, Object> phases(Ledger ledger, int samples) {
    Map<String, Object> phases = new LinkedHashMap<>();
    result
        .get("phases")
        .properties()
        .forEach(entry -> {
          Map<String, Object> phase = new LinkedHashMap<>();
          if (entry.getValue().has("cycles")) {
            phase.put("cycles", entry.getValue().get("cycles").asDouble());
          }
          phase.putAll(Figures.phase(ledger, Phase.named(entry.getKey()), samples));
          phases.put(entry.getKey(), phase);
        });
    return phases;
  }
}
