package org.backspike.host.cli;

import java.nio.file.Path;
import java.util.List;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.InputError;
import org.backspike.host.map.Fit;
import org.backspike.host.map.Mapper;
import org.backspike.host.run.IdealChip;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On which chip a network runs. */
final class RunChipOption {
  private static final String USUAL = "backspike-28nm";

  @Option(
      names = "--chip",
      paramLabel = "CHIP",
      description = {
        "a preset, a chip file, or ideal for one core without limits",
        "(default " + USUAL + " for networks of its datapath, else ideal)"
      })
  @Nullable String name;

  /** The chip: the one named, or one that computes the datapath of the network. */
  Chip target(IntegerNetwork network, Path file, List<String> settings) {
    if (name == null && !settings.isEmpty()) {
      return checked(ChipFile.read(USUAL, settings), network, file);
    }
    if (name != null) {
      return name.equals(IdealChip.NAME)
          ? IdealChip.of(network.datapath())
          : checked(ChipFile.read(name, settings), network, file);
    }
    Chip usual = ChipFile.read(USUAL, settings);
    return usual.datapath().equals(network.datapath()) ? usual : IdealChip.of(network.datapath());
  }

  private static Chip checked(Chip target, IntegerNetwork network, Path file) {
    if (!network.datapath().equals(target.datapath())) {
      throw new InputError(
          file,
          "/datapath",
          "is "
              + network.datapath().name()
              + "; "
              + target.name()
              + " computes "
              + target.datapath().name());
    }
    return target;
  }

  /** Refuses to time what has no clock. */
  static void requireClock(ChipImage image) {
    if (image.chip().name().equals(IdealChip.NAME)) {
      throw new InputError("--mode timed: the ideal chip has no clock; name another with --chip");
    }
    switch (image.chip().timeBase()) {
      case TimeBase.Clocked _ -> requirePipeline(image.chip());
      case TimeBase.Asynchronous asynchronous -> {
        if (asynchronous.latencies().isEmpty()) {
          throw new InputError(
              "--mode timed: nobody published the latencies of " + image.chip().name());
        }
      }
    }
  }

  private static void requirePipeline(Chip chip) {
    if (!(chip.core().controller() instanceof Pipeline)) {
      throw new InputError(
          "--mode timed: cycles are modelled for pipelines; "
              + chip.name()
              + " is executed by "
              + chip.core().controller().key());
    }
  }

  /** Where the network lies. */
  ChipImage place(IntegerNetwork network, Path file, Chip target) {
    if (target.name().equals(IdealChip.NAME)) {
      return IdealChip.image(network);
    }
    return switch (Mapper.place(network, target)) {
      case Fit.Placed placed -> new ChipImage(target, network, placed.placement());
      case Fit.Refused refused ->
          throw new DoesNotFit(
              file + " does not fit " + target.name() + ": " + refused.reasons().getFirst());
    };
  }
}
