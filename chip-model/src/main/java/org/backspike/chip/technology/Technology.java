package org.backspike.chip.technology;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Corner;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.technology.SramTable.Access;

/**
 * A process with a supply, and what the operations of a core cost in it. Memories come from {@link
 * SramTable}, arithmetic from Horowitz (ISSCC 2014, 45 nm 0.9 V) by {@link NodeScaling}, clock and
 * hops from measured chips. Everything else stays unpriced.
 */
public enum Technology {
  /** 45 nm at 0.9 V. */
  GENERIC_45NM("generic-45nm", 45, "0.9", Band.PRE_SILICON, 4.5),
  /** 28 nm at 0.8 V. */
  GENERIC_28NM("generic-28nm", 28, "0.8", Band.SCALED, 5.5),
  /** 22 nm at 0.8 V. */
  GENERIC_22NM("generic-22nm", 22, "0.8", Band.SCALED, 6.3),
  /** 7 nm at 0.7 V. */
  GENERIC_7NM("generic-7nm", 7, "0.7", Band.DOUBTFUL, 6.3);

  /** The least node of the memory sweep; below it memories are assumed to scale like logic. */
  private static final int LEAST_SRAM_NM = 22;

  private static final String LEAST_SRAM_VOLTAGE = "0.8";
  private static final SramCell CELL = SramCell.LOP;

  private final String key;
  private final int nodeNm;
  private final String voltage;
  private final Band logicBand;
  private final double leakageUwPerKb;

  Technology(String key, int nodeNm, String voltage, Band logicBand, double leakageUwPerKb) {
    this.key = key;
    this.nodeNm = nodeNm;
    this.voltage = voltage;
    this.logicBand = logicBand;
    this.leakageUwPerKb = leakageUwPerKb;
  }

  /**
   * The name in chip files.
   *
   * @return such as {@code generic-28nm}
   */
  public String key() {
    return key;
  }

  /**
   * A technology by name.
   *
   * @param key its name
   * @return the technology
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static Technology named(String key) {
    return Arrays.stream(values())
        .filter(technology -> technology.key.equals(key))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no technology "
                    + key
                    + "; known are "
                    + String.join(", ", Arrays.stream(values()).map(Technology::key).toList())));
  }

  /**
   * What the operations of a core cost.
   *
   * @param core its memories
   * @param noc width of its flits
   * @return derived prices; a memory outside the table has none
   */
  public List<Price> prices(Core core, Noc noc) {
    List<Price> prices = new ArrayList<>();
    core.memories().forEach(sram -> memory(sram, prices));
    Arithmetic.ALL.forEach((operation, work) -> prices.add(logic(operation, work)));
    prices.add(randomWord());
    prices.add(clock());
    prices.add(hop(noc.flitBits()));
    prices.add(flit(noc.flitBits()));
    if (!core.memories().isEmpty()) {
      prices.add(leakage(core));
    }
    return prices;
  }

  private void memory(Sram sram, List<Price> prices) {
    access(MemoryOperations.read(sram.macro()), sram, Access.READ).ifPresent(prices::add);
    MemoryOperations.write(sram.macro())
        .flatMap(write -> access(write, sram, Access.WRITE))
        .ifPresent(prices::add);
  }

  private Optional<Price> access(Operation operation, Sram sram, Access access) {
    int tabulated = Math.max(nodeNm, LEAST_SRAM_NM);
    return SramTable.CACTI
        .energy(CELL, tabulated, sram.bytes(), sram.wordBits(), access)
        .map(energy ->
            nodeNm < LEAST_SRAM_NM
                ? shrunk(operation, energy, access)
                : price(
                    operation,
                    energy.pj(),
                    access == Access.READ ? Band.SRAM_READ : Band.SRAM_WRITE,
                    Corner.of(nodeNm),
                    energy.tabulated() ? Evidence.PRE_SILICON : Evidence.DERIVED,
                    energy.arithmetic()));
  }

  private Price shrunk(Operation operation, SramTable.Energy energy, Access access) {
    double factor =
        NodeScaling.factor(LEAST_SRAM_NM, Double.parseDouble(LEAST_SRAM_VOLTAGE), nodeNm, supply());
    return price(
        operation,
        energy.pj() * factor,
        access == Access.READ ? Band.SHRUNK_READ : Band.SHRUNK_WRITE,
        corner(),
        Evidence.ASSUMED,
        String.format(
            Locale.ROOT,
            "%s; times %.4g (Stillmaker and Baas 2017), though memories scale worse than logic",
            energy.arithmetic(),
            factor));
  }

