package org.backspike.host.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Latency;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Price.Kind;
import org.backspike.chip.hardware.TimeBase;
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
      if (isShown(chip, operation)) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", operation.id());
        row.put("unit", operation.unit());
        chip.price(operation)
            .ifPresentOrElse(
                price -> describe(price, row), () -> describeWithout(chip, operation, row));
        table.add(row);
      }
    }
    return table;
  }

  /** A composite that nobody priced says nothing; its parts do. */
  private static boolean isShown(Chip chip, Operation operation) {
    return !operation.isComposite()
        || chip.price(operation).isPresent()
        || chip.priceList().whyUnpriced(operation).isPresent();
  }

  private static void describe(Price price, Map<String, Object> row) {
    row.put("pj", price.valuePj());
    row.put("low_pj", price.lowPj());
    row.put("high_pj", price.highPj());
    price.corner().nodeNm().ifPresent(nm -> row.put("node_nm", nm));
    price.corner().voltage().ifPresent(volts -> row.put("voltage", volts));
    row.put("kind", price.kind().key());
    row.put("includes", price.includes().stream().map(Operation::id).toList());
    row.put("evidence", price.evidence().word());
    row.put("citation", price.citation());
    if (!price.note().isEmpty()) {
      row.put("note", price.note());
    }
  }

  private static void describeWithout(Chip chip, Operation operation, Map<String, Object> row) {
    List<Operation> wholes = chip.priceList().including(operation);
    if (wholes.isEmpty()) {
      row.put("evidence", Evidence.UNPRICED.word());
      chip.priceList().whyUnpriced(operation).ifPresent(why -> row.put("citation", why));
    } else {
      row.put("included_in", wholes.stream().map(Operation::id).toList());
    }
  }

  private void prices(Chip chip) {
    say("  boundary: " + chip.boundary());
    for (Operation operation : Operation.values()) {
      if (isShown(chip, operation)) {
        say(
            String.format(
                Locale.ROOT,
                "  %-30s %s",
                operation.id(),
                chip.price(operation)
                    .map(price -> words(operation, price))
                    .orElseGet(() -> without(chip, operation))));
      }
    }
    if (chip.timeBase() instanceof TimeBase.Asynchronous asynchronous) {
      latencies(asynchronous);
    }
  }

  private static String words(Operation operation, Price price) {
    int toMicrowatts = operation.isStatic() ? 6 : 0;
    return String.format(
        Locale.ROOT,
        "%s %s (%s to %s)%s, %s, %s: %s%s%s",
        digits(price.valuePj().movePointRight(toMicrowatts)),
        operation.isStatic() ? "uW" : "pJ",
        digits(price.lowPj().movePointRight(toMicrowatts)),
        digits(price.highPj().movePointRight(toMicrowatts)),
        operation.isStatic() ? "" : " per " + operation.unit(),
        price.corner().words(),
        price.kind() == Kind.AVERAGE
            ? price.evidence().word() + " average"
            : price.evidence().word(),
        price.citation(),
        price.note().isEmpty() ? "" : "; " + price.note(),
        price.includes().isEmpty() ? "" : "; includes " + ids(price.includes()));
  }

  private static String without(Chip chip, Operation operation) {
    List<Operation> wholes = chip.priceList().including(operation);
    return wholes.isEmpty()
        ? "unpriced" + chip.priceList().whyUnpriced(operation).map(why -> ": " + why).orElse("")
        : "included in " + ids(wholes);
  }

  private void latencies(TimeBase.Asynchronous asynchronous) {
    for (Latency latency : asynchronous.latencies()) {
      say(
          String.format(
              Locale.ROOT,
              "  %-30s %d ps (%d to %d) per %s in stage %s, %s, %s: %s",
              latency.operation().id(),
              latency.ps(),
              latency.lowPs(),
              latency.highPs(),
              latency.operation().unit(),
              latency.stage().key(),
              latency.corner().words(),
              latency.evidence().word(),
              latency.citation()));
    }
    asynchronous
        .barrier()
        .ifPresent(barrier ->
            say(
                String.format(
                    Locale.ROOT,
                    "  %-30s %s, %s: %s",
                    "barrier, ps by tiles in use",
                    barrier.psByTiles(),
                    barrier.evidence().word(),
                    barrier.citation())));
  }

  private static String digits(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String ids(List<Operation> operations) {
    return String.join(", ", operations.stream().map(Operation::id).toList());
  }
}
