package org.backspike.chip.presets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Names and texts of the preset files. Reading YAML is the business of the host tools. */
public final class Presets {
  private static final List<String> CHIPS =
      List.of(
          "backspike-28nm",
          "generic-22nm",
          "generic-28nm",
          "generic-45nm",
          "generic-7nm",
          "ideal",
          "loihi1",
          "loihi1-fitted",
          "odin",
          "reckon",
          "seneca",
          "spinnaker2",
          "tinyodin",
          "truenorth",
          "xylo2");
  private static final List<String> DATAPATHS =
      List.of("backspike", "lava", "loihi1", "odin", "reckon", "tinyodin", "xylo2");

  private Presets() {}

  /**
   * All chips.
   *
   * @return names, sorted
   */
  public static List<String> chips() {
    return CHIPS;
  }

  /**
   * All datapaths.
   *
   * @return names, sorted
   */
  public static List<String> datapaths() {
    return DATAPATHS;
  }

  /**
   * A chip file.
   *
   * @param name of the chip
   * @return the YAML text; empty if there is no such preset
   */
  public static Optional<String> chip(String name) {
    return CHIPS.contains(name) ? Optional.of(text("chips/" + name)) : Optional.empty();
  }

  /**
   * A datapath file.
   *
   * @param name of the datapath
   * @return the YAML text; empty if there is no such preset
   */
  public static Optional<String> datapath(String name) {
    return DATAPATHS.contains(name) ? Optional.of(text("datapaths/" + name)) : Optional.empty();
  }

  private static String text(String path) {
    try (InputStream in = Presets.class.getResourceAsStream(path + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + path + ".yaml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program is incomplete: " + path + ".yaml", e);
    }
  }
}
