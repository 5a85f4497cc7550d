package org.backspike.chip.controller.tinyodin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.backspike.chip.controller.Activity;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.Recorder;
import org.backspike.chip.controller.Runs;
import org.backspike.chip.controller.TimedEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** tinyODIN at the edges of its arithmetic and of its clock. */
class TinyOdinTest {
  private static final TinyOdinRegisters OPEN = new TinyOdinRegisters(true, false, 255);
  private static final int NEVER = 0xfff << 12;
  private static final int ALL_NEURONS = 0x1ff;

  private final int[] neurons = new int[TinyOdin.NEURONS];
  private final int[] synapses = new int[TinyOdin.SYNAPSE_WORDS];

  TinyOdinTest() {
    Arrays.fill(neurons, NEVER);
  }

  private void weight(int pre, int post, int weight) {
    int shift = 4 * (post % 8);
    int at = pre * 32 + post / 8;
    synapses[at] = (synapses[at] & ~(0xf << shift)) | ((weight & 0xf) << shift);
  }

  private ClockedTinyOdin run(TinyOdinRegisters registers, int... events) {
    Partners partners = Runs.partners(Runs.events(events));
    return Runs.finished(TinyOdin.clocked(registers, neurons, synapses, partners, Probe.NONE));
  }

  private Recorder record(TinyOdinRegisters registers, int... events) {
    Partners partners = Runs.partners(Runs.events(events));
    return Runs.recorded(
        partners, probe -> TinyOdin.clocked(registers, neurons, synapses, partners, probe));
  }

  @Test
  void anIdleCycleHasTheKnownDigest() {
    Partners one = new Partners(Runs.events(), 0, 0, 1);
    assertThat(Runs.finished(TinyOdin.clocked(OPEN, neurons, synapses, one, Probe.NONE)).digest())
        .isEqualTo(0x2bcc9f8d59ce13f5L);
  }

