package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.presets.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChipFileTest {
  private static final String PRESET = "backspike-28nm";

  @TempDir private Path directory = Path.of("");

  private Path write(String name, String text) throws IOException {
    Files.createDirectories(directory.resolve(name).getParent());
    return Files.writeString(directory.resolve(name), text);
  }

  private static Chip read(Path file, String... settings) {
    return ChipFile.read(file.toString(), List.of(settings));
  }

  @Test
  void everyPresetCanBeRead() {
    for (String name : Presets.chips()) {
      assertThat(ChipFile.read(name, List.of()).name()).isEqualTo(name);
    }
    for (String name : Presets.datapaths()) {
      assertThat(DatapathFile.read(name).name()).isEqualTo(name);
    }
  }

  @Test
  void pathsStartFromTheFileThatNamesThem() throws IOException {
    write("data/narrow.yaml", "extends: backspike\nname: narrow\nweights: {bits: 4}\n");
    write("base.yaml", "extends: backspike-28nm\nname: base\ndatapath: data/narrow.yaml\n");
    Path file = write("deep/own.yaml", "extends: ../base.yaml\nname: own\nmesh: {width: 2}\n");
    Chip chip = read(file);
    assertThat(chip.name()).isEqualTo("own");
    assertThat(chip.mesh().width()).isEqualTo(2);
    assertThat(chip.mesh().height()).isEqualTo(4);
    assertThat(chip.datapath().name()).isEqualTo("narrow");
    assertThat(chip.datapath().weights().bits()).isEqualTo(4);
  }

  @Test
  void aDatapathMayBeChangedInPlaceAndThenSaysSo() throws IOException {
    Datapath preset = DatapathFile.read("backspike");
    Path file = write("own.yaml", "extends: backspike-28nm\ndatapath: {weights: {bits: 5}}\n");
    Datapath changed = read(file).datapath();
    assertThat(changed.name()).isEqualTo("backspike-changed");
    assertThat(changed.weights().bits()).isEqualTo(5);
    assertThat(changed.membrane()).isEqualTo(preset.membrane());
    assertThat(
            ChipFile.read(PRESET, List.of("datapath.membrane.bits=16"))
                .datapath()
                .membrane()
                .register()
                .bits())
        .isEqualTo(16);
    assertThat(ChipFile.read(PRESET, List.of("datapath.weights.bits=8")).datapath())
        .as("no change")
        .isEqualTo(preset);
  }

  @Test
  void aMemoryThatChangesLosesThePricesItInherited() throws IOException {
    Path file =
        write(
            "own.yaml",
            """
            extends: backspike-28nm
            core: {memories: {synapse: {bytes: 131072}}}
            prices:
              synapse_memory.read: {pj: 5.8, citation: another macro}
            """);
    Chip preset = ChipFile.read(PRESET, List.of());
    Chip chip = read(file);
    assertThat(chip.price(Operation.SYNAPSE_READ).orElseThrow().citation())
        .isEqualTo("another macro");
    assertThat(chip.price(Operation.SYNAPSE_WRITE)).isEmpty();
    assertThat(chip.price(Operation.MEMORY_LEAKAGE)).isEmpty();
    assertThat(chip.price(Operation.HISTORY_READ)).isEqualTo(preset.price(Operation.HISTORY_READ));
    assertThat(chip.prices()).hasSize(preset.prices().size() - 2);

    Chip set = ChipFile.read(PRESET, List.of("core.memories.learning.word_bits=64"));
    assertThat(set.price(Operation.LEARNING_READ)).isEmpty();
    assertThat(set.price(Operation.LEARNING_WRITE)).isEmpty();
    assertThat(ChipFile.read(PRESET, List.of("core.neurons=32")).prices())
        .isEqualTo(preset.prices());
  }

  @Test
  void nullRemovesAPrice() throws IOException {
    Path file = write("own.yaml", "extends: backspike-28nm\nprices: {noc.hop: null}\n");
    assertThat(read(file).price(Operation.NOC_HOP)).isEmpty();
  }

  @Test
  void settingsReachKeysWithDots() {
    Chip chip = ChipFile.read(PRESET, List.of("prices.noc.hop.pj=2.5", "clock.period_ps=1000"));
    assertThat(chip.price(Operation.NOC_HOP).orElseThrow().valuePj()).isEqualByComparingTo("2.5");
    assertThat(chip.periodPs()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extends: 3                          | /extends: is 3; must be the name of a preset or a file",
        "extends: own.yaml                   | /extends: more than 8 files deep; at most that",
        "extends: nosuch                     | nosuch: is neither a file nor a preset; presets are",
        "- a                                 | /: is no mapping; must be keys with values",
        "{extends: backspike-28nm, core: 3}  | /core: is 3; must be object",
        "{extends: backspike-28nm, datapath: 3} | /datapath: is 3; must be string or object",
        "{extends: backspike-28nm, datapath: {extends: nosuch}} | nosuch: is neither a file nor",
        "{extends: backspike-28nm, datapath: {bits: 3}} | /datapath: unknown key bits; known are",
        "{extends: backspike-28nm, noc: null} | /: has no key noc; must have it",
        "{extends: backspike-28nm, clock: {period_ps: 1.5}} | /clock/period_ps: is 1.5; must be integer",
        "{extends: backspike-28nm, core: {pipeline: {overlap: some}}} | overlap: is \"some\"; must be one of none",
        "{extends: backspike-28nm, prices: {noc.hop: {voltage: 0}}} | voltage: is 0; must be above 0",
        "{extends: backspike-28nm, name: ''} | /name: is empty; must not be",
        "format: backspike-chip/2            | must be backspike-chip/1 (and 8 more)",
      })
  void namesThePlaceThatIsWrong(String text, String expected) throws IOException {
    Path file = write("own.yaml", text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(directory.toString())
        .hasMessageContaining(expected);
  }

  @Test
  void refusesANameThatNoFileCanHave() throws IOException {
    Path file = write("own.yaml", "extends: \"a\\0b\"\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("cannot be the name of a file");
  }
}