  private Price logic(Operation operation, Arithmetic work) {
    double factor = NodeScaling.factor(Arithmetic.NODE_NM, Arithmetic.VOLTAGE, nodeNm, supply());
    return price(
        operation,
        work.pj() * factor,
        work.isRatio() ? Band.DOUBTFUL : logicBand,
        corner(),
        work.isPublished() && nodeNm == Arithmetic.NODE_NM
            ? Evidence.PRE_SILICON
            : Evidence.DERIVED,
        String.format(
            Locale.ROOT,
            "%s: %.4g pJ at 45 nm 0.9 V (Horowitz ISSCC 2014)%s",
            work.words(),
            work.pj(),
            nodeNm == Arithmetic.NODE_NM
                ? ""
                : String.format(Locale.ROOT, ", times %.4g (Stillmaker and Baas 2017)", factor)));
  }

  private Price randomWord() {
    double bit = 0.009 * NodeScaling.factor(40, 0.9, nodeNm, supply());
    return price(
        Operation.RANDOM_WORD,
        32 * bit,
        Band.DOUBTFUL,
        corner(),
        Evidence.DERIVED,
        String.format(
            Locale.ROOT,
            "32 register bits at %.4g pJ (Aladdin 40 nm, 0.009 pJ, scaled by Stillmaker and Baas "
                + "2017); the XORs are not counted",
            bit));
  }

  private Price clock() {
    double volts = supply() / 0.55;
    double node = NodeScaling.factor(28, 0.8, nodeNm, 0.8);
    return price(
        Operation.CORE_ACTIVE_CYCLE,
        1.78 * volts * volts * node,
        Band.CLOCK,
        corner(),
        Evidence.DERIVED,
        String.format(
            Locale.ROOT,
            "ODIN, 1.78 pJ per cycle at 28 nm 0.55 V (Frenkel et al., TBioCAS 13(1), 2019), times "
                + "the square of the voltage ratio and %.4g for the node; a core of 256 neurons",
            node));
  }

  private Price hop(int flitBits) {
    double of32 = nodeNm == 45 ? 3.1886 : 2.3 * NodeScaling.factor(28, 0.8, nodeNm, 0.8);
    return price(
        Operation.NOC_HOP,
        of32 * flitBits / 32,
        Band.DOUBTFUL,
        corner(),
        Evidence.DERIVED,
        (nodeNm == 45
                ? "Noxim power file, FIFO, crossbar, routing, selection and 1 mm of link, 3.19 pJ"
                : "TrueNorth, 2.3 pJ per hop of 0.24 mm at 28 nm (Merolla et al., Science 345, "
                    + "2014), times the node factor")
            + ", for 32 bits; a flit has "
            + flitBits);
  }

  private static Price flit(int flitBits) {
    return price(
        Operation.FIFO_FLIT,
        1.296 * flitBits / 32,
        Band.DOUBTFUL,
        Corner.UNSTATED,
        Evidence.ASSUMED,
        "Noxim power file, push 0.762 pJ and pop 0.534 pJ of a 32-bit flit, node not stated; a "
            + "flit has "
            + flitBits
            + " bits");
  }

  private Price leakage(Core core) {
    double kilobytes = core.memories().stream().mapToLong(Sram::bytes).sum() / 1024.0;
    return Price.marginal(
        Operation.MEMORY_LEAKAGE,
        rounded(kilobytes * leakageUwPerKb * 1e-6),
        rounded(kilobytes * 0.8e-6),
        rounded(kilobytes * 40e-6),
        Corner.of(nodeNm),
        nodeNm == 28 || nodeNm < LEAST_SRAM_NM ? Evidence.ASSUMED : Evidence.PRE_SILICON,
        String.format(
            Locale.ROOT,
            "%s KB per core at %.1f uW per KB (%s); low 0.8 uW per KB (ODIN at 0.55 V), high 40 uW "
                + "per KB (CACTI 7.0 itrs-lop at 32 nm); pJ per ps",
            BigDecimal.valueOf(kilobytes).stripTrailingZeros().toPlainString(),
            leakageUwPerKb,
            leakageSource()));
  }

  private String leakageSource() {
    if (nodeNm == 28) {
      return "between CACTI 7.0 itrs-lop at 22 nm, 6.3, and 45 nm, 4.5; its 32 nm is out of line";
    }
    return nodeNm < LEAST_SRAM_NM ? "CACTI 7.0 itrs-lop at 22 nm, kept" : "CACTI 7.0 itrs-lop";
  }

  private double supply() {
    return Double.parseDouble(voltage);
  }

  private Corner corner() {
    return Corner.of(nodeNm, voltage);
  }

  private static Price price(
      Operation operation,
      double pj,
      Band band,
      Corner corner,
      Evidence evidence,
      String citation) {
    return Price.marginal(
        operation,
        rounded(pj),
        rounded(pj * band.low()),
        rounded(pj * band.high()),
        corner,
        evidence,
        citation);
  }

  /** Six digits are more than any of these numbers deserves, and few enough to be read. */
  private static BigDecimal rounded(double pj) {
    return new BigDecimal(pj).round(new MathContext(6)).stripTrailingZeros();
  }
}
