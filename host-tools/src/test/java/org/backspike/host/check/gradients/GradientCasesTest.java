package org.backspike.host.check.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs the folder of reference vectors beside the checkout. */
class GradientCasesTest {
  private static final Path CASES = vectors().resolve("gradients");

  @TempDir private Path directory;

  static Path vectors() {
    Path checkout = Path.of("").toAbsolutePath();
    while (checkout.getParent() != null && !Files.exists(checkout.resolve("mvnw"))) {
      checkout = checkout.getParent();
    }
    return checkout.resolveSibling("shared").resolve("vectors");
  }

  @BeforeEach
  void needTheVectors() {
    boolean required = Objects.equals(System.getenv("BACKSPIKE_SHARED_REQUIRED"), "true");
    assumeTrue(required || Files.isDirectory(CASES), "needs reference vectors in " + CASES);
  }

  @Test
  void agreesWithThreeLibraries() {
    assertThat(GradientCases.replay(CASES))
        .hasSize(17)
        .allSatisfy(outcome -> {
          assertThat(outcome.difference()).as(outcome.name()).isEmpty();
          assertThat(outcome.compared()).isGreaterThan(300);
        });
  }

  @Test
  void namesTheFirstDifference() throws IOException {
    Path changed = copy("st_leaky_sub_fastsigmoid25_memce");
    Path data = changed.resolve("data.bin");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(data)).order(ByteOrder.LITTLE_ENDIAN);
    int offset = offsetOf(changed, "dW164");
    double value = bytes.getDouble(offset + 8);
    bytes.putDouble(offset + 8, value * 1.0001);
    Files.write(data, bytes.array());
    assertThat(GradientCases.replay(changed).getFirst().difference())
        .hasValueSatisfying(difference -> {
          assertThat(difference.array()).isEqualTo("dW164");
          assertThat(difference.index()).isEqualTo(1);
          assertThat(difference.expected()).isEqualTo(value * 1.0001);
        });
  }

  /** A model with another switch, or that forgets an array, is not the library's. */
  @ParameterizedTest
  @CsvSource({
    "st_synaptic_sub_fastsigmoid25_cecount, syn_decay, 0.8, 0.79",
    "st_synaptic_sub_fastsigmoid25_cecount, synapse, \"exponential\", \"none\"",
    "st_leaky_sub_atan2_msemem, keep, 0.9, 0.900001",
    "st_leaky_sub_atan2_msemem, gain, 1.0, 1.000001",
    "st_leaky_sub_atan2_msemem, threshold, 1.0, 1.000001",
    "st_leaky_sub_atan2_msemem, reset, \"subtract\", \"to_value\"",
    "st_leaky_sub_atan2_msemem, reset, \"subtract\", \"none\"",
    "st_leaky_sub_atan2_msemem, timing, \"next_step\", \"same_step\"",
    "sj_lif_hard_nodetach_atan2_mserate, recorded_mem, \"after_reset\", \"before_reset\"",
    "st_leaky_nodelay_sub_atan2_cecount, timing, \"same_step_guarded\", \"same_step\"",
    "st_leaky_nodelay_sub_atan2_cecount, reset_gradient, \"through\", \"detached\"",
    "st_rleaky_zero_atan2_memce, scope, \"membrane_total\", \"state\"",
    "sj_lif_hard_nodetach_atan2_mserate, rest, 0.0, 0.001",
    "sj_lif_hard_nodetach_atan2_mserate, reset_value, 0.0, 0.001",
    "sj_lif_hard_nodetach_atan2_mserate, reset_gradient, \"through\", \"detached\"",
    "sj_lif_soft_nodetach_piecewisequadratic1_ceratemean, reset_gradient, \"through\", \"detached\"",
    "sj_lif_hard_detach_erf2_ceratemean, reset_gradient, \"detached\", \"through\"",
    "sj_lif_rec_soft_detach_atan2_ceratemean, reset_gradient, \"detached\", \"through\"",
    "no_lif_value_superspike100_ceratemean, reset_gradient, \"through\", \"detached\""
  })
  void seesEverySwitch(String name, String key, String value, String other) throws IOException {
    Path changed = copy(name);
    Path file = changed.resolve("case.json");
    String text = Files.readString(file);
    String at = "\"" + key + "\": ";
    int switches = text.indexOf("\"switches\"");
    String edited =
        text.substring(0, switches) + text.substring(switches).replace(at + value, at + other);
    assertThat(edited).isNotEqualTo(text);
    Files.writeString(file, edited);
    assertThat(GradientCases.replay(changed).getFirst().difference()).isPresent();
  }

  /** Any array that differs by three times its tolerance is found, whichever it is. */
  @Test
  void comparesEveryArrayOfEveryCase() throws IOException {
    int arrays = 0;
    try (Stream<Path> folders = Files.list(CASES)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        Path changed = copy(folder.getFileName().toString());
        byte[] original = Files.readAllBytes(changed.resolve("data.bin"));
        Matcher matcher =
            Pattern.compile("\"name\": \"(\\w+64)\"")
                .matcher(Files.readString(changed.resolve("case.json")));
        while (matcher.find()) {
          ByteBuffer bytes = ByteBuffer.wrap(original.clone()).order(ByteOrder.LITTLE_ENDIAN);
          int offset = offsetOf(changed, matcher.group(1));
          double value = bytes.getDouble(offset);
          bytes.putDouble(offset, value + Math.max(1e-9, Math.abs(value) * 1e-9));
          Files.write(changed.resolve("data.bin"), bytes.array());
          assertThat(GradientCases.replay(changed).getFirst().difference())
              .as("%s of %s", matcher.group(1), folder)
              .hasValueSatisfying(found -> assertThat(found.array()).isEqualTo(matcher.group(1)));
          arrays++;
        }
      }
    }
    assertThat(arrays).isGreaterThan(17 * 7);
  }

  @Test
  void refusesAFieldThatItDoesNotKnow() throws IOException {
    Path changed = copy("st_leaky_sub_fastsigmoid25_memce");
    Path file = changed.resolve("case.json");
    Files.writeString(
        file, Files.readString(file).replace("\"seed\":", "\"refractory\": 2, \"seed\":"));
    assertThatThrownBy(() -> GradientCases.replay(changed)).hasMessageContaining("refractory");
  }

  private Path copy(String name) throws IOException {
    Path target = Files.createDirectory(directory.resolve(name));
    for (String file : new String[] {"case.json", "data.bin"}) {
      Files.copy(CASES.resolve(name).resolve(file), target.resolve(file));
    }
    return target;
  }

  private static int offsetOf(Path folder, String array) throws IOException {
    String text = Files.readString(folder.resolve("case.json"));
    String behind = text.substring(text.indexOf("\"name\": \"" + array + "\""));
    String number = behind.substring(behind.indexOf("\"offset\": ") + 10);
    return Integer.parseInt(number.substring(0, number.indexOf('}')).strip());
  }
}
