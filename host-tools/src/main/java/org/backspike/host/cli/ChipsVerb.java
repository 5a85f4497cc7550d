package org.backspike.host.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.presets.Presets;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.DatapathFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backspike chips}. */
@Command(
    name = "chips",
    description = "List the preset chips and datapaths, or the prices of one chip.",
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
      Map<String, Object> entry = Summary.of(described);
      if (chip != null) {
        entry.put("prices", priceTable(described));
      }
      list.add(entry);
      say(
          String.format(
              Locale.ROOT,
              "%s: %s; %d cores of %d neurons, datapath %s, prices: %s",
              described.name(),
              described.description(),
              described.mesh().cores(),
              described.core().neurons(),
              described.datapath().name(),
              words(Summary.evidence(described))));
      if (chip != null) {
        prices(described);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("chips", list);
    if (chip == null) {
      figures.put("datapaths", datapaths());
    }
    answer(figures);
    return ExitStatus.DONE;
  }

  private List<Object> datapaths() {
    List<Object> list = new ArrayList<>();
    for (String name : Presets.datapaths()) {
      Datapath described = DatapathFile.read(name);
      say("datapath " + name + ": " + described.provenance());
      list.add(Summary.of(described));
    }
    return list;
  }

  private static String words(Map<String, Long> evidence) {
    return evidence.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static List<Object> priceTable(Chip chip) {
    List<Object> table = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", operation.id());
      row.put("unit", operation.unit());
      chip.price(operation)
          .ifPresentOrElse(price -> describe(price, row), () -> row.put("evidence", "unpriced"));
      table.add(row);
    }
    return table;
  }

  private static void describe(Price price, Map<String, Object> row) {
    row.put("pj", price.valuePj());
    row.put("low_pj", price.lowPj());
    row.put("high_pj", price.highPj());
    row.put("node_nm", price.nodeNm());
    row.put("voltage", price.voltage());
    row.put("evidence", price.evidence().word());
    row.put("citation", price.citation());
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