  @Test
  void endsAfter64QuietCycles() {
    assertThat(run(OPEN).cycle()).isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource({
    "2047, 7, 2047",
    "2041, 7, 2047",
    "2040, 7, 2047",
    "2040, 6, 2046",
    "-2048, -8, -2048",
    "-2041, -8, -2048",
    "-2040, -8, -2048",
    "-2040, -7, -2047",
    "5, -8, -3",
  })
  void membranesSaturateAtTwelveBits(int before, int weight, int after) {
    neurons[9] = NEVER | (before & 0xfff);
    weight(3, 9, weight);
    assertThat(run(OPEN, 0, 3).membraneOf(9)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "0, -1, false",
    "5, 5, true",
    "5, 4, false",
    "2047, 2047, true",
    "2048, 2047, false",
    "4095, 2047, false",
    "2048, -2048, false",
  })
  void thresholdsHaveNoSign(int threshold, int membrane, boolean fires) {
    neurons[200] = threshold << 12 | (membrane & 0xfff);
    Recorder recorder = record(OPEN, 0, 3);
    assertThat(recorder.outputs().rows()).isEqualTo(fires ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"10, 3, 7", "2, 3, 0", "-10, 3, -7", "-2, 3, 0", "0, 127, 0", "-2048, 127, -1921"})
  void leaksTowardsZero(int before, int leak, int after) {
    neurons[40] = leak << 24 | NEVER | (before & 0xfff);
    assertThat(run(OPEN, 0, 0x100 | 40).membraneOf(40)).isEqualTo(after);
    assertThat(run(OPEN, 0, ALL_NEURONS).membraneOf(40)).isEqualTo(after);
  }

  @Test
  void leakEventsCanFire() {
    neurons[40] = 2 << 24 | 8 << 12 | 10;
    assertThat(Runs.rows(record(OPEN, 0, 0x100 | 40).outputs()))
        .singleElement()
        .matches(row -> row.get(1) == 40);
  }

  @Test
  void aDisabledNeuronIsResetAndTellsNothing() {
    neurons[5] = 1 << 31 | 3 << 12;
    weight(0, 5, 7);
    Recorder recorder = record(new TinyOdinRegisters(false, false, 255), 0, 0);
    assertThat(recorder.outputs().rows()).isZero();
    assertThat(recorder.queue().rows()).isEqualTo(2); // its push and its pop
    assertThat(run(OPEN, 0, 0).membraneOf(5)).isZero();
    neurons[5] = 1 << 31 | 9 << 12;
    assertThat(run(OPEN, 0, 0).membraneOf(5)).isEqualTo(7);
  }

  @Test
  void neuronsBehindTheLastAreNotServed() {
    for (int post = 0; post < 256; post++) {
      weight(1, post, 2);
    }
    ClockedTinyOdin chip = run(new TinyOdinRegisters(true, false, 99), 0, 1, 0, ALL_NEURONS);
    assertThat(chip.membraneOf(99)).isEqualTo(2);
    assertThat(chip.membraneOf(100)).isZero();
    assertThat(chip.activity().synapticOperations()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 99, 255})
  void aSpikeEventTakesTwoCyclesPerNeuronAndOneToPop(int last) {
    Recorder recorder = record(new TinyOdinRegisters(true, false, last), 0, 1);
    // waits to cycle 3: the request rises at 1 and passes two flip-flops
    assertThat(Runs.rows(recorder.states()).subList(0, 6))
        .isEqualTo(
            List.of(
                List.of(0L, 0L, 4L),
                List.of(4L, 6L, 1L),
                List.of(5L, 11L, 4L),
                List.of(9L, 0L, 1L),
                List.of(10L, 7L, 2L * (last + 1)),
                List.of(10L + 2L * (last + 1), 9L, 1L)));
  }

  @Test
  void countsAccessesInClosedForm() {
    Activity spike = run(OPEN, 0, 1).activity();
    assertThat(spike.neuronReads()).isEqualTo(256);
    assertThat(spike.neuronWrites()).isEqualTo(256);
    assertThat(spike.synapseReads()).isEqualTo(64);
    assertThat(spike.synapseWrites()).isZero();
    assertThat(spike.synapticOperations()).isEqualTo(256);
    Activity leak = run(OPEN, 0, ALL_NEURONS).activity();
    assertThat(leak.neuronReads()).isEqualTo(256);
    assertThat(leak.synapticOperations()).isZero();
  }

  @Test
  void theVirtualEventOfWeightZeroIsASpike() {
    weight(6, 70, 5);
    assertThat(run(OPEN, 0, 0x200 | 6).membraneOf(70)).isEqualTo(5);
    assertThat(run(OPEN, 0, 0x200 | 0xd0 | 6).membraneOf(6)).isEqualTo(-3);
    assertThat(run(OPEN, 0, 0x200 | 0xd0 | 6).membraneOf(70)).isZero();
  }

  @Test
  void aFullQueueLosesWhatIsPushed() {
    Arrays.fill(neurons, 0);
    Activity activity = run(new TinyOdinRegisters(false, false, 255), 0, ALL_NEURONS).activity();
    // 256 fire in one sweep and 128 find a place; then each spike makes all fire again
    assertThat(activity.drops()).isGreaterThan(128);
    assertThat(activity.cycles()).isEqualTo(1_000_000);
  }

  /** Leaping over stretches, or skipping the digest, changes nothing that can be seen. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void leapsAndStepsDoTheSame(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < neurons.length; n++) {
      int threshold = random.nextInt(4) == 0 ? random.nextInt(4096) : random.nextInt(5, 40);
      neurons[n] =
          (random.nextInt(-40, 40) & 0xfff)
              | threshold << 12
              | random.nextInt(4) << 24
              | (random.nextInt(8) == 0 ? 1 << 31 : 0);
    }
    Arrays.setAll(synapses, _ -> random.nextInt());
    TinyOdinRegisters registers =
        new TinyOdinRegisters(
            random.nextBoolean(),
            random.nextInt(3) == 0,
            random.nextBoolean() ? 255 : random.nextInt(256));
    Partners partners =
        new Partners(
            events(random, 60),
            random.nextInt(3) * random.nextInt(30),
            random.nextInt(3) * random.nextInt(30),
            40_000);
    ClockedTinyOdin stepped =
        Runs.stepped(TinyOdin.clocked(registers, neurons, synapses, partners, Probe.NONE));
    ClockedTinyOdin leapt =
        Runs.finished(TinyOdin.clocked(registers, neurons, synapses, partners, Probe.NONE));
    TinyOdin skipped =
        Runs.finished(TinyOdin.skipping(registers, neurons, synapses, partners, Probe.NONE));
    assertThat(leapt.digest()).as("seed %d", seed).isEqualTo(stepped.digest());
    assertThat(leapt.activity()).isEqualTo(stepped.activity());
    assertThat(skipped.activity()).isEqualTo(stepped.activity());
    for (int n = 0; n < TinyOdin.NEURONS; n++) {
      assertThat(leapt.neuronWord(n)).as("seed %d", seed).isEqualTo(stepped.neuronWord(n));
      assertThat(skipped.neuronWord(n)).as("seed %d", seed).isEqualTo(stepped.neuronWord(n));
    }
    Runs.assertEqual(
        Runs.recorded(
            partners, probe -> TinyOdin.skipping(registers, neurons, synapses, partners, probe)),
        Runs.recorded(
            partners, probe -> TinyOdin.clocked(registers, neurons, synapses, partners, probe)),
        "seed " + seed);
  }

  private static TimedEvents events(SplittableRandom random, int count) {
    long[] cycles = new long[count];
    int[] addresses = new int[count];
    int cycle = 0;
    for (int i = 0; i < count; i++) {
      cycle += random.nextInt(2) * random.nextInt(1500);
      cycles[i] = cycle;
      addresses[i] = random.nextInt(6) == 0 ? ALL_NEURONS : random.nextInt(1 << 10);
    }
    return new TimedEvents(cycles, addresses);
  }

  @Test
  void refusesWhatTheChipCannotHold() {
    assertThatThrownBy(() -> new TinyOdinRegisters(true, false, 256))
        .hasMessage("last neuron 256; must be 0 to 255");
    assertThatThrownBy(() -> run(OPEN, 0, 1024))
        .hasMessage("event 0 has address 1024; must be 0 to 1023, the 10 bits of the bus");
    Partners partners = Runs.partners(Runs.events());
    assertThatThrownBy(() -> TinyOdin.clocked(OPEN, new int[1], synapses, partners, Probe.NONE))
        .hasMessage("1 neuron words; must be 256");
  }
}
