package org.backspike.host.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backspike inspect}. */
@Command(
    name = "inspect",
    description = "Say what is in a file or a run directory.",
    footer = {
      "",
      "Knows float and integer networks, chips, datapaths, spikes (.csv), .npy, .npz, IDX, run",
      "directories.",
      "Example: backspike inspect yin-yang/network.yaml"
    })
final class InspectVerb extends AbstractVerb {
  @Parameters(paramLabel = "FILE", description = "what to look into")
  private Path file = Path.of("");

  @Override
  protected ExitStatus execute() {
    Map<String, Object> found = Inspection.of(file);
    lines(found, "");
    answer(found);
    return ExitStatus.DONE;
  }

  private void lines(Map<?, ?> found, String indent) {
    found.forEach((key, value) -> {
      if (value instanceof Map<?, ?> inner) {
        say(indent + key + ":");
        lines(inner, indent + "  ");
      } else if (value instanceof List<?> list) {
        say(
            indent
                + key
                + ": "
                + list.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      } else {
        say(indent + key + ": " + value);
      }
    });
  }
}
