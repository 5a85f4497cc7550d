package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.backspike.host.run.ChipRun;
import org.backspike.host.run.EventDrivenChip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backspike run}. */
@Command(
    name = "run",
    description = {
      "Run a network on a chip.",
      "Its input is a task or a data set, spikes from a file, noise, or nothing."
    },
    footer = {
      "",
      "Example: backspike run yin-yang-8bit/network.json --task yin-yang",
      "Example: backspike run mnist-8bit/network.json --data mnist --samples 100 --mode timed",
      "Example: backspike run net.json --input spikes.csv --record spikes,u,v --out run",
      "Example: backspike run net.json --task yin-yang --mode timed --trace vcd,perfetto --out run",
      "Example: backspike run net.json --chip tinyodin --mode timed --input events.csv --out run"
    })
final class RunVerb extends AbstractVerb {
  @Parameters(paramLabel = "NET", description = "an integer network (.json)")
  private Path file = Path.of("");

  @Mixin private RunChipOption chip = new RunChipOption();
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private RecordOption record = new RecordOption();
  @Mixin private TraceOption trace = new TraceOption();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "functional",
      description = "functional, or timed for cycles and energy; the bits are the same")
  private ChipRun.Mode mode = ChipRun.Mode.FUNCTIONAL;

  @Option(
      names = "--reference",
      description = "run a float network (.yaml) on the float reference instead")
  private boolean reference;

  @Option(
      names = "--require-priced",
      description = "exit with status 1 if something was counted that has no price")
  private boolean requirePriced;

  @Override
  protected ExitStatus execute() throws IOException {
    if (reference) {
      return new ReferenceRunning(this, file, input).execute();
    }
    Optional<EventDrivenChip> own =
        mode == ChipRun.Mode.TIMED && chip.name != null
            ? EventDrivenChip.named(chip.name)
            : Optional.empty();
    return own.isPresent()
        ? new EventDrivenRunning(this, file, own.get(), input, trace, requirePriced).execute()
        : new BarrierRunning(this, file, chip, input, record, trace, mode, requirePriced).execute();
  }
}
