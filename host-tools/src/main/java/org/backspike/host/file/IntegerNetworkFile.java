package org.backspike.host.file;

import java.io.IOException;
import java.nio.file.Path;
import org.backspike.host.quantize.QuantizedNetwork;

/**
 * An integer network as {@code format: backspike-network/1}: a JSON file, big weight arrays in .npy
 * files beside it, one row per target neuron.
 */
public final class IntegerNetworkFile {
  private IntegerNetworkFile() {}

  /**
   * Reads a network.
   *
   * @param file the JSON file
   * @return the network; units that the file does not give are 1
   * @throws InputError if a file is missing or wrong
   */
  public static QuantizedNetwork read(Path file) {
    return new IntegerNetworkReader(file).read();
  }

  /**
   * Writes a network: {@code NAME.json} and one .npy file per projection.
   *
   * @param quantized the network with its units
   * @param directory where
   * @param name of the JSON file without ending
   * @throws IOException if it cannot be written
   */
  public static void write(QuantizedNetwork quantized, Path directory, String name)
      throws IOException {
    IntegerNetworkWriter.write(quantized, directory, name);
  }
}
