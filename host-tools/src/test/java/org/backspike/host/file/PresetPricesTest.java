package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Memory prices of {@code backspike-28nm} from the CACTI 7.0 values of the macros they name:
 * log-log between 22 and 32 nm, times the macros in parallel.
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
}
