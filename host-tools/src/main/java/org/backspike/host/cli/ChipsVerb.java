package org.backspike.host.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.presets.Presets;
import org.backspike.host.file.ChipFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backspike chips}. */
@Command(
    name = "chips",
    description = "List the preset chips, or the prices of one.",
    footer = {"", "Example: backspike chips backspike-28nm"})
final class ChipsVerb extends AbstractVerb {
  @Parameters(
      arity = "0..1",
      paramLabel = "CHIP",
      description = "a preset or a chip file; without it all presets are listed")
  private @Nullable String chip;

  @Override
  protected ExitStatus execute() {
    List<Object> list = new ArrayList<>();
    for (String name : chip == null ? Presets.chips() : List.of(chip)) {
      Chip described = ChipFile.read(name, common().settings);
      list.add(describe(described));
      say(
          String.format(
              Locale.ROOT,
              "%s: %s; %d cores of %d neurons, datapath %s, prices: %s",
              described.name(),
              described.description(),
              described.mesh().cores(),
              described.core().neurons(),
              described.datapath().name(),
              evidence(described)));
      if (chip != null) {
        prices(described);
      }
    }
    answer(Map.of("chips", list));
    return ExitStatus.DONE;
  }

  private static Map<String, Long> evidence(Chip chip) {
    Map<String, Long> count = new TreeMap<>();
    for (Operation operation : Operation.values()) {
      count.merge(
          chip.price(operation).map(price -> price.evidence().word()).orElse("unpriced"),
          1L,
          Long::sum);
    }
    return count;
  }

  private static Map<String, Object> describe(Chip chip) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", chip.name());
    entry.put("description", chip.description());
    entry.put("provenance", chip.provenance());
    entry.put("datapath", chip.datapath().name());
    entry.put("cores", chip.mesh().cores());
    entry.put("neurons_per_core", chip.core().neurons());
    entry.put("axons_per_core", chip.core().axons());
    entry.put("period_ps", chip.periodPs());
    entry.put("evidence", evidence(chip));
    return entry;
  }

  private void prices(Chip chip) {
    for (Operation operation : Operation.values()) {
      Optional<Price> price = chip.price(operation);
      say(
          price
              .map(p ->
                  String.format(
                      Locale.ROOT,
                      "  %-30s %s pJ (%s to %s) per %s, %s: %s",
                      operation.id(),
                      p.valuePj().toPlainString(),
                      p.lowPj().toPlainString(),
                      p.highPj().toPlainString(),
                      operation.unit(),
                      p.evidence().word(),
                      p.citation()))
              .orElseGet(() -> String.format(Locale.ROOT, "  %-30s unpriced", operation.id())));
    }
  }
}
