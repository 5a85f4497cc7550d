package org.backspike.chip.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.Datapaths;
import org.backspike.chip.Networks;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.Broadcast;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;
import org.backspike.chip.network.Synapses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of every chip, on images of a neuron or two. */
class PresetImageTest {
  private static final Map<Parameter, Integer> MEMORYLESS =
      Map.of(Parameter.CURRENT_DECAY, 4095, Parameter.MEMBRANE_DECAY, 4096);

  /** All channels of an input once in step 0. */
  private static Stimulus once(int channels) {
    int[] all = new int[channels];
    int[] ones = new int[channels];
    for (int c = 0; c < channels; c++) {
      all[c] = c;
      ones[c] = 1;
    }
    return Stimulus.repeated(all, ones, 1);
  }

  private static Stimulus events(int[]... channelAndPayload) {
    int n = channelAndPayload.length;
    int[] channels = new int[n];
    int[] payloads = new int[n];
    for (int e = 0; e < n; e++) {
      channels[e] = channelAndPayload[e][0];
      payloads[e] = channelAndPayload[e][1];
    }
    return new Stimulus(new int[] {0, n}, channels, payloads);
  }

  private static IntegerNetwork one(
      Datapath datapath, IntegerPopulation neuron, Synapses synapses, Coding coding) {
    return Networks.of(
        datapath,
        List.of(IntegerPopulation.input("in", synapses.sources()), neuron),
        List.of(Networks.projection("in", "n", synapses, coding, Networks.delivery(datapath))));
  }

  private static IntegerPopulation integrator(Map<Parameter, Integer> parameters) {
    return Networks.population("n", PopulationKind.LI, 1, parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "INHIBITORY, 8, -1, -5;-5, -320",
    "INHIBITORY, 8, -1, -5, -192",
    "EXCITATORY, 8, -1, 5, 128",
    "EXCITATORY, 8, -2, 3, 0",
    "MIXED, 8, -1, -6;-6;-2, -448",
    "MIXED, 8, 0, -5, -384",
    "MIXED, 8, 0, 5, 256",
    "MIXED, 8, 0, 300, 16256",
    "MIXED, 8, 0, -257, -16384",
    "MIXED, 4, 0, -5, -2048",
    "EXCITATORY, 8, 0, 300, 16320",
    "INHIBITORY, 6, 0, -5, -256",
    "MIXED, 8, 7, -256, -2097152",
    "MIXED, 8, 3, 254;254, 260096"
  })
  void lavaShiftsTheSumOfAConnectionAndFloorsItBeforeItIsAligned(
      SignMode mode, int bits, int exponent, String weights, int current) {
    int[] given = ints(weights);
    Trial trial =
        Trial.run(
            one(
                Datapaths.lava(),
                integrator(MEMORYLESS),
                Networks.dense(given.length, 1, given),
                new Coding(bits, mode, exponent)),
            once(given.length),
            3);
    assertThat(trial.state(0, "n", Variable.U)).containsExactly(0);
    assertThat(trial.state(1, "n", Variable.U)).containsExactly(current);
    assertThat(trial.state(1, "n", Variable.V)).containsExactly(current);
    assertThat(trial.state(2, "n", Variable.U)).containsExactly(0);
  }

