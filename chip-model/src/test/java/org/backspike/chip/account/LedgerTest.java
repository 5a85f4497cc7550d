package org.backspike.chip.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Corner;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Price.Kind;
import org.backspike.chip.hardware.PriceList;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.program.Phase;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static Price price(Operation operation, String pj) {
    return Price.marginal(
        operation,
        new BigDecimal(pj),
        new BigDecimal(pj).divide(BigDecimal.TWO),
        new BigDecimal(pj).multiply(BigDecimal.TWO),
        Corner.of(28, "0.8"),
        Evidence.ASSUMED,
        "a test");
  }

  /** Two events of channel 0 in step 0 and one graded event of channel 1 in step 1. */
  private static Counts counts(Chip chip) {
    ChipImage image =
        new ChipImage(
            chip,
            ChipFixture.network(),
            new Placement(List.of(new Slice(0, 1, 0, 3), new Slice(3, 2, 0, 2))));
    Inference inference = new Inference(image, 8);
    inference.run(
        new Stimulus(new int[] {0, 1, 2}, new int[] {0, 1}, new int[] {1, 5}),
        Executor.functional(Probe.NONE));
    return new Tariff(image).count(inference.program());
  }

  @Test
  void countsEveryAccessOfASmallRun() {
    Counts counts = counts(ChipFixture.chip(List.of()));
    CountKey hidden = new CountKey(Phase.FORWARD, "hidden", 0);
    assertThat(counts.count(hidden, Operation.AXON_READ)).isEqualTo(2);
    assertThat(counts.count(hidden, Operation.SYNAPSE_READ)).isEqualTo(2);
    assertThat(counts.count(hidden, Operation.ACCUMULATE)).isEqualTo(6);
    assertThat(counts.count(hidden, Operation.PAYLOAD_MULTIPLY)).isEqualTo(3);
    assertThat(counts.count(hidden, Operation.HOST_FLIT)).isEqualTo(2);
    // the host port is one link away from core 0
    assertThat(counts.count(hidden, Operation.NOC_HOP) - 2)
        .as("hops of spikes: two per message to core 3")
        .isEqualTo(2 * counts.count(hidden, Operation.ENCODER_SPIKE));
    assertThat(counts.count(hidden, Operation.NEURON_UPDATE)).isEqualTo(3 * 8);
    // current, membrane and refractory word and the word of constants, once a step
    assertThat(counts.count(hidden, Operation.NEURON_READ)).isEqualTo(4 * 8);
    assertThat(counts.count(hidden, Operation.NEURON_WRITE)).isEqualTo(3 * 8);
    assertThat(counts.total(Operation.BARRIER)).isEqualTo(1 + 8);
  }

  @Test
  void multipliesCountsWithPricesExactly() {
    Chip chip =
        ChipFixture.chip(
            List.of(price(Operation.ACCUMULATE, "0.1"), price(Operation.SYNAPSE_READ, "3.2")));
    Counts counts = counts(chip);
    Ledger ledger = Ledger.of(counts, chip);
    BigDecimal expected =
        new BigDecimal("0.1")
            .multiply(BigDecimal.valueOf(counts.total(Operation.ACCUMULATE)))
            .add(
                new BigDecimal("3.2")
                    .multiply(BigDecimal.valueOf(counts.total(Operation.SYNAPSE_READ))));
    assertThat(ledger.total().pj()).isEqualByComparingTo(expected);
    assertThat(ledger.total().lowPj().multiply(BigDecimal.TWO)).isEqualByComparingTo(expected);
    assertThat(ledger.leakage()).isEqualTo(Energy.ZERO);
  }

  @Test
  void listsWhatHasNoPriceInsteadOfAddingZero() {
    Chip chip = ChipFixture.chip(List.of(price(Operation.ACCUMULATE, "0.1")));
    Ledger ledger = Ledger.of(counts(chip), chip);
    assertThat(ledger.unpriced()).containsEntry(Operation.BARRIER, 9L);
    assertThat(ledger.unpriced()).doesNotContainKey(Operation.ACCUMULATE);
  }

  private static Price composite(Operation operation, Kind kind, Operation... parts) {
    BigDecimal pj = new BigDecimal("7");
    return new Price(
        operation, pj, pj, pj, Corner.of(14), Evidence.FITTED, "a test", kind, List.of(parts), "");
  }

  @Test
  void countsThePartsOfACompositeAndNeverPricesThem() {
    Chip chip =
        ChipFixture.chip(
            List.of(
                composite(
                    Operation.SYNAPTIC_EVENT,
                    Kind.MARGINAL,
                    Operation.SYNAPSE_READ,
                    Operation.ACCUMULATE)));
    Counts counts = counts(chip);
    Ledger ledger = Ledger.of(counts, chip);
    // six weights of inputs, and those of the spikes that came after
    long events = counts.total(Operation.SYNAPTIC_EVENT);
    assertThat(events).isEqualTo(counts.total(Operation.ACCUMULATE)).isGreaterThanOrEqualTo(6);
    assertThat(ledger.total().pj()).isEqualByComparingTo(BigDecimal.valueOf(7 * events));
    assertThat(ledger.included())
        .containsEntry(Operation.ACCUMULATE, List.of(Operation.SYNAPTIC_EVENT))
        .containsEntry(Operation.SYNAPSE_READ, List.of(Operation.SYNAPTIC_EVENT));
    assertThat(ledger.unpriced())
        .doesNotContainKeys(Operation.ACCUMULATE, Operation.SYNAPSE_READ)
        // composites without a price are no gap: their parts are
        .doesNotContainKeys(Operation.SYNAPTIC_EVENT_DENSE, Operation.NEURON_ACCESS)
        .containsKey(Operation.NEURON_UPDATE);
  }

  @Test
  void aPartIsOpenWhereItsWholeWasNotCounted() {
    Chip chip =
        ChipFixture.chip(
            List.of(composite(Operation.PAIR_UPDATE, Kind.MARGINAL, Operation.ACCUMULATE)));
    Ledger ledger = Ledger.of(counts(chip), chip);
    assertThat(ledger.unpriced()).containsKey(Operation.ACCUMULATE);
    assertThat(ledger.included()).isEmpty();
  }

  @Test
  void refusesToPriceAPartTwice() {
    assertThatThrownBy(() ->
            new PriceList(
                List.of(
                    composite(Operation.SYNAPTIC_EVENT, Kind.MARGINAL, Operation.ACCUMULATE),
                    price(Operation.ACCUMULATE, "0.1"))))
        .hasMessage(
            "alu.accumulate: has a price, but synapse.event includes it; must have one or the"
                + " other");
    assertThatThrownBy(() ->
            new PriceList(
                List.of(price(Operation.ACCUMULATE, "1"), price(Operation.ACCUMULATE, "1"))))
        .hasMessage("two prices for alu.accumulate");
  }

  @Test
  void refusesStaticPowerBesideAnAverage() {
    assertThatThrownBy(() ->
            new PriceList(
                List.of(
                    composite(Operation.SYNAPTIC_EVENT, Kind.AVERAGE),
                    price(Operation.CHIP_STATIC, "0.1"))))
        .hasMessageContaining("synapse.event: an average has the static power inside; static.chip");
  }

  @Test
  void refusesAPriceOfZeroWithoutAReason() {
    assertThatThrownBy(() -> price(Operation.NOC_HOP, "0"))
        .hasMessage("noc.hop: a price of 0 without note; say why it costs nothing");
  }

  @Test
  void saysHowMostOfItIsKnownAndWhere() {
    Chip chip =
        ChipFixture.chip(
            List.of(
                composite(Operation.NEURON_ACCESS, Kind.MARGINAL),
                price(Operation.ACCUMULATE, "0.001")));
    Ledger ledger = Ledger.of(counts(chip), chip);
    assertThat(ledger.dominatingEvidence()).contains(Evidence.FITTED);
    assertThat(ledger.byEvidence()).containsOnlyKeys(Evidence.FITTED, Evidence.ASSUMED);
    assertThat(ledger.corners()).containsExactlyInAnyOrder(Corner.of(14), Corner.of(28, "0.8"));
    assertThat(ledger.boundary()).isEqualTo("the cores");
  }

  @Test
  void everythingThatIsPoweredLasts() {
    Counts counts = new Counts();
    Standing.book(ChipFixture.chip(List.of()), Phase.FORWARD, 12_000, counts);
    assertThat(counts.total(Operation.CHIP_STATIC)).isEqualTo(12_000);
    assertThat(counts.total(Operation.CORE_STATIC)).isEqualTo(4 * 12_000);
    assertThat(counts.total(Operation.MEMORY_LEAKAGE)).isEqualTo(4 * 12_000);
    // periods of 5000 ps on four cores, the last one begun
    assertThat(counts.total(Operation.CORE_CYCLE)).isEqualTo(4 * 3);
  }
}
