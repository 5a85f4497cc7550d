package org.backspike.chip.controller.odin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.backspike.chip.controller.Activity;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;
import org.backspike.chip.controller.Recorder;
import org.backspike.chip.controller.Runs;
import org.backspike.chip.controller.TimedEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ODIN by its clock. */
class OdinTest {
  private static final int SPIKE = 0x07;
  private static final int ALL_DRIFT = 0;
  private static final int ALL_NEURONS = 0x7f;

  private final long[] neurons = new long[2 * Odin.NEURONS];
  private final int[] synapses = new int[Odin.SYNAPSE_WORDS];

  OdinTest() {
    for (int n = 0; n < Odin.NEURONS; n++) {
      neurons[2 * n] = 1 | 255L << 9;
    }
  }

  private static OdinRegisters registers(BigInteger inhibitory) {
    return new OdinRegisters(true, false, false, 0, 0, false, false, false, inhibitory);
  }

  private ClockedOdin run(OdinRegisters registers, int... events) {
    Partners partners = Runs.partners(Runs.events(events));
    return Runs.finished(Odin.clocked(registers, neurons, synapses, partners, Probe.NONE));
  }

  private Recorder record(OdinRegisters registers, int... events) {
    Partners partners = Runs.partners(Runs.events(events));
    return Runs.recorded(
        partners, probe -> Odin.clocked(registers, neurons, synapses, partners, probe));
  }

  @Test
  void anIdleCycleHasTheKnownDigest() {
    Partners one = new Partners(Runs.events(), 0, 0, 1);
    OdinRegisters plain = registers(BigInteger.ZERO);
    assertThat(Runs.finished(Odin.clocked(plain, neurons, synapses, one, Probe.NONE)).digest())
        .isEqualTo(0x849c3b09a41a39c5L);
  }

  @Test
  void rowsAndArraysDriftInTheirTime() {
    OdinRegisters plain = registers(BigInteger.ZERO);
    assertThat(cyclesIn(6, record(plain, 0, 9 << 8 | 0x80))).isEqualTo(64);
    assertThat(cyclesIn(6, record(plain, 0, ALL_DRIFT))).isEqualTo(16_384);
    assertThat(cyclesIn(5, record(plain, 0, ALL_NEURONS))).isEqualTo(512);
    assertThat(cyclesIn(9, record(plain, 0, 9 << 8 | SPIKE))).isEqualTo(512);
    assertThat(cyclesIn(7, record(plain, 0, 1 << 16 | 9 << 8 | 3))).isEqualTo(2);
  }

  private static long cyclesIn(int state, Recorder recorder) {
    return Runs.rows(recorder.states()).stream()
        .filter(row -> row.get(1) == state)
        .mapToLong(row -> row.get(2))
        .sum();
  }

  @Test
  void driftActsOnTheRowOfItsInput() {
    Arrays.fill(synapses, 0xbc43_8f9d);
    ClockedOdin chip = run(registers(BigInteger.ZERO), 0, 9 << 8 | 0x80);
    // mapped: b down to a, c up to d, 8 stays, f stays, 9 down to 8, d up to e
    assertThat(chip.synapses(9 * 32)).isEqualTo(0xad43_8f8e);
    assertThat(chip.synapses(9 * 32 + 31)).isEqualTo(0xad43_8f8e);
    assertThat(chip.synapses(10 * 32)).isEqualTo(0xbc43_8f9d);
  }

  @Test
  void onlyMappedSynapsesDeliverAndInputsHaveASign() {
    neurons[2 * 4 + 1] = 20L << 6;
    neurons[2 * 5 + 1] = 20L << 6;
    synapses[9 * 32] = 0x005d_0000; // neuron 4 by 5 and mapped, neuron 5 by 5 and not
    assertThat(run(registers(BigInteger.ZERO), 0, 9 << 8 | SPIKE).stateOf(4)).isEqualTo(25);
    assertThat(run(registers(BigInteger.ZERO), 0, 9 << 8 | SPIKE).stateOf(5)).isEqualTo(20);
    BigInteger ninth = BigInteger.ONE.shiftLeft(9);
    assertThat(run(registers(ninth), 0, 9 << 8 | SPIKE).stateOf(4)).isEqualTo(15);
    OdinRegisters unmapped =
        new OdinRegisters(true, false, false, 0, 0, false, true, false, BigInteger.ZERO);
    assertThat(run(unmapped, 0, 9 << 8 | SPIKE).stateOf(5)).isEqualTo(25);
  }

  @Test
  void virtualEventsCarryWeightSignAndLeak() {
    neurons[2 * 6] |= 3 << 1 | 1 << 8;
    neurons[2 * 6 + 1] = 20L << 6;
    OdinRegisters plain = registers(BigInteger.ZERO);
    assertThat(run(plain, 0, 6 << 8 | 5 << 5 | 1).stateOf(6)).isEqualTo(25);
    assertThat(run(plain, 0, 6 << 8 | 5 << 5 | 1 << 4 | 1).stateOf(6)).isEqualTo(15);
    assertThat(run(plain, 0, 6 << 8 | 1 << 3 | 1).stateOf(6)).isEqualTo(17);
  }

