package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.backspike.chip.account.CountKey;
import org.backspike.chip.account.Counts;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Latency;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.presets.Presets;
import org.backspike.chip.program.Phase;
import org.backspike.chip.technology.ConstantsTable;
import org.backspike.chip.technology.ConstantsTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The constants of known chips are those of the tables, and give what was published. */
class PresetProvenanceTest {
  private static final long SECOND_PS = 1_000_000_000_000L;
  private static final CountKey KEY =
      new CountKey(Phase.FORWARD, CountKey.NO_LAYER, CountKey.WHOLE_CHIP);

  private static Chip chip(String name) {
    return ChipFile.read(name, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "loihi1, synapse.event, loihi1.synapse, synaptic event",
    "loihi1, learning.pair_update, loihi1.learning, synaptic update",
    "loihi1, neuron.update_active, loihi1.neuron, neuron update active",
    "loihi1, neuron.update_inactive, loihi1.neuron, neuron update inactive",
    "loihi1, noc.message_within_tile, loihi1.noc, spike within",
    "loihi1, noc.hop_east_west, loihi1.noc, hop east",
    "loihi1, noc.hop_north_south, loihi1.noc, hop north",
    "loihi1, static.chip, loihi1.chip, static power",
    "loihi1, static.management, loihi1.chip, x86",
    "loihi1, reset.chip, loihi1.chip, state reset",
    "loihi1-fitted, synapse.event_dense, loihi1-fitted.synapse, synaptic event dense",
    "loihi1-fitted, synapse.event_sparse, loihi1-fitted.synapse, synaptic event sparse",
    "loihi1-fitted, synapse.event_convolution, loihi1-fitted.synapse, synaptic event conv",
    "loihi1-fitted, neuron.access, loihi1-fitted.neuron, access",
    "loihi1-fitted, neuron.update_occupied, loihi1-fitted.neuron, update",
    "loihi1-fitted, neuron.spike, loihi1-fitted.neuron, spike out",
    "loihi1-fitted, noc.message_out, loihi1-fitted.noc, message out",
    "loihi1-fitted, noc.message_in, loihi1-fitted.noc, message in",
    "loihi1-fitted, noc.hop_east_west, loihi1-fitted.noc, hop east",
    "loihi1-fitted, noc.hop_north_south, loihi1-fitted.noc, hop north",
    "truenorth, synapse.event, truenorth.core, synaptic event",
    "truenorth, static.chip, truenorth.chip, static and tick",
    "odin, synapse.event, odin.core, synaptic operation incremental",
    "odin, clock.cycle, odin.core, clock",
    "odin, static.core, odin.core, leakage",
    "tinyodin, synapse.event, tinyodin.core, synaptic operation",
    "tinyodin, clock.cycle, tinyodin.core, clock",
    "tinyodin, static.core, tinyodin.core, leakage",
    "reckon, synapse.event, reckon.core, synaptic operation",
    "seneca, synapse.event, seneca.core, synaptic operation",
    "seneca, learning.pair_update, seneca.learning, Hebbian",
    "seneca, learning.eligibility_update, seneca.learning, e-prop",
    "xylo2, static.chip, xylo.chip, idle",
    "spinnaker2, synapse.event, spinnaker2.pe, synaptic event",
    "spinnaker2, neuron.access, spinnaker2.pe, neuron update",
  })
  void aPriceIsThatOfItsRow(String preset, String id, String component, String operation) {
    Price price = chip(preset).price(Operation.named(id)).orElseThrow();
    Row row = ConstantsTable.find(ConstantsTable.energies(), component, operation);
    // powers stand in the table as pJ per microsecond
    int scale = price.operation().isStatic() ? 6 : 0;
    assertThat(price.valuePj().movePointRight(scale)).isEqualByComparingTo(row.value());
    assertThat(price.lowPj().movePointRight(scale)).isEqualByComparingTo(row.low());
    assertThat(price.highPj().movePointRight(scale)).isEqualByComparingTo(row.high());
    assertThat(price.evidence().word()).isEqualTo(row.evidence());
    assertThat(price.corner().nodeNm()).hasValue(Integer.parseInt(row.nodeNm()));
    assertThat(price.corner().voltage().map(BigDecimal::toPlainString).orElse(""))
        .isEqualTo(row.voltage());
  }

