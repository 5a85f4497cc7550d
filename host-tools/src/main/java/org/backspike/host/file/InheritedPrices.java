package org.backspike.host.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Sram.Macro;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of prices where one description builds on another. The price of an access holds for
 * a memory of one size, word and ports. A description that changes a memory therefore loses the
 * prices that were given for that memory, and that of the leakage of all memories, unless it gives
 * them anew: they are derived from the technology of the chip if it names one, else unpriced.
 */
final class InheritedPrices {
  private static final Map<Macro, Operation> ACCESSES =
      Map.of(
          Macro.AXON_TABLE, Operation.AXON_READ,
          Macro.SYNAPSE, Operation.SYNAPSE_READ,
          Macro.ACCUMULATOR, Operation.ACCUMULATOR_READ,
          Macro.NEURON, Operation.NEURON_READ,
          Macro.HISTORY, Operation.HISTORY_READ,
          Macro.LEARNING, Operation.LEARNING_READ);

  private InheritedPrices() {}

  /**
   * Removes the prices that no longer hold.
   *
   * @param base a chip
   * @param derived what became of it; changed
   */
  static void drop(JsonNode base, ObjectNode derived) {
    if (!(derived.get("prices") instanceof ObjectNode prices)) {
      return;
    }
    for (Macro macro : Macro.values()) {
      String memory = "/core/memories/" + macro.key();
      if (!base.at(memory).equals(derived.at(memory))) {
        String component = Objects.requireNonNull(ACCESSES.get(macro)).component();
        for (Operation operation : Operation.values()) {
          boolean priced = operation.component().equals(component);
          if (priced || operation == Operation.MEMORY_LEAKAGE) {
            dropInherited(operation.id(), base, prices);
          }
        }
      }
    }
  }

  /**
   * Marks prices that a description takes away as unpriced, so that nothing derives them anew.
   *
   * @param own the description, as it stands in its file
   * @param file where it stands
   * @param merged what became of it and its base; changed
   */
  static void markRemoved(JsonNode own, Path file, ObjectNode merged) {
    own.path("prices")
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isNull() && merged.get("prices") instanceof ObjectNode prices) {
            prices
                .putObject(entry.getKey())
                .put("evidence", Evidence.UNPRICED.word())
                .put("citation", "taken away by " + file.getFileName());
          }
        });
  }

  private static void dropInherited(String id, JsonNode base, ObjectNode prices) {
    if (prices.has(id) && prices.get(id).equals(base.path("prices").path(id))) {
      prices.remove(id);
    }
  }
}
