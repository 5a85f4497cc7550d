package org.backspike.chip.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.backspike.chip.hardware.Controller;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.hardware.Sram.Ports;
import org.backspike.chip.technology.ConstantsTable.Row;
import org.backspike.chip.technology.SramTable.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TechnologyTest {

  @ParameterizedTest
  @CsvSource({
    // the row of the table as it is
    "HP, 22, 1024, 32, READ, 0.287058, true",
    "HP, 22, 1024, 128, WRITE, 1.07055, true",
    "LOP, 22, 8192, 64, READ, 1.40285, true",
    "LSTP, 65, 1048576, 64, WRITE, 146.11, true",
    // between sizes and between nodes
    "LOP, 22, 49152, 64, READ, 2.852, false",
    "LOP, 32, 49152, 64, READ, 4.305, false",
    "LOP, 28, 49152, 64, READ, 3.72, false",
    // four macros of 1 KB; four of 128 bits
    "LOP, 22, 4096, 256, READ, 0.940516, false",
    "HP, 22, 4096, 512, READ, 2.745668, false",
    // a narrow word costs what the narrowest does
    "LOP, 22, 8192, 8, READ, 1.40285, true",
  })
  void followsTheSweep(
      SramCell cell, int nm, long bytes, int bits, Access access, double pj, boolean tabulated) {
    SramTable.Energy energy = SramTable.CACTI.energy(cell, nm, bytes, bits, access).orElseThrow();
    assertThat(energy.pj()).isCloseTo(pj, within(2e-3 * pj));
    assertThat(energy.tabulated()).isEqualTo(tabulated);
    assertThat(energy.arithmetic()).startsWith("CACTI 7.0 sweep, " + cell.key());
  }

  @Test
  void interpolatesTheWidthOfAWordLogLog() {
    double at32 = energy(32);
    double at64 = energy(64);
    double weight = Math.log(48.0 / 32) / Math.log(2);
    assertThat(energy(48))
        .isCloseTo(Math.pow(at32, 1 - weight) * Math.pow(at64, weight), within(1e-9));
  }

  private static double energy(int bits) {
    return SramTable.CACTI.energy(SramCell.HP, 22, 8192, bits, Access.READ).orElseThrow().pj();
  }

  @ParameterizedTest
  @CsvSource({"22, 1023, 64", "22, 1048577, 64", "22, 2048, 192", "21, 8192, 64", "66, 8192, 64"})
  void neverExtrapolates(int nm, long bytes, int bits) {
    assertThat(SramTable.CACTI.energy(SramCell.LOP, nm, bytes, bits, Access.READ)).isEmpty();
  }

  /** Every fourth size from its neighbours; the published error of the rule is 23 % at most. */
  @Test
  void leavesOneOut() {
    double worst = 0;
    for (long bytes = 2048; bytes <= 524_288; bytes *= 2) {
      double below = lop(bytes / 2);
      double above = lop(bytes * 2);
      worst = Math.max(worst, Math.abs(Math.sqrt(below * above) / lop(bytes) - 1));
    }
    assertThat(worst).isBetween(0.05, 0.24);
  }

  private static double lop(long bytes) {
    return SramTable.CACTI.energy(SramCell.LOP, 22, bytes, 64, Access.READ).orElseThrow().pj();
  }

  @ParameterizedTest
  @CsvSource({
    "28, 0.8, 0.4213",
    "22, 0.8, 0.2414",
    "7, 0.7, 0.0566",
    "45, 0.9, 1",
  })
  void scalesLogicFrom45Nanometres(int nm, double voltage, double factor) {
    assertThat(NodeScaling.factor(45, 0.9, nm, voltage)).isCloseTo(factor, within(6e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "32, .659",
    "28, .513",
    "22, .294",
    "20, .221",
    "16, .174",
    "14, .139",
    "10, .118",
    "7, .094"
  })
  void scalesLogicAtOneSupply(int nm, double ratio) {
    assertThat(NodeScaling.factor(45, 0.8, nm, 0.8)).isCloseTo(ratio, within(6e-4));
  }

  @Test
  void addsEightBitsAt22Nanometres() {
    assertThat(0.03 * NodeScaling.factor(45, 0.9, 22, 0.8)).isCloseTo(0.00724, within(5e-6));
  }

  @Test
  void refusesNodesAndSuppliesOutsideTheRules() {
    assertThatThrownBy(() -> NodeScaling.factor(45, 0.9, 5, 0.8))
        .hasMessage("5 nm; the scaling rules hold for 7 to 130 nm");
    assertThatThrownBy(() -> NodeScaling.factor(45, 1.3, 28, 0.8))
        .hasMessage("1.3 V; the scaling rules hold for 0.5 to 1.2 V");
    assertThatThrownBy(() -> NodeScaling.factor(45, Double.NaN, 28, 0.8))
        .hasMessageContaining("V;");
    assertThatThrownBy(() -> Technology.named("generic-3nm"))
        .hasMessageStartingWith("no technology generic-3nm; known are generic-45nm, generic-28nm");
  }

  static Stream<Row> rows() {
    return ConstantsTable.energies().stream().filter(row -> row.component().startsWith("generic-"));
  }

  /** Every row that a chip can have is derived anew. */
  @ParameterizedTest
  @MethodSource("rows")
  void derivesTheTable(Row row) {
    Technology technology =
        Technology.named(row.component().substring(0, row.component().indexOf('.')));
    String operation = row.operation();
    if (operation.matches("(read|write) 64 bit .*")) {
      long bytes = 1024 * Long.parseLong(operation.replaceAll("^.* bit | KB$", ""));
      Operation access =
          operation.startsWith("read") ? Operation.SYNAPSE_READ : Operation.SYNAPSE_WRITE;
      agrees(price(technology, bytes, access), row, 1);
    } else if (operation.equals("int32 add")) {
      agrees(price(technology, 8192, Operation.ACCUMULATE), row, 1);
      agrees(price(technology, 8192, Operation.LEARNING_ADD), row, 1);
    } else if (operation.equals("int8 multiply")) {
      agrees(price(technology, 8192, Operation.PAYLOAD_MULTIPLY), row, 1);
    } else if (operation.equals("LFSR step 16 bit")) {
      agrees(price(technology, 8192, Operation.RANDOM_WORD), row, 2);
    } else if (operation.startsWith("clock and control")) {
      agrees(price(technology, 8192, Operation.CORE_ACTIVE_CYCLE), row, 1);
    } else if (operation.startsWith("hop")) {
      agrees(price(technology, 8192, Operation.NOC_HOP), row, 1);
    } else if (operation.startsWith("leakage")) {
      // uW per KB against pJ per ps and 8 KB
      agrees(price(technology, 8192, Operation.MEMORY_LEAKAGE), row, 8e-6);
    } else {
      assertThat(operation)
          .matches(
              "int(8|16|24) add|int(16|32) multiply|(compare|mux|shift|and) 16 bit|register.*");
    }
  }

  private static Price price(Technology technology, long bytes, Operation operation) {
    Core core =
        new Core(
            1, 1, List.of(new Sram(Macro.SYNAPSE, bytes, 64, Ports.SINGLE)), new Controller.None());
    return technology.prices(core, new Noc(32, 1, 1, 24)).stream()
        .filter(price -> price.operation() == operation)
        .findFirst()
        .orElseThrow();
  }

  private static void agrees(Price price, Row row, double times) {
    close(price.valuePj().doubleValue(), row.value(), times);
    close(price.lowPj().doubleValue(), row.low(), times);
    close(price.highPj().doubleValue(), row.high(), times);
    assertThat(price.evidence().word()).isEqualTo(row.evidence());
    assertThat(price.corner().nodeNm()).hasValue(Integer.parseInt(row.nodeNm()));
    assertThat(price.corner().voltage().map(Object::toString).orElse("")).isEqualTo(row.voltage());
  }

  /** The table has six digits, and so have our prices. */
  private static void close(double value, String expected, double times) {
    double number = times * Double.parseDouble(expected);
    assertThat(value).isCloseTo(number, within(1e-5 * number));
  }
}
