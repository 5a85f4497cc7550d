package org.backspike.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README says is what is done. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void continuousIntegrationRunsTheTestCommandOfTheReadme() throws IOException {
    String command = "mvn -B -ntp verify";
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\n    " + command + "\n");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\n" + command + "\n");
  }

  @Test
  void theTopLevelIsTheOneDescribed() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (String module :
        new String[] {"surrogate-grad", "snn", "chip-model", "bptt", "host-tools", "experiments"}) {
      assertThat(readme).contains("| `" + module + "` |");
      assertThat(ROOT.resolve(module).resolve("pom.xml")).exists();
    }
    for (String page :
        new String[] {"docs/datapaths.md", "docs/golden-table.md", "docs/on-chip-learning.md"}) {
      assertThat(readme).contains("(" + page + ")");
      assertThat(ROOT.resolve(page)).exists();
    }
  }
}
