package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.ChipLink;
import org.backspike.chip.hardware.FlowControl;
import org.backspike.chip.hardware.LinkTimes;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Barrier;
import org.backspike.chip.hardware.Noc.Multicast;
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
  void aNetworkOnChipHasTheUsualBuffersUnlessItSaysOtherwise() throws IOException {
    Chip usual = ChipFile.read(PRESET, List.of());
    assertThat(usual.mesh().coresPerTile()).isEqualTo(1);
    assertThat(usual.mesh().betweenChips(0, 1)).isFalse();
    assertThat(usual.noc()).isEqualTo(new Noc(32, 2, 1, 24));
    Path file =
        write(
            "own.yaml",
            """
            extends: backspike-28nm
            mesh: {width: 2, height: 2, cores_per_tile: 4, chip_width: 1}
            noc:
              virtual_channels: 2
              fifo_flits: 8
              credit_cycles: 3
              input_flits: 9
              output_packets: 5
              link_cycles_north_south: 3
              chip_link: {cycles_per_flit: 2, latency: 7, credit_cycles: 6, fifo_flits: 12}
              multicast: tree
              barrier: tree
            """);
    Chip chip = read(file);
    assertThat(chip.mesh()).isEqualTo(new Mesh(2, 2, 4, Filling.ROWS, 1, 2));
    assertThat(chip.noc())
        .isEqualTo(
            new Noc(
                32,
                2,
                new LinkTimes(1, 1, 3),
                24,
                new FlowControl(2, 8, 3, 9, 5),
                new ChipLink(2, 7, 6, 12),
                Multicast.TREE,
                Barrier.TREE));
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
  void aMemoryThatChangesIsPricedAnew() throws IOException {
    Path file =
        write(
            "own.yaml",
            """
            extends: backspike-28nm
            core: {memories: {synapse: {bytes: 131072}}}
            prices:
              synapse_memory.read: {pj: 5.9, citation: another macro}
            """);
    Chip preset = ChipFile.read(PRESET, List.of());
    Chip chip = read(file);
    assertThat(chip.price(Operation.SYNAPSE_READ).orElseThrow().citation())
        .isEqualTo("another macro");
    assertThat(chip.price(Operation.SYNAPSE_READ).orElseThrow().lowPj())
        .as("band of the macro of 128 KB")
        .isEqualByComparingTo("2.90746");
    assertThat(chip.price(Operation.SYNAPSE_WRITE).orElseThrow().valuePj())
        .isEqualByComparingTo("4.4721");
    assertThat(chip.price(Operation.MEMORY_LEAKAGE).orElseThrow().citation())
        .startsWith("416 KB per core");
    assertThat(chip.price(Operation.HISTORY_READ)).isEqualTo(preset.price(Operation.HISTORY_READ));

    Chip set = ChipFile.read(PRESET, List.of("core.memories.learning.word_bits=64"));
    assertThat(set.price(Operation.LEARNING_READ).orElseThrow().citation())
        .contains("262144 bytes, 64-bit words");
    assertThat(ChipFile.read(PRESET, List.of("core.neurons=32")).prices())
        .isEqualTo(preset.prices());
  }

  @Test
  void aMemoryOutsideTheSweepIsUnpriced() {
    Chip small = ChipFile.read(PRESET, List.of("core.memories.history.bytes=512"));
    assertThat(small.price(Operation.HISTORY_READ)).isEmpty();
    assertThat(small.price(Operation.HISTORY_WRITE)).isEmpty();
    assertThat(small.price(Operation.SYNAPSE_READ)).isPresent();
  }

  @Test
  void aMemoryThatChangesLosesPricesThatWereGivenForIt() throws IOException {
    String price =
        "{pj: 2, low_pj: 1, high_pj: 3, node_nm: 28, evidence: assumed, citation: a data sheet}";
    write(
        "base.yaml",
        "extends: backspike-28nm\nname: base\nprices_from: null\nprices:\n  synapse_memory.read: "
            + price
            + "\n  leakage.memories: "
            + price
            + "\n");
    Path file =
        write("own.yaml", "extends: base.yaml\ncore: {memories: {synapse: {bytes: 131072}}}\n");
    assertThat(read(directory.resolve("base.yaml")).prices()).hasSize(2);
    assertThat(read(file).prices()).isEmpty();
    assertThat(read(directory.resolve("base.yaml"), "core.memories.synapse.bytes=32768").prices())
        .isEmpty();
  }

  @Test
  void aSettingMayNameAnotherTechnology() {
    Chip chip = ChipFile.read(PRESET, List.of("prices_from.technology=generic-22nm"));
    assertThat(chip.prices()).isEqualTo(ChipFile.read("generic-22nm", List.of()).prices());
    assertThat(chip.price(Operation.ACCUMULATE).orElseThrow().valuePj())
        .isEqualByComparingTo("0.0241402");
  }

  @Test
  void aPriceMayBeLeftOpenForAReason() {
    Chip chip = ChipFile.read("loihi1", List.of());
    assertThat(chip.price(Operation.BARRIER)).isEmpty();
    assertThat(chip.priceList().whyUnpriced(Operation.BARRIER))
        .contains("no published energy, only its time");
  }

  @Test
  void nullRemovesAPrice() throws IOException {
    Path file = write("own.yaml", "extends: backspike-28nm\nprices: {noc.hop: null}\n");
    assertThat(read(file).price(Operation.NOC_HOP)).isEmpty();
  }

  @Test
  void settingsReachKeysWithDots() {
    Chip chip = ChipFile.read(PRESET, List.of("prices.noc.hop.pj=2.5", "time_base.period_ps=1000"));
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
        "{extends: backspike-28nm, time_base: {period_ps: 1.5}} | /time_base/period_ps: is 1.5; must be integer",
        "{extends: backspike-28nm, core: {pipeline: {overlap: some}}} | overlap: is \"some\"; must be one of none",
        "{extends: backspike-28nm, prices: {noc.hop: {voltage: 0}}} | voltage: is 0; must be above 0",
        "{extends: backspike-28nm, name: ''} | /name: is empty; must not be",
        "{extends: backspike-28nm, clock: {period_ps: 5}} | /: unknown key clock; known are",
        "{extends: backspike-28nm, controller: abacus} | /controller: is \"abacus\"; must be one of pipeline, tinyodin",
        "{extends: backspike-28nm, discipline: fixed-tick} | /: has no key tick_ps; must have it",
        "{extends: backspike-28nm, discipline: fixed-tick, tick_ps: 0} | /tick_ps: is 0; must be at least 1",
        "{extends: backspike-28nm, discipline: sometimes} | /discipline: is \"sometimes\"; must be one of barrier",
        "{extends: backspike-28nm, core: {pipeline: null}} | /core: has no key pipeline; must have it",
        "{extends: backspike-28nm, core: {memories: {history: null}}} | no history memory; a pipeline needs one",
        "{extends: backspike-28nm, time_base: {unit: ps}} | /time_base: has no key latencies; must have it",
        "{extends: backspike-28nm, time_base: {unit: fortnight}} | /time_base/unit: is \"fortnight\"; must be one of cycle",
        "{extends: backspike-28nm, time_base: {latencies: {}}} | time_base: must have a period_ps with unit cycle, or",
        "{extends: backspike-28nm, boundary: ''} | /boundary: is empty; must not be",
        "{extends: backspike-28nm, prices: {noc.hop: {kind: median}}} | kind: is \"median\"; must be one of marginal",
        "{extends: backspike-28nm, prices: {noc.hop: {includes: [alu.fly]}}} | no operation alu.fly; known are",
        "{extends: backspike-28nm, prices: {noc.hop: {includes: [noc.hop]}}} | noc.hop: includes itself",
        "{extends: backspike-28nm, prices: {noc.hop: {includes: [alu]}}} | has a price, but noc.hop includes it; must have one or",
        "{extends: backspike-28nm, prices: {noc.hop: {pj: 0, low_pj: 0}}} | noc.hop: a price of 0 without note; say why",
        "{extends: backspike-28nm, prices: {noc.hop: {uw: 1, low_uw: 1, high_uw: 1}}} | noc.hop: has pj and uw; must have one",
        "{extends: backspike-28nm, prices: {barrier.barrier: {uw: 1, low_uw: 1, high_uw: 1, evidence: assumed, citation: x}}} | barrier.barrier: a price in uw per barrier; must be in pj",
        "{extends: backspike-28nm, prices: {barrier.barrier: {uw: 1, evidence: assumed, citation: x}}} | has no key low_uw; must have it",
        "{extends: backspike-28nm, prices: {barrier.barrier: {evidence: assumed, citation: x}}} | has no key pj; must have it",
        "{extends: backspike-28nm, prices: {noc.hop: {kind: average}}} | noc.hop: an average has the static power inside; leakage",
        "{extends: backspike-28nm, prices: {noc.hop: {evidence: unpriced, pj: 3, citation: x}}} | noc.hop: has a value and evidence unpriced",
        "{extends: backspike-28nm, prices_from: {technology: generic-3nm}} | technology: is \"generic-3nm\"; must be one of",
        "{extends: backspike-28nm, mesh: {cores_per_tile: 5}} | cores_per_tile: is 5; must be at most 4",
        "{extends: backspike-28nm, mesh: {filling: spiral}} | filling: is \"spiral\"; must be one of rows",
        "{extends: loihi1, time_base: {barrier: null}} | discipline barrier in picoseconds; time_base must have",
        "{extends: loihi1, time_base: {barrier: {ps_by_tiles: {1: null}}}} | ps_by_tiles: has no key 1; must have it",
        "{extends: loihi1, time_base: {barrier: {ps_by_tiles: {2: -1}}}} | ps_by_tiles/2: is -1; must be at least 0",
        "{extends: loihi1, time_base: {barrier: {ps_by_tiles: {many: 1}}}} | ps_by_tiles",
        "{extends: loihi1, time_base: {latencies: {noc.hop_east_west: {ps: 9}}}} | noc.hop_east_west: 9 ps in a band of 3100",
        "{extends: loihi1, time_base: {latencies: {noc.hop_east_west: {stage: sky}}}} | stage: is \"sky\"; must be one of receive",
        "{extends: loihi1, time_base: {latencies: {noc.jump: {stage: network, ps: 1, low_ps: 1, high_ps: 1, evidence: assumed, citation: x}}}} | no operation noc.jump; known",
        "{extends: loihi1, time_base: {latencies: {noc.hop_east_west: {ps: 1.5}}}} | /ps: is 1.5; must be integer",
        "{extends: loihi1, controller: pipeline} | /core: has no key pipeline; must have it",
        "{extends: loihi1, prices: {static.core: {uw: 1, low_uw: 1, high_uw: 1, evidence: assumed, citation: x}}} | static.core: has a price, but static.chip includes it",
        "{extends: backspike-28nm, prices: {noc.hop: {high_pj: 1e300}}} | high_pj: is 1.0E300; must be at most 1000000000000",
        "format: backspike-chip/2            | must be backspike-chip/1 (and 11 more)",
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