  @Test
  void everySpikeRewritesItsWholeRow() {
    Activity activity = run(registers(BigInteger.ZERO), 0, 9 << 8 | SPIKE).activity();
    assertThat(activity.synapseReads()).isEqualTo(32);
    assertThat(activity.synapseWrites()).isEqualTo(32);
    assertThat(activity.neuronReads()).isEqualTo(256);
    assertThat(activity.neuronWrites()).isEqualTo(256);
    assertThat(activity.synapticOperations()).isEqualTo(256);
  }

  /** Leaping over stretches, or skipping the digest, changes nothing that can be seen. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void leapsAndStepsDoTheSame(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean learning = random.nextInt(3) > 0;
    for (int n = 0; n < Odin.NEURONS; n++) {
      neurons[2 * n] =
          1
              | random.nextLong(4) << 1
              | random.nextLong(2) << 8
              | (random.nextInt(6) == 0 ? 0 : random.nextLong(20, 120)) << 9
              | (learning ? 1L : 0) << 17
              | random.nextLong(60) << 18
              | random.nextLong(3) << 26
              | random.nextLong(8) << 29
              | random.nextLong(8) << 32
              | random.nextLong(6) << 35;
      neurons[2 * n + 1] =
          random.nextLong(60) << 6
              | random.nextLong(8) << 14
              | (random.nextInt(8) == 0 ? 1L : 0) << 63;
    }
    Arrays.setAll(synapses, _ -> random.nextInt());
    OdinRegisters registers =
        new OdinRegisters(
            random.nextBoolean(),
            random.nextInt(4) == 0,
            random.nextInt(3) == 0,
            random.nextInt(256),
            random.nextInt(4),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            new BigInteger(256, new Random(seed)));
    Partners partners =
        new Partners(
            events(random, registers.monitorNeuron()),
            random.nextInt(3) * random.nextInt(30),
            random.nextInt(3) * random.nextInt(30),
            60_000);
    ClockedOdin stepped =
        Runs.stepped(Odin.clocked(registers, neurons, synapses, partners, Probe.NONE));
    ClockedOdin leapt =
        Runs.finished(Odin.clocked(registers, neurons, synapses, partners, Probe.NONE));
    Odin skipped = Runs.finished(Odin.skipping(registers, neurons, synapses, partners, Probe.NONE));
    assertThat(leapt.digest()).as("seed %d", seed).isEqualTo(stepped.digest());
    for (Odin other : List.of(leapt, skipped)) {
      assertThat(other.activity()).as("seed %d", seed).isEqualTo(stepped.activity());
      for (int n = 0; n < Odin.NEURONS; n++) {
        assertThat(other.high(n)).as("seed %d, %d", seed, n).isEqualTo(stepped.high(n));
        assertThat(other.isUp(n)).isEqualTo(stepped.isUp(n));
        assertThat(other.isDown(n)).isEqualTo(stepped.isDown(n));
      }
      for (int at = 0; at < Odin.SYNAPSE_WORDS; at++) {
        assertThat(other.synapses(at)).isEqualTo(stepped.synapses(at));
      }
    }
    Runs.assertEqual(
        Runs.recorded(
            partners, probe -> Odin.skipping(registers, neurons, synapses, partners, probe)),
        Runs.recorded(
            partners, probe -> Odin.clocked(registers, neurons, synapses, partners, probe)),
        "seed " + seed);
  }

  private static TimedEvents events(SplittableRandom random, int watched) {
    int count = 60;
    long[] cycles = new long[count];
    int[] addresses = new int[count];
    int cycle = 0;
    for (int i = 0; i < count; i++) {
      cycle += random.nextInt(2) * random.nextInt(1500);
      cycles[i] = cycle;
      int pre = random.nextInt(2) == 0 ? random.nextInt(4) : random.nextInt(256);
      addresses[i] =
          switch (random.nextInt(12)) {
            case 0 -> ALL_NEURONS;
            case 1 -> i == 30 ? ALL_DRIFT : pre << 8 | 0x80;
            case 2 -> 1 << 16 | pre << 8 | watched;
            case 3 -> random.nextInt(1 << 17) | 1;
            case 4 -> random.nextInt(256) << 8 | 0xff;
            case 5 -> 1 << 16 | random.nextInt(1 << 16);
            default -> pre << 8 | SPIKE;
          };
    }
    return new TimedEvents(cycles, addresses);
  }

  @Test
  void refusesWhatTheModelDoesNotHave() {
    neurons[2 * 17] = 0;
    assertThatThrownBy(() -> run(registers(BigInteger.ZERO)))
        .hasMessage("neuron 17 is an Izhikevich neuron, bit 0 is 0; only bit 0 = 1 is modelled");
    assertThatThrownBy(() -> registers(BigInteger.ONE.shiftLeft(256)))
        .hasMessage("signs of the inputs have 257 bits; must be at most 256, not negative");
  }
}
