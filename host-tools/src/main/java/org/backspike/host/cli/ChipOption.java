package org.backspike.host.cli;

import picocli.CommandLine.Option;

/** Which chip. */
final class ChipOption {
  @Option(
      names = "--chip",
      paramLabel = "CHIP",
      defaultValue = "backspike-28nm",
      description = "a preset or a chip file (default ${DEFAULT-VALUE})")
  String name = "backspike-28nm";
}
