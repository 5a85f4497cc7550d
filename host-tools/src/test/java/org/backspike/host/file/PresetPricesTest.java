package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Sram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The prices of {@code backspike-28nm} from what they cite. Memories: CACTI 7.0 values of the
 * macros they name, log-log between 22 and 32 nm, times the macros in parallel.
 */
class PresetPricesTest {

  @ParameterizedTest
  @CsvSource({
    "axon_table.read, 1, 1.40285, 2.17157",
    "synapse_memory.read, 1, 3.52093, 5.33236",
    "synapse_memory.write, 1, 2.49224, 3.77613",
    "accumulators.read, 4, 0.235129, 0.374613",
    "accumulators.write, 4, 0.440698, 0.681581",
    "neuron_state.read, 2, 0.405906, 0.637778",
    "neuron_state.write, 2, 0.52919, 0.820533",
    "history_memory.read, 1, 1.64953, 2.52203",
    "history_memory.write, 1, 1.27911, 1.9595",
    "learning_memory.read, 2, 4.49812, 6.7033",
    "learning_memory.write, 2, 3.46942, 5.14707"
  })
  void followFromTheirCitations(String id, int macros, double at22, double at32) {
    Chip chip = ChipFile.read("backspike-28nm", List.of());
    Price price = chip.price(Operation.named(id)).orElseThrow();
    double weight = Math.log(28.0 / 22) / Math.log(32.0 / 22);
    double expected = macros * Math.exp((1 - weight) * Math.log(at22) + weight * Math.log(at32));
    assertThat(price.valuePj().doubleValue()).isCloseTo(expected, within(1e-3 * expected));
    assertThat(price.citation()).contains(String.valueOf(at22)).contains(String.valueOf(at32));
    double low = id.endsWith("read") ? 0.5 : 0.7;
    assertThat(price.lowPj().doubleValue()).isCloseTo(low * expected, within(1e-3 * expected));
    assertThat(price.highPj().doubleValue()).isCloseTo(3 * expected, within(5e-3 * expected));
  }

  /** What arithmetic at 45 nm 0.9 V costs at 28 nm 0.8 V. Source: Stillmaker and Baas 2017. */
  private static double node() {
    double at45 = 1.103 * 0.9 * 0.9 - 0.362 * 0.9 + 0.2767;
    double at32 = 0.9559 * 0.8 * 0.8 - 0.7823 * 0.8 + 0.471;
    double at20 = 0.373 * 0.8 * 0.8 - 0.1582 * 0.8 + 0.04104;
    return (at20 + (at32 - at20) * (28 - 20) / (32 - 20)) / at45;
  }

  @ParameterizedTest
  @CsvSource({
    "alu.accumulate, 0.1, 0.6, 1.7",
    "alu.payload_multiply, 0.2, 0.6, 1.7",
    // two products of 24 x 12 bits, four sums of 24 bits, a comparison
    "alu.neuron_update, 2.106884, 0.6, 1.7",
    "learning_alu.multiply_add, 0.275, 0.6, 1.7",
    "learning_alu.decay_multiply, 0.2976, 0.6, 1.7",
    "learning_alu.round, 0.2445, 0.6, 1.7",
    "learning_alu.add, 0.1, 0.6, 1.7",
    "learning_alu.exponent_find, 0.048, 0.5, 2",
  })
  void arithmeticIsScaledFrom45Nanometres(String id, double at45, double low, double high) {
    Price price =
        ChipFile.read("backspike-28nm", List.of()).price(Operation.named(id)).orElseThrow();
    double expected = at45 * node();
    assertThat(node()).isCloseTo(0.4213, within(5e-5));
    assertThat(price.valuePj().doubleValue()).isCloseTo(expected, within(5e-3 * expected));
    assertThat(price.lowPj().doubleValue()).isCloseTo(low * expected, within(6e-3 * expected));
    assertThat(price.highPj().doubleValue()).isCloseTo(high * expected, within(1e-2 * expected));
  }

  @Test
  void theMemoriesOfACoreLeakByTheKilobyte() {
    Chip chip = ChipFile.read("backspike-28nm", List.of());
    long kilobytes = chip.core().memories().stream().mapToLong(Sram::bytes).sum() / 1024;
    Price price = chip.price(Operation.MEMORY_LEAKAGE).orElseThrow();
    assertThat(price.citation()).contains(kilobytes + " KB");
    // 1 uW is 1e-6 pJ per ps
    assertThat(price.valuePj().doubleValue()).isCloseTo(kilobytes * 5.5e-6, within(1e-12));
    assertThat(price.lowPj().doubleValue()).isCloseTo(kilobytes * 0.8e-6, within(1e-12));
    assertThat(price.highPj().doubleValue()).isCloseTo(kilobytes * 40e-6, within(1e-12));
    assertThat(price.evidence()).isEqualTo(Evidence.ASSUMED);
  }

  @Test
  void whatNobodyPublishedIsUnpriced() {
    Chip chip = ChipFile.read("backspike-28nm", List.of());
    assertThat(
            Arrays.stream(Operation.values())
                .filter(o -> !o.isComposite() && chip.price(o).isEmpty()))
        .containsExactly(
            Operation.ENCODER_SCAN,
            Operation.ENCODER_SPIKE,
            Operation.HOST_FLIT,
            Operation.BARRIER,
            Operation.TABLE_READ,
            Operation.LOAD_BIT,
            Operation.LOGIC_LEAKAGE);
  }
}
