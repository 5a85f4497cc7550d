package org.backspike.host.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backspike.snn.task.Dataset;

/**
 * A directory with the four files of MNIST or of a set in its format, each with or without .gz:
 * {@code train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,
 * t10k-labels-idx1-ubyte}. Images have two dimensions or, flat, one. Pixels are divided by 255.
 */
public final class ImageDirectory {
  private final Path directory;

  /**
   * A directory.
   *
   * @param directory its path
   * @throws InputError if it is not a directory
   */
  public ImageDirectory(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new InputError(
          directory, "", "is not a directory; must hold the four IDX files of a data set");
    }
    this.directory = directory;
  }

  /**
   * The training images.
   *
   * @return features row by row, 0 to 1
   * @throws InputError if a file is missing or wrong
   */
  public Dataset train() {
    return read("train-images-idx3-ubyte", "train-labels-idx1-ubyte");
  }

  /**
   * The test images.
   *
   * @return features row by row, 0 to 1
   * @throws InputError if a file is missing or wrong
   */
  public Dataset test() {
    return read("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
  }

  private Dataset read(String images, String labels) {
    Path imageFile = find(images);
    Path labelFile = find(labels);
    Idx pixels = read(imageFile, 2, 3);
    Idx classes = read(labelFile, 1, 1);
    int samples = pixels.sizes()[0];
    if (classes.sizes()[0] != samples) {
      throw new InputError(
          labelFile,
          "byte 4",
          classes.sizes()[0] + " labels; must be " + samples + ", one per image in " + imageFile);
    }
    int features = pixels.live().length / samples;
    float[] values = new float[samples * features];
    byte[] raw = pixels.live();
    for (int i = 0; i < values.length; i++) {
      values[i] = (raw[i] & 255) / 255f;
    }
    int[] label = new int[samples];
    int largest = 1;
    for (int i = 0; i < samples; i++) {
      label[i] = classes.live()[i] & 255;
      largest = Math.max(largest, label[i]);
    }
    return new Dataset(features, largest + 1, values, label);
  }

  private static Idx read(Path file, int fewest, int most) {
    Idx idx = Idx.read(file);
    int dimensions = idx.sizes().length;
    if (dimensions < fewest || dimensions > most) {
      throw new InputError(
          file,
          "byte 3",
          dimensions + " dimensions; must be " + (fewest == most ? most : fewest + " or " + most));
    }
    return idx;
  }

  private Path find(String name) {
    for (String candidate : List.of(name, name + ".gz")) {
      if (Files.exists(directory.resolve(candidate))) {
        return directory.resolve(candidate);
      }
    }
    throw new InputError(
        directory.resolve(name), "", "does not exist, nor with .gz; must be there");
  }
}
