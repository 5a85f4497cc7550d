package org.backspike.host.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.account.Tariff;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Machine;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.IntegerNetworkFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The energy of a network on {@code loihi1-fitted}, against sums of its own: from the spikes,
 * states and weights alone, with the counting rules of the fit and its constants as digits.
 */
class FittedEnergyTest {
  private static final int STEPS = 24;
  private static final int IN = 5;
  private static final int A = 70;
  private static final int B = 9;

  /** Neurons of a with a bias. */
  private static final int BIASED = 7;

  private record Synapse(Neuron from, Neuron to, int weight, boolean dense) {}

  private record Neuron(String population, int index) {}

  @TempDir private Path directory = Path.of("");

  private final List<Synapse> synapses = new ArrayList<>();
  private final Map<Neuron, Integer> cores = new HashMap<>();

  private long dense;
  private long sparse;
  private long access;
  private long occupied;
  private long fired;
  private long messages;
  private long eastWest;
  private long northSouth;

  private String network() {
    int[] bias = new int[A];
    Arrays.fill(bias, 0, BIASED, 40);
    return """
    {"format": "backspike-network/1", "datapath": "loihi1",
     "populations": [
       {"name": "in", "kind": "input", "size": %d},
       {"name": "a", "kind": "lif", "size": %d,
        "params": {"du": 2000, "dv": 800, "vth": 120, "bias": %s}},
       {"name": "b", "kind": "lif", "size": %d, "params": {"du": 4095, "dv": 4096, "vth": 60}}],
     "projections": [
       {"from": "in", "to": "a", "weights": %s},
       {"from": "a", "to": "b", %s},
       {"from": "b", "to": "a", "weights": %s}]}
    """
        .formatted(
            IN,
            A,
            Arrays.toString(bias),
            B,
            rows("in", IN, "a", A, 60),
            sparse(),
            rows("b", B, "a", A, 9));
  }

  /** Even weights around 0, some of them 0 and some that cancel. */
  private String rows(String from, int sources, String to, int targets, int span) {
    int[][] rows = new int[targets][sources];
    for (int t = 0; t < targets; t++) {
      for (int s = 0; s < sources; s++) {
        rows[t][s] = 2 * ((t * 7 + s * 5) % span) - 2 * (span / 3);
        synapses.add(new Synapse(new Neuron(from, s), new Neuron(to, t), rows[t][s], true));
      }
    }
    return Arrays.deepToString(rows);
  }

  private String sparse() {
    List<Integer> source = new ArrayList<>();
    List<Integer> target = new ArrayList<>();
    List<Integer> weight = new ArrayList<>();
    for (int s = 0; s < A; s += 1 + s % 3) {
      for (int t = s % 4; t < B; t += 4) {
        source.add(s);
        target.add(t);
        weight.add(40 + 2 * ((s + t) % 40));
        synapses.add(new Synapse(new Neuron("a", s), new Neuron("b", t), weight.getLast(), false));
      }
    }
    return "\"sparse\": {\"source\": "
        + source
        + ", \"target\": "
        + target
        + ", \"weight\": "
        + weight
        + "}";
  }

  private static boolean inputFires(int step, int channel) {
    return step < 15 && (step * 3 + channel * 2) % 4 == 0;
  }

