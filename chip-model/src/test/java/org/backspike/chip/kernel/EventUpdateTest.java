package org.backspike.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.chip.Datapaths;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Membrane;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventUpdateTest {

  private static EventUpdate scalar(EventRule rule) {
    return Specialization.of(EventUpdate.class, ScalarEventUpdate.class, rule);
  }

  private static EventUpdate vector(EventRule rule) {
    return Twins.vector(EventUpdate.class, VectorEventUpdate.class, rule, scalar(rule));
  }

  @ParameterizedTest
  @CsvSource({
    // chip, v, w, thr, spikes, v'
    "tinyodin, -2048, -7, 8, 0, -2048",
    "tinyodin, 7, 1, 8, 1, 0",
    "tinyodin, 2045, 7, 2047, 1, 0",
    "tinyodin, 6, 1, 8, 0, 7",
    "tinyodin, 0, -1, -5, 0, -1",
    "odin, 250, 7, 255, 1, 0",
    "odin, 250, 7, 256, 0, 255",
    "odin, 3, -7, 100, 0, 0",
    "odin, 3, -7, 0, 1, 0"
  })
  void oneEventActsOnTheMembrane(
      String chip, int v, int weight, int threshold, int spikes, int expected) {
    Datapath datapath = Datapaths.named(chip);
    NeuronParameters parameters =
        NeuronParameters.of(1, Map.of(Parameter.THRESHOLD, new int[] {threshold}));
    NeuronRule neuron = NeuronRule.of(datapath, PopulationKind.LIF, parameters);
    NeuronArrays a = new NeuronArrays(datapath, neuron, parameters);
    a.membrane[0] = v;
    scalar(new EventRule(neuron, Storage.BYTES))
        .apply(
            WeightArray.of(new byte[] {(byte) weight}), new int[] {0}, new int[] {1}, 1, a, 0, 1);
    a.listFired();
    assertThat(a.firedCount).isEqualTo(spikes);
    assertThat(a.membrane[0]).isEqualTo(expected);
  }

  @Test
  void anEventWithAPayloadActsAsOftenAndMayFireEachTime() {
    Datapath datapath = Datapaths.tinyodin();
    NeuronParameters parameters =
        NeuronParameters.of(1, Map.of(Parameter.THRESHOLD, new int[] {10}));
    NeuronRule neuron = NeuronRule.of(datapath, PopulationKind.LIF, parameters);
    NeuronArrays a = new NeuronArrays(datapath, neuron, parameters);
    scalar(new EventRule(neuron, Storage.BYTES))
        .apply(WeightArray.of(new byte[] {7}), new int[] {0}, new int[] {5}, 1, a, 0, 1);
    a.listFired();
    assertThat(a.payload[0]).as("7, 14 fires, 7, 14 fires, 7").isEqualTo(2);
    assertThat(a.membrane[0]).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("org.backspike.chip.kernel.Twins#sizes")
  void agreesWithTheScalarTwinBitForBit(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (Datapath datapath : List.of(Datapaths.tinyodin(), Datapaths.odin(), mixed())) {
      for (Storage storage : Storage.values()) {
        for (Twins.Values values : Twins.Values.values()) {
          compare(random, n, datapath, storage, values);
        }
      }
    }
  }

  /** A crossbar whose membrane keeps what is above a threshold, in the bits of another chip. */
  private static Datapath mixed() {
    Datapath model = Datapaths.tinyodin();
    return new Datapath(
        "mixed",
        model.provenance(),
        model.weights(),
        model.accumulate(),
        model.currents(),
        new Membrane(
            Datapaths.symmetric(10), model.membrane().decay(), model.membrane().sumOrder()),
        Datapaths.xylo2().firing(),
        model.random(),
        model.parameters());
  }

  private static void compare(
      SplittableRandom random, int n, Datapath datapath, Storage storage, Twins.Values values) {
    Register register = datapath.membrane().register();
    EnumMap<Parameter, int[]> given = new EnumMap<>(Parameter.class);
    given.put(Parameter.THRESHOLD, Twins.values(random, values, n, register.min(), register.max()));
    NeuronParameters parameters = NeuronParameters.of(n, given);
    NeuronRule neuron = NeuronRule.of(datapath, PopulationKind.LIF, parameters);
    EventRule rule = new EventRule(neuron, storage);
    NeuronArrays expected = new NeuronArrays(datapath, neuron, parameters);
    NeuronArrays actual = new NeuronArrays(datapath, neuron, parameters);
    int[] start = Twins.values(random, values, n, register.min(), register.max());
    System.arraycopy(start, 0, expected.membrane, 0, n);
    System.arraycopy(start, 0, actual.membrane, 0, n);
    int sources = 9;
    WeightArray weights = Twins.weights(random, values, storage, sources * n);
    int[] rows = random.ints(40, 0, sources).toArray();
    int[] payloads = random.ints(40, 1, 4).toArray();
    for (int count : new int[] {0, 1, 40}) {
      scalar(rule).apply(weights, rows, payloads, count, expected, 0, n);
      vector(rule).apply(weights, rows, payloads, count, actual, 0, n);
      String where =
          "seed "
              + n
              + ", "
              + datapath.name()
              + ", "
              + storage
              + ", "
              + values
              + ", "
              + count
              + " events";
      assertThat(actual.membrane).as(where).isEqualTo(expected.membrane);
      assertThat(actual.spikes).as(where).isEqualTo(expected.spikes);
      assertThat(actual.saturated).as(where).isEqualTo(expected.saturated);
    }
  }
}
