package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.backspike.bptt.Initializations;
import org.backspike.bptt.loss.Losses;
import org.backspike.bptt.regularize.SpikePenalties;
import org.backspike.snn.encode.Encoders;
import org.backspike.surrogate.Surrogates;
import org.junit.jupiter.api.Test;

/** The page of the catalogues has a row for every name, with the words of the catalogue. */
class CataloguePageTest {
  private static List<String> page() throws IOException {
    return Files.readAllLines(Path.of("../docs/surrogates-encoders-losses.md"));
  }

  @Test
  void hasEverySurrogateAndEveryPenalty() throws IOException {
    List<String> page = page();
    for (String name : Surrogates.names()) {
      assertThat(page).anyMatch(line -> line.startsWith("| `" + name + "` | "));
    }
    for (String form : SpikePenalties.forms()) {
      assertThat(page).anyMatch(line -> line.startsWith("| `" + form + "` | "));
    }
  }

  @Test
  void describesWhatHasSettings() throws IOException {
    describes(Encoders.names(), Encoders::description);
    describes(Losses.names(), Losses::description);
    describes(Initializations.names(), Initializations::description);
  }

  private static void describes(List<String> names, UnaryOperator<String> description)
      throws IOException {
    List<String> page = page();
    for (String name : names) {
      assertThat(page)
          .contains("| `" + name + "` | " + description.apply(name).replace("|", "\\|") + " |");
    }
  }
}