  private static Stimulus stimulus() {
    int[] offsets = new int[STEPS + 1];
    List<Integer> channels = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      for (int c = 0; c < IN; c++) {
        if (inputFires(step, c)) {
          channels.add(c);
        }
      }
      offsets[step + 1] = channels.size();
    }
    int[] ones = new int[channels.size()];
    Arrays.fill(ones, 1);
    return new Stimulus(offsets, channels.stream().mapToInt(c -> c).toArray(), ones);
  }

  @Test
  void isCountsTimesConstants() throws IOException {
    Path file = Files.writeString(directory.resolve("net.json"), network());
    IntegerNetwork network = IntegerNetworkFile.read(file).network();
    // four neurons on a core, so that the network spreads over tiles
    Chip chip = ChipFile.read("loihi1-fitted", List.of("core.neurons=4"));
    Fit.Placed fit = (Fit.Placed) Mapper.place(network, chip);
    ChipImage image = new ChipImage(chip, network, fit.placement());
    for (Slice slice : fit.placement().slices()) {
      String population = network.populations().get(slice.population()).name();
      for (int n = slice.first(); n < slice.first() + slice.neurons(); n++) {
        cores.put(new Neuron(population, n), slice.core());
      }
    }
    Inference inference = new Inference(image, STEPS);
    List<Set<Neuron>> spikes = new ArrayList<>();
    List<Set<Neuron>> held = new ArrayList<>();
    inference.run(
        stimulus(),
        Executor.functional((step, machine) -> {
          spikes.add(fired(image, machine));
          held.add(held(image, machine));
        }));
    count(spikes, held);

    BigDecimal expected =
        times("35.5", dense)
            .add(times("33.6", sparse))
            .add(times("51.2", access))
            .add(times("21.6", occupied))
            .add(times("69.3", fired))
            .add(times("111", messages))
            .add(times("3.0", eastWest))
            .add(times("4.2", northSouth));
    Ledger ledger = Ledger.of(new Tariff(image).count(inference.program()), chip);
    assertThat(List.of(dense, sparse, fired, eastWest, northSouth)).allMatch(count -> count > 20);
    assertThat(occupied).isStrictlyBetween(1L, access - 1);
    assertThat(ledger.total().pj()).isEqualByComparingTo(expected);
    assertThat(ledger.dynamic().pj()).isEqualByComparingTo(expected);
    assertThat(ledger.knowsTime()).isFalse();
    assertThat(ledger.dominatingEvidence().orElseThrow().word()).isEqualTo("fitted");
  }

  private static BigDecimal times(String pj, long count) {
    return new BigDecimal(pj).multiply(BigDecimal.valueOf(count));
  }

  private static Set<Neuron> fired(ChipImage image, Machine machine) {
    Set<Neuron> neurons = new HashSet<>();
    for (SliceLayout slice : image.slices()) {
      for (int n : machine.fired(slice)) {
        neurons.add(new Neuron(slice.population().name(), slice.slice().first() + n));
      }
    }
    return neurons;
  }

  /** Neurons with a current or a potential. */
  private static Set<Neuron> held(ChipImage image, Machine machine) {
    Set<Neuron> neurons = new HashSet<>();
    for (SliceLayout slice : image.slices()) {
      int[] u = machine.register(slice, Variable.U).orElseThrow();
      int[] v = machine.register(slice, Variable.V).orElseThrow();
      for (int n = 0; n < slice.neurons(); n++) {
        if (u[n] != 0 || v[n] != 0) {
          neurons.add(new Neuron(slice.population().name(), slice.slice().first() + n));
        }
      }
    }
    return neurons;
  }

  private void count(List<Set<Neuron>> spikes, List<Set<Neuron>> held) {
    for (int step = 0; step < STEPS; step++) {
      Set<Neuron> arriving = new HashSet<>();
      if (step > 0) {
        arriving.addAll(spikes.get(step - 1));
        for (int c = 0; c < IN; c++) {
          if (inputFires(step - 1, c)) {
            arriving.add(new Neuron("in", c));
            send(new Neuron("in", c), 0);
          }
        }
      }
      Map<Neuron, Integer> sums = new HashMap<>();
      for (Synapse synapse : synapses) {
        if (arriving.contains(synapse.from())) {
          dense += synapse.dense() ? 1 : 0;
          sparse += synapse.dense() ? 0 : 1;
          sums.merge(synapse.to(), synapse.weight(), Integer::sum);
        }
      }
      access += A + B;
      for (Neuron neuron : cores.keySet()) {
        boolean before = step > 0 && held.get(step - 1).contains(neuron);
        boolean biased = neuron.population().equals("a") && neuron.index() < BIASED;
        occupied += before || biased || sums.getOrDefault(neuron, 0) != 0 ? 1 : 0;
      }
      fired += spikes.get(step).size();
      for (Neuron spike : spikes.get(step)) {
        send(spike, cores.getOrDefault(spike, -1));
      }
    }
  }

  /** One message to every core with a target; tile = core / 4, x = tile / 4, y = tile mod 4. */
  private void send(Neuron neuron, int from) {
    Set<Integer> reached = new TreeSet<>();
    for (Synapse synapse : synapses) {
      if (synapse.from().equals(neuron)) {
        reached.add(cores.getOrDefault(synapse.to(), -1));
      }
    }
    for (int to : reached) {
      messages++;
      eastWest += Math.abs(from / 4 / 4 - to / 4 / 4);
      northSouth += Math.abs(from / 4 % 4 - to / 4 % 4);
    }
  }
}
