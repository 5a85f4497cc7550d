package org.backspike.chip.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Probe;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.program.Phase;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static Price price(Operation operation, String pj) {
    return new Price(
        operation.id(),
        new BigDecimal(pj),
        new BigDecimal(pj).divide(BigDecimal.TWO),
        new BigDecimal(pj).multiply(BigDecimal.TWO),
        28,
        new BigDecimal("0.8"),
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
}
