package org.backspike.host.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.CoreUse;
import org.backspike.chip.timing.Stage;
import org.backspike.chip.timing.StageCycles;
import org.backspike.chip.timing.StageLog;
import org.backspike.chip.timing.StageState;
import org.backspike.host.file.AtomicFile;
import org.backspike.host.file.Csv;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of a run directory beside its networks and its page. */
public final class RunFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path directory;

  /**
   * A run directory.
   *
   * @param directory it must exist
   */
  public RunFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes a JSON file.
   *
   * @param name of the file
   * @param figures keys with units
   * @throws IOException if it cannot be written
   */
  public void json(String name, Map<String, Object> figures) throws IOException {
    AtomicFile.write(directory.resolve(name), JSON.writeValueAsString(figures) + "\n");
  }

  /**
   * Writes a table.
   *
   * @param name of the file
   * @param table its contents
   * @throws IOException if it cannot be written
   */
  public void csv(String name, Csv table) throws IOException {
    AtomicFile.write(directory.resolve(name), table.text());
  }

  /**
   * Writes {@code energy.csv}: one row per line of the ledger.
   *
   * @param ledger the ledger
   * @throws IOException if it cannot be written
   */
  public void energy(Ledger ledger) throws IOException {
    EnergyFile.write(directory, ledger);
  }

  /**
   * Writes {@code cycles.csv}: what every stage did, summed over the samples of the run.
   *
   * @param stages by phase, step and core
   * @throws IOException if it cannot be written
   */
  public void cycles(Map<StageLog.Key, StageCycles> stages) throws IOException {
    List<String> header = new ArrayList<>(List.of("step", "phase", "core", "stage"));
    for (StageState state : StageState.values()) {
      header.add(state.key());
    }
    Csv table = new Csv(header.toArray(String[]::new));
    stages.forEach((key, cycles) -> {
      for (Stage stage : Stage.values()) {
        Object[] row = new Object[4 + StageState.values().length];
        row[0] = key.step();
        row[1] = key.phase().key();
        row[2] = key.core();
        row[3] = stage.key();
        int column = 4;
        for (StageState state : StageState.values()) {
          row[column++] = cycles.count(stage, state);
        }
        table.add(row);
      }
    });
    csv("cycles.csv", table);
  }

  /**
   * Writes {@code memory.csv}: every array of every core that holds something.
   *
   * @param image where the network lies
   * @param learning arrays beside those of the image
   * @throws IOException if it cannot be written
   */
  public void memory(ChipImage image, List<ArrayLayout> learning) throws IOException {
    Csv table = new Csv("core", "memory", "array", "rows", "fields", "field_bits", "bits");
    for (CoreUse use : image.use(learning)) {
      for (ArrayLayout array : use.arrays()) {
        table.add(
            use.core(),
            array.macro().macro().key(),
            array.name(),
            array.rows(),
            array.fields(),
            array.fieldBits(),
            array.bits());
      }
      if (!use.arrays().isEmpty()) {
        for (Sram sram : image.chip().core().memories()) {
          table.add(use.core(), sram.macro().key(), "capacity", 1, 1, 0, sram.bits());
        }
      }
    }
    csv("memory.csv", table);
  }

  /**
   * Writes spikes.
   *
   * @param name of the file
   * @param spikes {@code [step, population, index]}, sorted
   * @param populations names by index
   * @throws IOException if it cannot be written
   */
  public void spikes(String name, List<int[]> spikes, List<String> populations) throws IOException {
    Csv table = new Csv("step", "population", "index");
    for (int[] spike : spikes) {
      table.add(spike[0], populations.get(spike[1]), spike[2]);
    }
    csv(name, table);
  }
}
