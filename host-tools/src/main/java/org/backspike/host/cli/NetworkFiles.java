package org.backspike.host.cli;

import java.nio.file.Path;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.InputError;
import org.backspike.host.file.InputFile;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.snn.Network;

/** Networks that verbs are given. */
final class NetworkFiles {
  private NetworkFiles() {}

  static boolean isInteger(Path file) {
    InputFile.requireReadable(file);
    return file.toString().endsWith(".json");
  }

  static Network readFloat(Path file) {
    if (isInteger(file)) {
      throw new InputError(file, "", "is an integer network; must be a float network (.yaml)");
    }
    return FloatNetworkFile.read(file);
  }

  static QuantizedNetwork readInteger(Path file) {
    if (!isInteger(file)) {
      throw new InputError(
          file, "", "is not an integer network (.json); make one with backspike quantize");
    }
    return IntegerNetworkFile.read(file);
  }
}
