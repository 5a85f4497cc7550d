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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the folder of reference vectors beside the checkout. */
class GradientCasesTest {
  private static final Path CASES = vectors().resolve("gradients");

  @TempDir private Path directory;

  private static Path vectors() {
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
