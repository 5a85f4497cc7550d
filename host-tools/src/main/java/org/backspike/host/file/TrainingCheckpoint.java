package org.backspike.host.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Trainer;

/**
 * The state of a training after an epoch, in a file that is always whole: it is written under
 * another name, flushed and renamed. A training that goes on from it is the same training, bit for
 * bit.
 */
public final class TrainingCheckpoint {
  private static final String FORMAT = "backspike-checkpoint/3";
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  private final Path file;
  private final String settings;

  /**
   * A checkpoint that may or may not exist.
   *
   * @param file where it is
   * @param settings everything that the training depends on, as text: a checkpoint of another
   *     training is refused
   */
  public TrainingCheckpoint(Path file, String settings) {
    this.file = file;
    this.settings = settings;
  }

  /**
   * Writes the state.
   *
   * @param trainer after an epoch
   * @param epochs what the epochs so far gave
   * @param more other arrays that the training depends on
   * @throws IOException if it cannot be written; an older one is then still there
   */
  public void write(Trainer trainer, List<EpochReport> epochs, List<float[]> more)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeUTF(settings);
      out.writeLong(trainer.optimizer().steps());
      out.writeInt(epochs.size());
      for (EpochReport report : epochs) {
        out.writeInt(report.epoch());
        out.writeDouble(report.loss());
        out.writeDouble(report.penalty());
        out.writeDouble(report.accuracy());
        out.writeDouble(report.validation());
        out.writeDouble(report.spikesPerSample());
        out.writeDouble(report.rate());
        out.writeInt(report.samples());
        out.writeDouble(report.cpuSeconds());
      }
      for (float[] array : all(trainer, more)) {
        out.writeInt(array.length);
        for (float value : array) {
          out.writeInt(Float.floatToRawIntBits(value));
        }
      }
    }
    AtomicFile.write(file, bytes.toByteArray());
  }

  /**
   * Puts the state into a trainer of the same network and recipe.
   *
   * @param trainer continues after the last epoch of the checkpoint
   * @param more other arrays, filled
   * @return what the epochs so far gave; none if there is no checkpoint
   * @throws InputError if the file is damaged or belongs to another training
   */
  public List<EpochReport> restore(Trainer trainer, List<float[]> more) {
    List<EpochReport> epochs = new ArrayList<>();
    if (!Files.exists(file)) {
      return epochs;
    }
    byte[] bytes = InputFile.bytes(file, MOST_BYTES);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      require(in.readUTF().equals(FORMAT), "is no " + FORMAT);
      require(in.readUTF().equals(settings), "belongs to a training with other options");
      long steps = in.readLong();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        epochs.add(
            new EpochReport(
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readDouble()));
      }
      for (float[] array : all(trainer, more)) {
        require(in.readInt() == array.length, "has arrays of other lengths");
        for (int i = 0; i < array.length; i++) {
          array[i] = Float.intBitsToFloat(in.readInt());
        }
      }
      require(in.read() < 0, "goes on behind its end");
      trainer.resumeAt(steps, epochs);
    } catch (IOException e) {
      throw new InputError(file, "", "ends too early; remove it to start again");
    }
    return epochs;
  }

  private static List<float[]> all(Trainer trainer, List<float[]> more) {
    List<float[]> all = new ArrayList<>(trainer.state());
    all.addAll(more);
    return all;
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new InputError(file, "", otherwise + "; remove it to start again");
    }
  }

  /**
   * Removes the file: the training is done.
   *
   * @throws IOException if it cannot be removed
   */
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