  @ParameterizedTest
  @CsvSource({
    "loihi1, synapse.event, synaptic event (",
    "loihi1, learning.pair_update, synaptic update",
    "loihi1, neuron.update_active, neuron update active",
    "loihi1, neuron.update_inactive, neuron update inactive",
    "loihi1, noc.message_within_tile, spike within",
    "loihi1, noc.hop_east_west, hop east",
    "loihi1, noc.hop_north_south, hop north",
    "loihi1-fitted, synapse.event_dense, synaptic event dense",
    "loihi1-fitted, synapse.event_sparse, synaptic event sparse",
    "loihi1-fitted, synapse.event_convolution, synaptic event conv",
    "loihi1-fitted, neuron.access, neuron access",
    "loihi1-fitted, neuron.update_occupied, neuron update",
    "loihi1-fitted, neuron.spike, spike out",
    "loihi1-fitted, noc.message_out, message out",
    "loihi1-fitted, noc.message_in, message in",
    "loihi1-fitted, noc.hop_east_west, hop east",
    "loihi1-fitted, noc.hop_north_south, hop north",
  })
  void aLatencyIsThatOfItsRow(String preset, String id, String operation) {
    TimeBase.Asynchronous time = (TimeBase.Asynchronous) chip(preset).timeBase();
    Latency latency = time.latency(Operation.named(id)).orElseThrow();
    Row row = ConstantsTable.find(ConstantsTable.latencies(), preset, operation);
    assertThat((double) latency.ps()).isEqualTo(1000 * Double.parseDouble(row.value()));
    assertThat((double) latency.lowPs())
        .isCloseTo(1000 * Double.parseDouble(row.low()), within(0.51));
    assertThat((double) latency.highPs())
        .isCloseTo(1000 * Double.parseDouble(row.high()), within(0.51));
    assertThat(latency.evidence().word()).isEqualTo(row.evidence());
  }

  @ParameterizedTest
  @CsvSource({
    "loihi1, 1, 113",
    "loihi1, 2, 124.355",
    "loihi1, 32, 465",
    "loihi1-fitted, 1, 600",
    "loihi1-fitted, 2, 1000",
    "loihi1-fitted, 3, 1000",
    "loihi1-fitted, 4, 1400",
    "loihi1-fitted, 28, 1400",
    "loihi1-fitted, 29, 1800",
    "loihi1-fitted, 32, 1800",
  })
  void aBarrierTakesWhatItsTableSays(String preset, int tiles, double ns) {
    TimeBase.Asynchronous time = (TimeBase.Asynchronous) chip(preset).timeBase();
    assertThat(time.barrier().orElseThrow().ps(tiles)).isEqualTo(Math.round(1000 * ns));
  }

  /** 113 ns and 352 ns / 31 per further tile. */
  @Test
  void theBarrierOfLoihiIsALine() {
    TimeBase.Asynchronous time = (TimeBase.Asynchronous) chip("loihi1").timeBase();
    for (int tiles = 1; tiles <= 32; tiles++) {
      assertThat(time.barrier().orElseThrow().ps(tiles))
          .isEqualTo(Math.round(113_000 + 352_000.0 / 31 * (tiles - 1)));
    }
  }

  private static double milliwatts(String preset, double eventsPerSecond, double hertz) {
    Counts second = new Counts();
    second.add(KEY, Operation.SYNAPTIC_EVENT, Math.round(eventsPerSecond));
    second.add(KEY, Operation.CORE_CYCLE, Math.round(hertz));
    second.add(KEY, Operation.CHIP_STATIC, SECOND_PS);
    second.add(KEY, Operation.CORE_STATIC, SECOND_PS);
    return Ledger.of(second, chip(preset)).total().pj().doubleValue() * 1e-9;
  }

  @ParameterizedTest
  @CsvSource({
    // published power, worked error in percent
    "odin, 37.5e6, 75e6, 0.477, -0.02",
    "odin, 650e3, 1.3e6, 0.035, 0.27",
  })
  void odinIsAsMeasured(String preset, double events, double hertz, double mw, double percent) {
    assertThat(100 * (milliwatts(preset, events, hertz) / mw - 1))
        .isCloseTo(percent, within(0.006));
  }

  @ParameterizedTest
  @CsvSource({"11.58, 68, 0", "95.93, 94, 0", "20.07, 71, -0.54"})
  void truenorthIsAsMeasured(double hertz, double mw, double percent) {
    double events = 1_048_576.0 * 128 * hertz;
    assertThat(100 * (milliwatts("truenorth", events, 0) / mw - 1))
        .isCloseTo(percent, within(0.02));
  }

  /** Events and neuron updates of a query of Frady et al. 2020, who measured 1.33 mJ. */
  @ParameterizedTest
  @CsvSource({"51200000, 8.9", "57600000, 20.2"})
  void loihiIsAboveWhatWasMeasured(long events, double percent) {
    Counts query = new Counts();
    query.add(KEY, Operation.SYNAPTIC_EVENT, events);
    query.add(KEY, Operation.NEURON_UPDATE_INACTIVE, 4_600_000);
    double mj = Ledger.of(query, chip("loihi1")).dynamic().pj().doubleValue() * 1e-9;
    assertThat(100 * (mj / 1.33 - 1)).isCloseTo(percent, within(0.1));
  }

  @Test
  void everyPresetSaysWhatItIs() {
    for (String name : Presets.chips()) {
      Chip chip = chip(name);
      assertThat(chip.boundary()).isNotBlank();
      for (Price price : chip.prices()) {
        assertThat(price.citation()).as(price.id()).hasSizeGreaterThan(8);
        // nothing is free without a reason
        assertThat(price.valuePj().signum() == 0 && price.note().isBlank()).isFalse();
      }
    }
  }
}
