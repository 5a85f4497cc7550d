package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What {@code train} keeps of the forward pass, and what it reports of the network's health. */
class MemoryOptionTest {
  @TempDir private Path directory;

  private JsonNode train(String plan, String out, String... more)
      throws IOException, InterruptedException {
    String[] args = {
      "train",
      "--task",
      "delayed-xor",
      "--samples",
      "128",
      "--epochs",
      "2",
      "--memory",
      plan,
      "--out",
      out,
      "--json"
    };
    String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    assertThat(Command.run(directory, all).status()).isZero();
    return new ObjectMapper()
        .readTree(Files.readString(directory.resolve(out).resolve("result.json")));
  }

  @Test
  void exactPlansGiveTheSameFilesInLessMemory() throws IOException, InterruptedException {
    JsonNode full = train("full", "full");
    for (String plan : new String[] {"sqrt", "optimal:5", "compressed"}) {
      String out = plan.replace(':', '-');
      JsonNode figures = train(plan, out, "--threads", "3");
      assertThat(Files.readAllBytes(directory.resolve(out).resolve("network.npz")))
          .as(plan)
          .isEqualTo(Files.readAllBytes(directory.resolve("full").resolve("network.npz")));
      assertThat(EpochLog.withoutTime(directory.resolve(out)))
          .isEqualTo(EpochLog.withoutTime(directory.resolve("full")));
      long used = figures.get("memory_history_bytes").asLong();
      assertThat(used).isLessThan(full.get("memory_history_bytes").asLong() / 4);
      assertThat(figures.get("memory_plan_bytes").asDouble())
          .isCloseTo((double) used, within(0.2 * used));
      assertThat(figures.get("memory_plan").asString()).isEqualTo(plan);
    }
  }

  @Test
  void everyReportShowsGradientsAndFiringRates() throws IOException, InterruptedException {
    JsonNode figures = train("full", "full");
    JsonNode hidden = figures.get("health").get("hidden1");
    assertThat(hidden.get("neurons").asInt()).isEqualTo(64);
    assertThat(hidden.get("spikes_per_neuron_and_step").asDouble()).isBetween(1e-4, 0.5);
    String gradients = Files.readString(directory.resolve("full").resolve("gradients.csv"));
    assertThat(gradients).startsWith("population,step,gradient_norm\n").contains("\nout,79,");
    int neurons = 0;
    for (String line :
        Files.readAllLines(directory.resolve("full").resolve("rates.csv")).stream()
            .filter(each -> each.startsWith("hidden1,"))
            .toList()) {
      neurons += Integer.parseInt(line.substring(line.lastIndexOf(',') + 1));
    }
    assertThat(neurons).isEqualTo(64);
    assertThat(Files.readString(directory.resolve("full").resolve("report.html")))
        .contains("Gradients and firing rates");
  }
}
