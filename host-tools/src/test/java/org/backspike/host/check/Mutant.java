package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A wrong rule and where it is planted in the sources of the product.
 *
 * @param id of the wrong rule; further places of the same rule have a word after a slash
 * @param rule what is wrong
 * @param file a source or a preset, from the package {@code org.backspike}
 * @param text what is replaced; it occurs once in the file, whitespace apart
 * @param becomes what stands there instead
 * @param simd which kernels must show it, a value of {@code backspike.simd}
 * @param vectors files or folders of which at least one case then differs
 */
record Mutant(
    String id,
    String rule,
    String file,
    String text,
    String becomes,
    String simd,
    List<String> vectors) {

  private static final String PACKAGE = "org/backspike/";
  private static final List<Path> ROOTS =
      List.of(
          Path.of("../chip-model/src/main/java"),
          Path.of("../chip-model/src/main/resources"),
          Path.of("src/main/java"));

  /** Of one entry of the table. */
  static Mutant of(Map<String, Object> entry) {
    return new Mutant(
        text(entry, "id"),
        text(entry, "rule"),
        text(entry, "file"),
        text(entry, "text"),
        text(entry, "becomes"),
        entry.containsKey("simd") ? text(entry, "simd") : "off",
        ((List<?>) value(entry, "vectors")).stream().map(String.class::cast).toList());
  }

  private static String text(Map<String, Object> entry, String key) {
    return (String) value(entry, key);
  }

  private static Object value(Map<String, Object> entry, String key) {
    return Objects.requireNonNull(entry.get(key), () -> "no " + key + " in " + entry);
  }

  /** The rule it belongs to. */
  String number() {
    return id.split("/", 2)[0];
  }

  /**
   * Plants it.
   *
   * @return resources of the product that it changes
   */
  Map<String, byte[]> plant(MemoryCompiler compiler) throws IOException {
    String name = PACKAGE + file;
    Path path =
        ROOTS.stream()
            .map(root -> root.resolve(name))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    String changed = changed(Files.readString(path));
    return name.endsWith(".java")
        ? compiler.compile(name.substring(0, name.length() - ".java".length()), changed)
        : Map.of(name, changed.getBytes(StandardCharsets.UTF_8));
  }

  private String changed(String source) {
    Pattern anyWhitespace =
        Pattern.compile(
            Arrays.stream(text.strip().split("\\s+"))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+")));
    assertThat(anyWhitespace.matcher(source).results().count())
        .as("%s: how often %s contains: %s", id, file, text)
        .isEqualTo(1);
    return anyWhitespace.matcher(source).replaceFirst(Matcher.quoteReplacement(becomes));
  }

  @Override
  public String toString() {
    return id + " " + rule;
  }
}
