package org.backspike.host.file;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.backspike.chip.hardware.Corner;
import org.backspike.chip.hardware.Evidence;
import tools.jackson.databind.JsonNode;

/** What every constant of a chip file has: digits, a corner, evidence, a citation. */
final class Constants {
  private Constants() {}

  /** The shortest decimal that the document can have meant. */
  static BigDecimal decimal(JsonNode number) {
    return number.isIntegralNumber()
        ? BigDecimal.valueOf(number.asLong())
        : BigDecimal.valueOf(number.asDouble());
  }

  static Corner corner(JsonNode constant) {
    JsonNode node = constant.get("node_nm");
    JsonNode voltage = constant.get("voltage");
    return new Corner(
        node == null ? OptionalInt.empty() : OptionalInt.of(node.asInt()),
        voltage == null ? Optional.empty() : Optional.of(decimal(voltage)));
  }

  static Evidence evidence(JsonNode constant) {
    return Evidence.valueOf(
        constant.get("evidence").asString().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