  private static int[] ints(String list) {
    List<Integer> values = new ArrayList<>();
    for (String value : list.split(";", -1)) {
      values.add(Integer.parseInt(value));
    }
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "-5;-5, -1, 192", // each weight floors by itself to -3
    "-5, -1, 192",
    "-256, 7, 2097088"
  })
  void loihiScalesEverySynapse(String weights, int exponent, int magnitude) {
    int[] given = ints(weights);
    Trial trial =
        Trial.run(
            one(
                Datapaths.loihi1(),
                integrator(MEMORYLESS),
                Networks.dense(given.length, 1, given),
                new Coding(8, SignMode.INHIBITORY, exponent)),
            once(given.length),
            2);
    assertThat(trial.state(1, "n", Variable.U)).containsExactly(-magnitude * given.length);
  }

  @ParameterizedTest
  @CsvSource({"200, -943104", "1000, -521216", "129, 2097024", "130, -2081024"})
  void theSumOfLoihiWrapsAt22Bits(int axons, int current) {
    int[] weights = new int[axons];
    Arrays.fill(weights, 254);
    Trial trial =
        Trial.run(
            one(
                Datapaths.loihi1(),
                integrator(MEMORYLESS),
                Networks.dense(axons, 1, weights),
                Coding.mixed(8, 0)),
            once(axons),
            2);
    assertThat(trial.state(1, "n", Variable.U)).containsExactly(current);
  }

  private static IntegerNetwork xylo(int i0, int[] weights, int exponent) {
    Datapath datapath = Datapaths.xylo2();
    IntegerPopulation neuron =
        new IntegerPopulation(
            "n",
            PopulationKind.LI,
            NeuronParameters.of(
                1,
                Map.of(
                    Parameter.CURRENT_DECAY, new int[] {31},
                    Parameter.SECOND_CURRENT_DECAY, new int[] {31},
                    Parameter.MEMBRANE_DECAY, new int[] {0})),
            PeriodicReset.NEVER,
            Map.of(Variable.I0, new int[] {i0}));
    return one(
        datapath, neuron, Networks.dense(weights.length, 1, weights), Coding.mixed(8, exponent));
  }

  @ParameterizedTest
  @CsvSource({
    // a current loses 1 at the end of each step; it begins with 32001, so that 32000 meets events
    "0, 1, 30734",
    "1, 0, 31999"
  })
  void theOrderOfXyloEventsMatters(int first, int second, int current) {
    IntegerNetwork network = xylo(32001, new int[] {127, -127}, 4);
    Stimulus input = new Stimulus(new int[] {0, 2}, new int[] {first, second}, new int[] {1, 1});
    Trial trial = Trial.run(network, input, 2);
    assertThat(trial.state(0, "n", Variable.I0)).containsExactly(32000);
    assertThat(trial.state(1, "n", Variable.I0)).containsExactly(current);
  }

  @Test
  void theSecondCurrentOfXyloIsAPortOfItsOwn() {
    Datapath datapath = Datapaths.xylo2();
    IntegerPopulation neuron =
        Networks.population(
            "n",
            PopulationKind.LI,
            1,
            Map.of(
                Parameter.CURRENT_DECAY, 1,
                Parameter.SECOND_CURRENT_DECAY, 2,
                Parameter.MEMBRANE_DECAY, 1));
    List<IntegerProjection> projections = new ArrayList<>();
    for (int port = 0; port < 2; port++) {
      projections.add(
          Networks.projection(
              "in",
              "n",
              Networks.dense(1, 1, 100 - 60 * port),
              Coding.mixed(8, 0),
              new Delivery(1, 0, port, Delivery.Event.SYNAPSE, 5)));
    }
    Trial trial =
        Trial.run(
            Networks.of(datapath, List.of(IntegerPopulation.input("in", 1), neuron), projections),
            once(1),
            2);
    assertThat(trial.state(1, "n", Variable.I0)).containsExactly(50);
    assertThat(trial.state(1, "n", Variable.I1)).containsExactly(30);
    assertThat(trial.state(1, "n", Variable.V)).containsExactly(80);
  }

  @ParameterizedTest
  @CsvSource({"31, 3, 10", "1, 1, 70"})
  void xyloSendsCountsThatMultiplyWeights(int most, int spikes, int left) {
    Datapath datapath = Datapaths.xylo2();
    Map<Parameter, Integer> parameters =
        Map.of(
            Parameter.CURRENT_DECAY, 0,
            Parameter.MEMBRANE_DECAY, 31,
            Parameter.THRESHOLD, 30,
            Parameter.MAX_SPIKES, most,
            Parameter.BIAS, 0);
    IntegerPopulation first =
        new IntegerPopulation(
            "n",
            PopulationKind.LIF,
            Networks.population("n", PopulationKind.LIF, 1, parameters).parameters(),
            PeriodicReset.NEVER,
            Map.of(Variable.V, new int[] {101}));
    IntegerPopulation second =
        Networks.population(
            "out",
            PopulationKind.LI,
            1,
            Map.of(Parameter.CURRENT_DECAY, 31, Parameter.MEMBRANE_DECAY, 0));
    IntegerNetwork network =
        Networks.of(
            datapath,
            List.of(IntegerPopulation.input("in", 1), first, second),
            List.of(
                Networks.projection(
                    "n",
                    "out",
                    Networks.dense(1, 1, 7),
                    Coding.mixed(8, 0),
                    Networks.delivery(datapath))));
    Trial trial = Trial.run(network, events(), 2);
    assertThat(trial.spikes(0, "n")).containsExactly(spikes);
    assertThat(trial.state(0, "n", Variable.V)).containsExactly(left);
    assertThat(trial.state(1, "out", Variable.V))
        .as("one unit of the current fades first")
        .containsExactly(7 * spikes - 1);
  }

  @ParameterizedTest
  @CsvSource({
    // v, weights in order, thr, leak; spikes, v'
    "-5, 0, 2047, 10, 0, 0",
    "5, 0, 2047, 3, 0, 2",
    "-2048, -7, 2047, 0, 0, -2048",
    "7, 1, 8, 0, 1, 0",
    "0, -1, -5, 0, 0, -1",
    "7, 1;7;1, 8, 0, 2, 0",
    "7, -8;7;7, 8, 2, 1, 0"
  })
  void tinyOdinTestsItsThresholdAtEveryEvent(
      int v, String weights, int threshold, int leak, int spikes, int expected) {
    int[] given = ints(weights);
    Trial trial =
        Trial.run(
            one(
                Datapaths.tinyodin(),
                crossbar(v, threshold, Map.of(Parameter.MEMBRANE_DECAY, leak)),
                Networks.dense(given.length, 1, given),
                Coding.mixed(4, 0)),
            once(given.length),
            2);
    // the fading of step 0 comes before the events of step 1
    int shown = spikes == 0 && given[0] == 0 ? 0 : 1;
    assertThat(trial.spikes(1, "n")).containsExactly(spikes);
    assertThat(trial.state(shown, "n", Variable.V)).containsExactly(expected);
  }

  private static IntegerPopulation crossbar(int v, int threshold, Map<Parameter, Integer> more) {
    Map<Parameter, Integer> given = new EnumMap<>(more);
    given.put(Parameter.THRESHOLD, threshold);
    return new IntegerPopulation(
        "n",
        PopulationKind.LIF,
        Networks.population("n", PopulationKind.LIF, 1, given).parameters(),
        PeriodicReset.NEVER,
        Map.of(Variable.V, new int[] {v}));
  }

  /** One channel that tells neurons to fade, and one that tells them to test their threshold. */
  @Test
  void odinLeaksOnlyWhenToldAndTestsItsThresholdEvenThen() {
    Datapath datapath = Datapaths.odin();
    for (Delivery.Event event : List.of(Delivery.Event.TICK, Delivery.Event.TEST)) {
      for (int enabled = 0; enabled < 2; enabled++) {
        IntegerNetwork network =
            Networks.of(
                datapath,
                List.of(
                    IntegerPopulation.input("tick", 1),
                    IntegerPopulation.input("test", 1),
                    crossbar(
                        100,
                        96,
                        Map.of(Parameter.MEMBRANE_DECAY, 5, Parameter.LEAK_ENABLED, enabled))),
                List.of(signal("tick", Delivery.Event.TICK), signal("test", Delivery.Event.TEST)));
        int sender = event == Delivery.Event.TICK ? 0 : 1;
        Trial trial = Trial.run(network, Trial.WHOLE, Map.of(sender, once(1)), 2);
        boolean fades = event == Delivery.Event.TICK && enabled == 1;
        String where = event + ", leak " + enabled;
        assertThat(trial.state(0, "n", Variable.V)).as(where).containsExactly(100);
        assertThat(trial.spikes(1, "n")).as(where).containsExactly(fades ? 0 : 1);
        assertThat(trial.state(1, "n", Variable.V)).as(where).containsExactly(fades ? 95 : 0);
      }
    }
  }

  private static IntegerProjection signal(String from, Delivery.Event event) {
    return Networks.projection(
        from, "n", new Broadcast(1, 1), Coding.mixed(4, 0), new Delivery(1, 0, 0, event, 0));
  }

  private static IntegerNetwork reckon(int u, int[] in, int[] rec, Map<Parameter, Integer> given) {
    Datapath datapath = Datapaths.reckon();
    IntegerPopulation neuron = crossbar(u, 30000, given);
    int n = in.length;
    return Networks.of(
        datapath,
        List.of(IntegerPopulation.input("in", n), IntegerPopulation.input("rec", n), neuron),
        List.of(
            Networks.projection(
                "in", "n", Networks.dense(n, 1, in), Coding.mixed(8, 0), Delivery.BINARY),
            Networks.projection(
                "rec", "n", Networks.dense(n, 1, rec), Coding.mixed(8, 0), Delivery.BINARY)));
  }

  @ParameterizedTest
  @CsvSource({
    // u, input weights, weights of the other bus, u': rows of the same index act together
    "32000, 127, -127, 32000",
    "32000, 127;-127, 127;-127, 31751",
    "0, 100;-50, 3;4, 57"
  })
  void reckonAddsInputAndRecurrentRowsOfTheSameIndexTogether(
      int u, String in, String rec, int expected) {
    Map<Parameter, Integer> given =
        Map.of(
            Parameter.MEMBRANE_DECAY, 32768,
            Parameter.INPUT_EXPONENT, u == 0 ? 0 : 2,
            Parameter.STOCHASTIC_ROUNDING, 0);
    IntegerNetwork network = withThreshold(reckon(u, ints(in), ints(rec), given));
    Stimulus both = once(ints(in).length);
    Trial trial = Trial.run(network, Trial.WHOLE, Map.of(0, both, 1, both), 2);
    assertThat(trial.state(1, "n", Variable.V)).containsExactly(expected);
  }

  /** A threshold that nothing reaches. */
  private static IntegerNetwork withThreshold(IntegerNetwork network) {
    IntegerPopulation n = network.population("n");
    Map<Parameter, int[]> given = new EnumMap<>(n.parameters().given());
    given.put(Parameter.THRESHOLD, new int[] {8_000_000});
    List<IntegerPopulation> populations = new ArrayList<>(network.populations());
    populations.set(
        2,
        new IntegerPopulation(
            "n", n.kind(), NeuronParameters.of(1, given), n.reset(), n.initial()));
    return Networks.of(network.datapath(), populations, network.projections());
  }

  @Test
  void anEventOfReckonCountsAsOneWhateverItsPayload() {
    Map<Parameter, Integer> given = Map.of(Parameter.MEMBRANE_DECAY, 32768);
    for (int u : new int[] {0, 32700}) { // summed, and in order because it might saturate
      IntegerNetwork network = reckon(u, new int[] {50}, new int[] {0}, given);
      Trial trial = Trial.run(withThreshold(network), events(new int[] {0, 3}), 2);
      assertThat(trial.state(1, "n", Variable.V)).containsExactly(Math.min(32767, u + 50));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // weights, payloads of three inputs; e; x
    "127;-128;64, 1;1;1, 0, 4032",
    "127;127;127, 255;255;255, 0, 6217920",
    "127;127;127, 255;255;255, 1, 8388607",
    "-128;-128;-128, 255;255;255, 1, -8388607",
    "-5;0;0, 1;1;1, -7, -3"
  })
  void ownSumsAreExactAndSaturateOnce(String weights, String payloads, int exponent, int x) {
    int[] p = ints(payloads);
    IntegerPopulation n =
        integrator(Map.of(Parameter.CURRENT_DECAY, 4096, Parameter.MEMBRANE_DECAY, 0));
    Trial trial =
        Trial.run(
            one(
                Datapaths.backspike(),
                n,
                Networks.dense(3, 1, ints(weights)),
                Coding.mixed(8, exponent)),
            events(new int[] {0, p[0]}, new int[] {1, p[1]}, new int[] {2, p[2]}),
            2);
    assertThat(trial.state(1, "n", Variable.V)).containsExactly(x);
  }

  @Test
  void anOwnSumAboveTheRegisterDoesNotDependOnOrder() {
    // 1032 * 127 + 7 = 131071 + 1 events of +1, then -1
    int n = 1036;
    int[] weights = new int[n];
    Arrays.fill(weights, 127);
    weights[1032] = 7;
    weights[1033] = 1;
    weights[1034] = -1;
    weights[1035] = 0;
    int sum = 1032 * 127 + 7;
    for (int direction : new int[] {1, -1}) {
      int[] channels = new int[n];
      int[] ones = new int[n];
      for (int e = 0; e < n; e++) {
        channels[e] = direction > 0 ? e : n - 1 - e;
        ones[e] = 1;
      }
      Trial trial =
          Trial.run(
              one(
                  Datapaths.backspike(),
                  integrator(Map.of(Parameter.CURRENT_DECAY, 4096, Parameter.MEMBRANE_DECAY, 0)),
                  Networks.dense(n, 1, weights),
                  Coding.mixed(8, 0)),
              Stimulus.repeated(channels, ones, 1),
              2);
      assertThat(sum).isEqualTo(131071);
      assertThat(trial.state(1, "n", Variable.V)).containsExactly(8388544);
    }
  }

  @ParameterizedTest
  @CsvSource({"4000, 0, 1, 0", "4000, 1, 1, 32", "4032, 0, 0, 4032"})
  void ownNeuronsFireAboveTheirThreshold(int threshold, int reset, int spikes, int left) {
    IntegerPopulation n =
        Networks.population(
            "n",
            PopulationKind.LIF,
            1,
            Map.of(
                Parameter.CURRENT_DECAY,
                0,
                Parameter.MEMBRANE_DECAY,
                0,
                Parameter.THRESHOLD,
                threshold,
                Parameter.RESET,
                reset));
    Trial trial =
        Trial.run(
            one(Datapaths.backspike(), n, Networks.dense(3, 1, 127, -128, 64), Coding.mixed(8, 0)),
            once(3),
            2);
    assertThat(trial.spikes(1, "n")).containsExactly(spikes);
    assertThat(trial.state(1, "n", Variable.V)).containsExactly(left);
    assertThat(trial.state(1, "n", Variable.U)).containsExactly(4032);
  }

  @ParameterizedTest
  @CsvSource({"-1, -5", "-2, -10", "-3, -17"})
  void aNegativeExponentFloorsTheSumOfEachDelay(int exponent, int weight) {
    // two synapses into one neuron: one arrives at once, one after two steps
    SparseSynapses synapses =
        new SparseSynapses(
            new SparseRows(
                new int[] {0, 2},
                new int[] {0, 0},
                Networks.weights(weight, weight),
                new byte[] {0, 2}),
            1);
    IntegerPopulation n =
        integrator(Map.of(Parameter.CURRENT_DECAY, 4095, Parameter.MEMBRANE_DECAY, 0));
    Trial trial =
        Trial.run(
            one(Datapaths.lava(), n, synapses, new Coding(8, SignMode.INHIBITORY, exponent)),
            Stimulus.repeated(new int[] {0}, new int[] {1}, 3),
            4);
    assertThat(trial.state(1, "n", Variable.U)).containsExactly(-3 * 64);
    assertThat(trial.state(3, "n", Variable.U))
        .as("-3 of step 0, delayed, and -3 of step 2: not -5")
        .containsExactly(-6 * 64);
  }
}
